import ts from 'typescript';
import { isTestCode, roleOf } from '../../model/layout.ts';
import { isOnlyAName, mentionOf } from './container-mentions.ts';
import { isWritten } from './ambient-writes.ts';
import { symbolOf } from './container-views.ts';
import type { Reader, Reading } from './reading.ts';

const wholes: ReadonlySet<string> = new Set(['globalThis', 'global', 'self', 'window', 'GLOBAL', 'root']);
const ofProcess: ReadonlySet<string> = new Set([
  ...['on', 'once', 'off', 'addListener', 'prependListener', 'prependOnceListener', 'removeListener', 'emit', 'send'],
  ...['removeAllListeners', 'listeners', 'disconnect', 'exit', 'abort', 'kill', 'chdir', 'umask', 'setuid', 'setgid'],
  ...['channel', 'exitCode', 'title', 'setUncaughtExceptionCaptureCallback', 'finalization', 'reallyExit'],
  ...['dlopen', 'binding', '_linkedBinding', 'loadEnvFile', 'execve'],
]);

/** State that stands around every file: the global object, the process and its environment. */
export const readGlobals: Reader = (node, reading) => {
  if (reading.home.kind === 'tool' || reading.home.kind === 'root') return;
  if (ts.isIdentifier(node)) {
    if (wholes.has(node.text)) readGlobalObject(node, reading);
    else if (isProcess(node, reading)) readProcess(node, reading);
    else readProcessMember(node, reading);
  } else if (ts.isMetaProperty(node)) readMeta(node, reading);
  else if (ts.isVariableStatement(node)) readDeclared(node, reading);
};

/** `globalThis.x`, `(global as Bag)['x']`: what Node and the language declare is theirs; anything else is state. */
function readGlobalObject(node: ts.Identifier, reading: Reading): void {
  if (isOnlyAName(node) || !isTheGlobal(node, reading)) return;
  const outer = castsAround(node);
  const { parent } = outer;
  const isMember =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === outer;
  if (!isMember) {
    const isCompared = ts.isTypeOfExpression(parent) || ts.isTypeQueryNode(parent);
    if (!isCompared && !isFaked(parent, reading) && !isAskedFor(node, parent, reading))
      add(node, 'ambient-global', null, reading);
    return;
  }
  const name = memberOf(parent, reading);
  if (name === 'process' || name === 'globalThis') {
    if (name === 'process') readProcess(parent, reading);
    return;
  }
  const isDeclared = name !== null && isOfPlatform(reading.checker.getTypeAtLocation(node).getProperty(name), reading);
  if (!isDeclared || isWritten(parent)) add(parent, 'ambient-global', name, reading);
}

/** `'fetch' in globalThis`: whether the platform has something of its own. */
function isAskedFor(node: ts.Identifier, parent: ts.Node, reading: Reading): boolean {
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.InKeyword) return false;
  const [name] = reading.texts(parent.left) ?? [];
  const type = reading.checker.getTypeAtLocation(node);
  return name !== undefined && isOfPlatform(type.getProperty(name), reading);
}

/** `jest.spyOn(globalThis, 'fetch')`, in a test: it is put back. */
const isFaked = (parent: ts.Node, { file, layout }: Reading): boolean =>
  isTestCode(file, layout) &&
  ts.isCallExpression(parent) &&
  /\.(spyOn|replaceProperty)$/.test(parent.expression.getText());

/** `declare const plan: Plan`: somebody else has to put it there. */
function readDeclared(node: ts.VariableStatement, reading: Reading): void {
  const isDeclared = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
  if (!isDeclared || reading.source.isDeclarationFile) return;
  for (const { name, type } of node.declarationList.declarations) {
    if (!isUniqueSymbol(type)) add(name, 'ambient-global', name.getText(), reading);
  }
}

/** `declare const brand: unique symbol`: the mark of a type, which nothing has to put anywhere. */
const isUniqueSymbol = (type: ts.TypeNode | undefined): boolean =>
  type !== undefined && ts.isTypeOperatorNode(type) && type.operator === ts.SyntaxKind.UniqueKeyword;

/** A name that nothing in the repository declares; `self` and `root` are common names of variables. */
function isTheGlobal(node: ts.Identifier, reading: Reading): boolean {
  if (node.text === 'globalThis') return true;
  const symbol = symbolOf(node, reading);
  return symbol !== undefined && isOfPlatform(symbol, reading);
}

function isOfPlatform(symbol: ts.Symbol | undefined, reading: Reading): boolean {
  const origin = symbol && reading.origins.ofSymbol(symbol);
  return origin?.kind === 'package' && (origin.package === 'lib' || origin.package === 'node');
}

function isProcess(node: ts.Identifier, reading: Reading): boolean {
  const mention = mentionOf(node, reading);
  if (mention?.where === 'node:process')
    return mention.name === '*' || mention.name === 'process' || mention.name === 'default';
  return node.text === 'process' && !isOnlyAName(node) && isOfPlatform(symbolOf(node, reading), reading);
}

/** `import { env } from 'node:process'` */
function readProcessMember(node: ts.Identifier, reading: Reading): void {
  const mention = mentionOf(node, reading);
  if (mention?.where !== 'node:process') return;
  if (mention.name === 'env') readEnvironment(mention.node, reading);
  else if (ofProcess.has(mention.name)) add(mention.node, 'ambient-process', mention.name, reading);
}

function readProcess(node: ts.Expression, reading: Reading): void {
  const outer = castsAround(node);
  const { parent } = outer;
  const pattern = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name) ? parent.name : undefined;
  if (pattern) {
    for (const { propertyName, name } of pattern.elements) readMember(name, (propertyName ?? name).getText(), reading);
    return;
  }
  const isMember =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === outer;
  if (isMember) readMember(parent, memberOf(parent, reading), reading);
  else if (!ts.isTypeOfExpression(parent)) add(node, 'ambient-process', null, reading);
}

function readMember(node: ts.Node, name: string | null, reading: Reading): void {
  if (name === 'env') return readEnvironment(node as ts.Expression, reading);
  const isKnown = name !== null && isNamedByNode(node, reading);
  const isHarmless = isKnown && !ofProcess.has(name) && !isWritten(node);
  if (!isHarmless) add(node, 'ambient-process', name, reading);
}

function isNamedByNode(node: ts.Node, reading: Reading): boolean {
  if (!ts.isPropertyAccessExpression(node)) return true;
  return isOfPlatform(symbolOf(node, reading), reading);
}

/** `process.env`, and which variable of it; `null` where all of it is taken. */
function readEnvironment(node: ts.Expression, reading: Reading): void {
  const outer = castsAround(node);
  const { parent } = outer;
  const isMember =
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === outer;
  const isConfig = roleOf(reading.file) === reading.layout.ambient.configRole;
  const form = isConfig ? 'name-environment' : 'ambient-environment';
  const pattern = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name) ? parent.name : undefined;
  if (isConfig && pattern && pattern.elements.every((it) => !it.dotDotDotToken)) {
    for (const it of pattern.elements) add(it, form, memberNamed(it.propertyName ?? it.name), reading);
    return;
  }
  add(isMember ? parent : node, form, isMember ? memberOf(parent, reading) : null, reading);
}

const memberNamed = (name: ts.PropertyName | ts.BindingName): string | null =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : null;

function readMeta(node: ts.MetaProperty, reading: Reading): void {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.name.text !== 'env') return;
  readEnvironment(parent, reading);
}

function castsAround(node: ts.Node): ts.Node {
  let it = node;
  while (
    ts.isParenthesizedExpression(it.parent) ||
    ts.isAsExpression(it.parent) ||
    ts.isNonNullExpression(it.parent) ||
    ts.isSatisfiesExpression(it.parent)
  ) {
    it = it.parent;
  }
  return it;
}

function memberOf(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, reading: Reading): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return reading.texts(node.argumentExpression)?.[0] ?? null;
}

function add(at: ts.Node, form: string, name: string | null, reading: Reading): void {
  const space = form.endsWith('environment') ? 'environment' : 'global';
  const to = name === null ? ({ kind: 'unknown' } as const) : ({ kind: 'name', space, name } as const);
  const specifier = at.getText(reading.source).slice(0, 60);
  const names = name === null || form.startsWith('name-') ? [] : [name];
  reading.add({ via: 'name', form, at, to, specifier, names });
}
