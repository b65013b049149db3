import ts from 'typescript';
import { isLasting } from './ambient-roots.ts';
import { isWritten } from './ambient-writes.ts';
import { bare, givenTo, symbolOf } from './container-views.ts';
import type { Reading } from './reading.ts';

/** Methods that change what they are called on. */
export const changing: ReadonlySet<string> = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
  ...['set', 'add', 'delete', 'clear', 'getOrInsert', 'getOrInsertComputed'],
  ...['on', 'once', 'off', 'emit', 'addListener', 'removeListener', 'prependListener', 'removeAllListeners'],
  ...['next', 'subscribe', 'complete', 'addEventListener', 'dispatchEvent', 'publish'],
]);
/** `const registry = new Registry()` at the top of a file, or what a function makes that keeps something. */
export function isStateful(node: ts.VariableDeclaration, reading: Reading): boolean {
  const made = node.initializer && bare(node.initializer);
  if (!made || !isLasting(node)) return false;
  if (ts.isObjectLiteralExpression(made)) return changesItself(made);
  if (ts.isNewExpression(made)) {
    const symbol = symbolOf(made.expression, reading);
    const isOwn = reading.origins.ofSymbol(symbol)?.kind === 'file';
    return isOwn && symbol?.valueDeclaration !== undefined && changesItself(symbol.valueDeclaration);
  }
  return ts.isCallExpression(made) && keepsSomething(calledBy(made, reading));
}

/** The function that a call runs, when the repository declares it. */
function calledBy({ expression }: ts.CallExpression, reading: Reading): ts.Node | undefined {
  const callee = bare(expression);
  if (!ts.isIdentifier(callee)) return callee;
  const symbol = symbolOf(callee, reading);
  if (reading.origins.ofSymbol(symbol)?.kind !== 'file') return undefined;
  return givenTo(symbol) ?? symbol?.valueDeclaration;
}

/** Whether a function has variables of its own that functions inside of it change, after it has returned. */
function keepsSomething(node: ts.Node | undefined): boolean {
  const isMade = node && (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node));
  if (!isMade || !node.body || !ts.isBlock(node.body)) return false;
  const names = new Set(
    node.body.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText())),
  );
  let found = false;
  const visit = (inner: ts.Node, isInside: boolean): void => {
    const callee = ts.isCallExpression(inner) ? inner.expression : undefined;
    const isChange = callee && ts.isPropertyAccessExpression(callee) && changing.has(callee.name.text);
    const changed = isChange ? callee.expression : inner;
    const isHeld = ts.isIdentifier(changed) && names.has(changed.text);
    if (isInside && isHeld && (isChange || isWritten(changed))) found = true;
    if (!found) ts.forEachChild(inner, (child) => visit(child, isInside || ts.isFunctionLike(inner)));
  };
  visit(node.body, false);
  return found;
}

/** Whether methods write members of `this`: what the constructor sets is set once. */
function changesItself(body: ts.Node): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (found || ts.isConstructorDeclaration(node)) return;
    const callee = ts.isCallExpression(node) ? node.expression : undefined;
    const changed =
      callee && ts.isPropertyAccessExpression(callee) && changing.has(callee.name.text) ? callee.expression : node;
    const isMember = ts.isPropertyAccessExpression(changed) || ts.isElementAccessExpression(changed);
    if (isMember && (changed !== node || isWritten(node)) && isOfThis(changed)) found = true;
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function isOfThis(node: ts.Expression): boolean {
  const inner = bare(node);
  if (ts.isPropertyAccessExpression(inner) || ts.isElementAccessExpression(inner)) return isOfThis(inner.expression);
  return inner.kind === ts.SyntaxKind.ThisKeyword;
}
