import ts from 'typescript';
import type { Reader, Reading } from './reading.ts';

const lists = new Set(['entities', 'subscribers', 'migrations']);

/** What find options name beside their own entity, and lists of classes that are none. */
export const readOrmOptions: Reader = (node, reading) => {
  if (!ts.isPropertyAssignment(node) || !ts.isObjectLiteralExpression(node.parent)) return;
  const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : '';
  if (name === 'relations') readRelations(node, reading);
  else if (lists.has(name)) readList(node, name, reading);
  else if (name === 'autoLoadEntities') readAutoLoad(node, reading);
};

function readRelations(node: ts.PropertyAssignment, reading: Reading): void {
  const wanted = reading.checker.getContextualType(node.parent);
  const options = (wanted?.isUnion() ? wanted.types : [wanted]).find((it) => it && isOptions(it, reading));
  const [entity] = options ? reading.checker.getTypeArguments(options as ts.TypeReference) : [];
  if (!entity) return;
  if (ts.isObjectLiteralExpression(node.initializer)) walk(node.initializer, entity, reading);
  if (!ts.isArrayLiteralExpression(node.initializer)) return;
  for (const element of node.initializer.elements) {
    for (const path of reading.texts(element) ?? []) steps(path.split('.'), entity, element, reading);
  }
}

const isOptions = (type: ts.Type, { origins }: Reading): boolean =>
  origins
    .ofType(type)
    .some((it) => it.kind === 'package' && it.package === 'typeorm' && /^Find(One|Many|Tree)Options$/.test(it.name));

/** Each step of the way: an entity by the type of the property that leads to it. */
function walk(level: ts.ObjectLiteralExpression, entity: ts.Type, reading: Reading): void {
  for (const it of level.properties) {
    const name = it.name && (ts.isIdentifier(it.name) || ts.isStringLiteral(it.name)) ? it.name.text : null;
    const next = name === null ? null : step(name, entity, it, reading);
    if (next && ts.isPropertyAssignment(it) && ts.isObjectLiteralExpression(it.initializer))
      walk(it.initializer, next, reading);
  }
}

function steps([name, ...rest]: readonly string[], entity: ts.Type, at: ts.Node, reading: Reading): void {
  const next = name === undefined ? null : step(name, entity, at, reading);
  if (next) steps(rest, next, at, reading);
}

function step(name: string, entity: ts.Type, at: ts.Node, reading: Reading): ts.Type | null {
  const property = entity.getProperty(name);
  const type = property && unwrapped(reading.checker.getTypeOfSymbol(property), reading);
  const origin = type && reading.origins.ofSymbol(type.symbol);
  if (!type || origin?.kind !== 'file') return null;
  const to = { kind: 'file', file: origin.file, symbol: origin.name } as const;
  reading.add({ via: 'entity', form: 'orm-path', at, to, specifier: name, names: [name] });
  return type;
}

/** `Promise<User[]> | null` → `User` */
function unwrapped(type: ts.Type, reading: Reading): ts.Type {
  const { checker } = reading;
  const present = checker.getNonNullableType(type);
  const [one] = present.isUnion() ? present.types : [present];
  const symbol = one?.symbol;
  const isHolder = symbol && ['Promise', 'Array', 'ReadonlyArray'].includes(symbol.name);
  const [inner] = one && isHolder ? checker.getTypeArguments(one as ts.TypeReference) : [];
  return inner ? unwrapped(inner, reading) : (one ?? present);
}

/** `entities: ['dist/**\/*.entity.js']`: whatever lies there. */
function readList(node: ts.PropertyAssignment, name: string, reading: Reading): void {
  const globs = globsIn(node.initializer, reading);
  if (globs.length === 0 || !isConnection(node, name, reading)) return;
  for (const at of globs) {
    reading.add({
      ...{ via: 'entity', form: 'orm-glob', at, to: { kind: 'unknown' } },
      ...{ specifier: at.getText(reading.source), names: [name] },
    });
  }
}

function globsIn(list: ts.Expression, { checker }: Reading): readonly ts.Expression[] {
  const isText = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.StringLike) !== 0;
  if (ts.isArrayLiteralExpression(list)) return list.elements.filter((it) => isText(checker.getTypeAtLocation(it)));
  const items = checker.getIndexTypeOfType(checker.getTypeAtLocation(list), ts.IndexKind.Number);
  return items && isText(items) ? [list] : [];
}

function isConnection(node: ts.PropertyAssignment, name: string, { checker, origins }: Reading): boolean {
  const holder = node.parent;
  const wanted = checker.getContextualType(holder)?.getProperty(name);
  if (!wanted)
    return holder.properties.some((it) => it.name?.getText() === 'type' || it.name?.getText() === 'dataSource');
  const origin = origins.ofSymbol(wanted);
  return origin?.kind === 'package' && /typeorm/.test(origin.package);
}

function readAutoLoad(node: ts.PropertyAssignment, reading: Reading): void {
  const wanted = reading.checker.getContextualType(node.parent)?.getProperty('autoLoadEntities');
  const isOwn = wanted !== undefined && reading.origins.ofSymbol(wanted)?.kind === 'file';
  if (isOwn || node.initializer.kind === ts.SyntaxKind.FalseKeyword) return;
  reading.add({
    via: 'entity',
    form: 'orm-glob',
    at: node,
    to: { kind: 'unknown' },
    specifier: node.getText(),
    names: ['entities'],
  });
}
