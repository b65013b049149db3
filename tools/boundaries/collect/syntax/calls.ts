import ts from 'typescript';
import { readBuiltins } from './builtins.ts';
import { Loaders, takenFrom } from './loaders.ts';
import type { Walk } from './mention.ts';
import { isShadowed } from './scopes.ts';
import { readUrl } from './urls.ts';
import { bare, dressed } from './wrapped.ts';

/** Jest's functions whose first argument names a module. */
const mocks = new Set([
  ...['mock', 'doMock', 'unmock', 'dontMock', 'deepUnmock', 'setMock', 'requireActual', 'requireMock'],
  ...['createMockFromModule', 'unstable_mockModule', 'unstable_unmockModule', 'importActual', 'importMock', 'doUnmock'],
]);

/** Reads the expressions that load a file: import(), require() of every make, resolve, URLs beside the file, mocks. */
export function callReader(walk: Walk): (node: ts.Node) => void {
  const loaders = new Loaders(walk.source);
  return (node) => {
    readBuiltins(node, walk);
    if (ts.isCallExpression(node)) readCall(node, loaders, walk);
    else if (ts.isNewExpression(node)) readUrl(node, walk);
    else if (ts.isIdentifier(node)) readName(node, loaders, walk);
    else if (isMeta(node)) readMeta(node, walk);
  };
}

function readCall(node: ts.CallExpression, loaders: Loaders, walk: Walk): void {
  const [callee, argument] = [node.expression, node.arguments[0]];
  if (isImport(callee)) walk.add('dynamic-import', argument ?? node, walk.constant(argument), takenFrom(node));
  if (loaders.of(callee) === 'require' || loaders.isMaking(callee)) {
    walk.add('require', argument ?? node, walk.constant(argument), ['*']);
  }
  if (loaders.isMaking(node) && !(isOfThisFile(argument) && isCalledOrNamed(node))) walk.add('loader', node, null);
  if (ts.isPropertyAccessExpression(callee)) readMethod(node, callee, loaders, walk);
  readUrl(node, walk);
}

function readMethod(node: ts.CallExpression, callee: ts.PropertyAccessExpression, loaders: Loaders, walk: Walk): void {
  const [owner, name, argument] = [callee.expression, callee.name.text, node.arguments[0]];
  const isLoader = loaders.of(owner) === 'require' || loaders.isMaking(owner) || isMeta(bare(owner));
  const text = walk.constant(argument);
  if (name === 'resolve' && isLoader) walk.add('resolve', argument ?? node, text);
  const isOfNode = /^(module|require\.main|process\.mainModule|globalThis)$/.test(owner.getText(walk.source));
  if (name === 'require' && isOfNode && !isOwn(owner)) walk.add('require', argument ?? node, text, ['*']);
  const isPromise = argument && ts.isCallExpression(argument) && isImport(argument.expression);
  if (loaders.of(owner) === 'jest' && mocks.has(name) && !isPromise) walk.add('mock', argument ?? node, text, ['*']);
}

/** `module` and `process` may also be what a file calls something of its own. */
const isOwn = (owner: ts.Expression): boolean =>
  ts.isIdentifier(owner) ? isShadowed(owner) : ts.isPropertyAccessExpression(owner) && isOwn(owner.expression);

/** A loader that is called is judged by what it loads; one that is handed on could load anything. */
function readName(node: ts.Identifier, loaders: Loaders, walk: Walk): void {
  const loader = loaders.of(node);
  if (!loader || isNameOfSomething(node) || ts.isTypeOfExpression(node.parent)) return;
  const { parent } = node;
  const isCallee = ts.isCallExpression(parent) && parent.expression === node;
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : '';
  const isKnown = {
    require: isCallee || member === 'main' || (member === 'resolve' && isCalled(parent)),
    maker: isCallee,
    module: loaders.isHarmless(parent) || (loaders.isMaker(parent) && isCalled(parent)),
    jest: member !== '',
    hooks: false,
    unprovable: false,
  }[loader];
  if (!isKnown) walk.add(loader === 'hooks' ? 'hooks' : 'loader', node, null);
}

function readMeta(node: ts.MetaProperty, walk: Walk): void {
  if (isImport(node)) return;
  const { parent } = dressed(node);
  const member = ts.isPropertyAccessExpression(parent) ? parent.name.text : '';
  if (member === '' || (member === 'resolve' && !isCalled(parent))) walk.add('loader', node, null);
}

const isMeta = (node: ts.Node): node is ts.MetaProperty =>
  ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;

/** The callee of `import(…)`, `import.defer(…)` and `import.source(…)`. */
const isImport = (node: ts.Node): boolean =>
  node.kind === ts.SyntaxKind.ImportKeyword || (isMeta(node) && ['defer', 'source'].includes(node.name.text));

const isCalled = (node: ts.Node): boolean => ts.isCallExpression(node.parent) && node.parent.expression === node;

const isOfThisFile = (base: ts.Expression | undefined): boolean =>
  base !== undefined && /^(import\.meta\.(url|filename)|__filename)$/.test(base.getText());

const isCalledOrNamed = (node: ts.CallExpression): boolean =>
  isCalled(node) ||
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name.text === 'resolve' && isCalled(node.parent)) ||
  (ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name));

/** Whether an identifier only names a declaration, a member or a type, and is not the value itself. */
function isNameOfSomething(node: ts.Identifier): boolean {
  const parent = node.parent as ts.Node & { name?: ts.Node; propertyName?: ts.Node };
  if (ts.isExportSpecifier(parent) || ts.isShorthandPropertyAssignment(parent)) return false;
  const isType = ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent);
  return isType || parent.name === node || parent.propertyName === node;
}
