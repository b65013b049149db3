import ts from 'typescript';
import type { Reading } from './reading.ts';

/** Steps from a name to what it was given that are followed; no honest code has more. */
const FAR = 8;

type Wrapped =
  ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.NonNullExpression | ts.TypeAssertion;

const isWrapped = (node: ts.Expression): node is Wrapped =>
  ts.isParenthesizedExpression(node) ||
  ts.isAsExpression(node) ||
  ts.isSatisfiesExpression(node) ||
  ts.isNonNullExpression(node) ||
  ts.isTypeAssertionExpression(node);

/** An expression without the casts around it, which change what the checker says of it and nothing else. */
export function bare(node: ts.Expression): ts.Expression {
  if (isWrapped(node)) return bare(node.expression);
  const isComma = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.CommaToken;
  return isComma ? bare(node.right) : node;
}

/** The symbol that a name stands for, through imports and re-exports. */
export function symbolOf(node: ts.Node, { origins, checker }: Reading): ts.Symbol | undefined {
  const isShorthand = ts.isIdentifier(node) && ts.isShorthandPropertyAssignment(node.parent);
  const found = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(ts.isPropertyAccessExpression(node) ? node.name : node);
  return found && origins.unaliased(found);
}

/** What a variable or a member was given where it is declared; undefined for parameters and what is written later. */
export function givenTo(symbol: ts.Symbol | undefined): ts.Expression | undefined {
  const declaration = symbol?.valueDeclaration;
  if (!declaration || symbol.declarations?.length !== 1) return undefined;
  const holds = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration);
  return holds || ts.isPropertyAssignment(declaration) ? declaration.initializer : undefined;
}

/** An expression, what is under its casts, and what the names in it were given, from the outside in. */
export function viewsOf(node: ts.Expression, reading: Reading, far = FAR): readonly ts.Expression[] {
  const inner = bare(node);
  const layers: ts.Expression[] = [];
  for (let it = node; it !== inner; it = isWrapped(it) ? it.expression : inner) layers.push(it);
  const isName = ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner);
  const given = isName && far > 0 ? givenTo(symbolOf(inner, reading)) : undefined;
  return [...layers, inner, ...(given ? viewsOf(given, reading, far - 1) : [])];
}

/** Whether an expression is of one of these types, or was before it was cast or stored as something else. */
export const wasOf = (node: ts.Expression, reading: Reading, where: string, names: readonly string[]): boolean =>
  viewsOf(node, reading).some((it) => reading.isOf(it, where, names));

/** The elements of a list that stands in the source, spread lists included; `null` in place of what is computed. */
export function elementsOf(node: ts.Expression, reading: Reading): readonly (ts.Expression | null)[] {
  const inner = viewsOf(node, reading).at(-1) ?? node;
  if (!ts.isArrayLiteralExpression(inner)) return [null];
  return inner.elements.flatMap((it) => (ts.isSpreadElement(it) ? elementsOf(it.expression, reading) : [it]));
}

/** What a property of an object that stands in the source is given; spread objects included. */
export function propertyOf(node: ts.Expression, name: string, reading: Reading): ts.Expression | undefined {
  const inner = viewsOf(node, reading).at(-1) ?? node;
  if (!ts.isObjectLiteralExpression(inner)) return undefined;
  for (const it of [...inner.properties].reverse()) {
    if (ts.isSpreadAssignment(it)) {
      const found = propertyOf(it.expression, name, reading);
      if (found) return found;
    } else if (it.name && nameOfProperty(it.name, reading) === name) {
      return ts.isPropertyAssignment(it) ? it.initializer : ts.isShorthandPropertyAssignment(it) ? it.name : undefined;
    }
  }
  return undefined;
}

/** The text of a property's name; `null`: computed. */
export function nameOfProperty(name: ts.PropertyName, reading: Reading): string | null {
  if (!ts.isComputedPropertyName(name)) return name.text;
  const texts = reading.texts(name.expression);
  return texts?.length === 1 ? (texts[0] ?? null) : null;
}

/** What a function gives back, when that is one expression. */
export function resultOf(node: ts.Node | undefined): ts.Expression | undefined {
  if (!node || !ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
  const body = node.body;
  if (!ts.isBlock(body)) return body;
  const returned = body.statements.flatMap((it) => (ts.isReturnStatement(it) && it.expression ? [it.expression] : []));
  return body.statements.length === 1 ? returned[0] : undefined;
}
