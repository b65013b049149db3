import { builtinModules } from 'node:module';
import ts from 'typescript';
import { givenTo, symbolOf } from './container-views.ts';
import type { Origin } from './origins.ts';
import type { Reading } from './reading.ts';

/** A name of a package, of one of Node's modules (`node:fs`) or of a file, used as a value. */
export interface Mention {
  readonly where: string;
  readonly name: string;
  readonly origin: Origin;
  readonly node: ts.Expression;
  /** What it is called or made with; `null` where it is handed on and may be called by anybody. */
  readonly call: ts.CallExpression | ts.NewExpression | null;
}

type Known = Pick<Mention, 'where' | 'name' | 'origin'>;
const builtins = new Set(builtinModules);
const imported = new WeakMap<ts.SourceFile, ReadonlyMap<string, Known>>();

/** The use of an imported name as a value at this node, whichever files it was passed on by, and under whatever name. */
export function mentionOf(node: ts.Node, reading: Reading): Mention | null {
  if (!ts.isIdentifier(node)) return null;
  const known = importsOf(reading).get(node.text);
  if (!known || isOnlyAName(node)) return null;
  if (known.name !== '*') return withCall(known, node);
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return withCall(known, node);
  const found = knownOf(reading.checker.getSymbolAtLocation(parent.name), reading);
  return withCall(found ?? { ...known, name: parent.name.text }, parent);
}

function withCall(known: Known, node: ts.Expression): Mention {
  let outer: ts.Node = node;
  while (ts.isParenthesizedExpression(outer.parent) || ts.isAsExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  const isCalled = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === outer;
  return { ...known, node, call: isCalled ? parent : null };
}

/** Names that a file imports, and what they are. */
export function importsOf(reading: Reading): ReadonlyMap<string, Known> {
  const found = imported.get(reading.source);
  if (found) return found;
  const all = new Map<string, Known>();
  for (const statement of reading.source.statements) {
    for (const name of namesOf(statement)) {
      const specifier = specifierOf(statement);
      const known =
        knownOf(reading.checker.getSymbolAtLocation(name), reading, specifier) ?? writtenOf(name, specifier);
      if (known) all.set(name.text, known);
    }
  }
  imported.set(reading.source, all);
  return all;
}

function namesOf(statement: ts.Statement): readonly ts.Identifier[] {
  if (ts.isImportEqualsDeclaration(statement)) return [statement.name];
  const clause = ts.isImportDeclaration(statement) ? statement.importClause : undefined;
  const bindings = clause?.namedBindings;
  const named = bindings && (ts.isNamespaceImport(bindings) ? [bindings.name] : bindings.elements.map((it) => it.name));
  return [...(clause?.name ? [clause.name] : []), ...(named ?? [])];
}

/** Of a package that is not installed: what the import says. */
function writtenOf(node: ts.Identifier, specifier: string): Known | undefined {
  if (specifier === '' || specifier.startsWith('.')) return undefined;
  const { parent } = node;
  const name = ts.isImportSpecifier(parent) ? (parent.propertyName ?? parent.name).text : '*';
  return { where: specifier, name, origin: { kind: 'package', package: specifier, name } };
}

function specifierOf(statement: ts.Statement): string {
  const from = ts.isImportDeclaration(statement) ? statement.moduleSpecifier : undefined;
  return from && ts.isStringLiteral(from) ? from.text : '';
}

/** Follows constants that only give a name once more. */
function knownOf(symbol: ts.Symbol | undefined, reading: Reading, specifier = '', far = 4): Known | undefined {
  if (!symbol) return undefined;
  const real = reading.origins.unaliased(symbol);
  const given = far > 0 ? givenTo(real) : undefined;
  const isRenamed = given && (ts.isIdentifier(given) || ts.isPropertyAccessExpression(given));
  const behind = isRenamed ? knownOf(symbolOf(given, reading), reading, '', far - 1) : undefined;
  if (behind) return behind;
  const origin = reading.origins.ofSymbol(symbol);
  if (!origin) return undefined;
  const isWhole = (real.flags & ts.SymbolFlags.ValueModule) !== 0;
  const builtin = origin.kind === 'package' && origin.package === 'node' ? builtinOf(real, specifier) : null;
  const where = builtin ?? (origin.kind === 'file' ? origin.file : origin.package);
  return { where, origin, name: isWhole ? '*' : origin.name };
}

/** `node:fs/promises` of a declaration of Node's types: by the module that it stands in. */
function builtinOf(symbol: ts.Symbol, specifier: string): string {
  for (let it: ts.Node | undefined = symbol.declarations?.[0]; it; it = it.parent) {
    if (ts.isModuleDeclaration(it) && ts.isStringLiteral(it.name)) return `node:${it.name.text.replace(/^node:/, '')}`;
  }
  const bareName = specifier.replace(/^node:/, '');
  return builtins.has(bareName) ? `node:${bareName}` : 'node';
}

/** Whether an identifier names a declaration, a member or a type, and is no value. */
export function isOnlyAName(node: ts.Identifier): boolean {
  const parent = node.parent as ts.Node & { name?: ts.Node; propertyName?: ts.Node };
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  const isPath = ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent);
  const isType = ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent);
  const isHeir =
    ts.isExpressionWithTypeArguments(parent) &&
    ts.isHeritageClause(parent.parent) &&
    parent.parent.token === ts.SyntaxKind.ImplementsKeyword;
  return isPath || isType || isHeir || parent.name === node || parent.propertyName === node;
}
