import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { homeOf } from '../../model/layout.ts';
import type { Origin } from './origins.ts';
import type { Reader, Reading } from './reading.ts';
import { originOfCallee } from './sql-names.ts';

const columns = new Set([
  ...['Column', 'PrimaryColumn', 'CreateDateColumn', 'UpdateDateColumn', 'DeleteDateColumn', 'VersionColumn'],
  ...['ObjectIdColumn', 'VirtualColumn', 'ViewColumn'],
]);
const hooks = new Set([
  ...['AfterLoad', 'BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeRemove', 'AfterRemove'],
  ...['BeforeSoftRemove', 'AfterSoftRemove', 'BeforeRecover', 'AfterRecover'],
]);

/** What a column keeps, and what TypeORM runs beside a row. */
export const readColumns: Reader = (node, reading) => {
  if (!ts.isDecorator(node) || !ts.isCallExpression(node.expression)) return;
  const origin = originOfCallee(node.expression.expression, reading);
  if (origin?.kind !== 'package' || origin.package !== 'typeorm') return;
  const { parent: member } = node;
  if (columns.has(origin.name) && ts.isPropertyDeclaration(member)) readColumn(member, reading);
  if (hooks.has(origin.name)) readHook(member, origin.name, reading);
};

function readColumn(member: ts.PropertyDeclaration, reading: Reading): void {
  const found = [...written(member, reading), ...shaped(member, reading)];
  const { name } = member;
  for (const to of onePerHome(found, reading)) {
    const specifier = name.getText(reading.source);
    reading.add({ via: 'entity', form: 'orm-snapshot', at: name, to, specifier, names: [specifier] });
  }
}

/** Names in the type as it is written, and in what it is an alias of: the checker sees through those. */
function written({ type }: ts.PropertyDeclaration, { origins, checker }: Reading): readonly Origin[] {
  const found: Origin[] = [];
  const seen = new Set<ts.Symbol>();
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const known = symbol && origins.unaliased(symbol);
    const origin = origins.ofSymbol(known);
    if (origin) found.push(origin);
    if (known && !seen.has(known)) {
      seen.add(known);
      const alias = known.declarations?.find(ts.isTypeAliasDeclaration);
      if (alias && origin?.kind === 'file') visit(alias.type);
    }
    ts.forEachChild(node, visit);
  };
  if (type) visit(type);
  return found;
}

/** Types that the column's value is made of. */
function shaped(member: ts.PropertyDeclaration, reading: Reading): readonly Origin[] {
  const seen = new Set<ts.Type>();
  const found: Origin[] = [];
  const visit = (type: ts.Type): void => {
    if (seen.has(type) || seen.size > MOST_TYPES) return;
    seen.add(type);
    const symbols = [type.aliasSymbol, type.symbol as ts.Symbol | undefined];
    found.push(...symbols.flatMap((it) => reading.origins.ofSymbol(it) ?? []));
    for (const it of partsOf(type, reading)) visit(it);
  };
  visit(reading.checker.getTypeAtLocation(member));
  return found;
}

/** Types of one value that are looked at; a larger one has shown its home by then. */
const MOST_TYPES = 40;

/** Members of a union, arguments of a generic, and fields of a plain shape. */
function partsOf(type: ts.Type, { checker }: Reading): readonly ts.Type[] {
  if (type.isUnionOrIntersection()) return type.types;
  const given = [...(type.aliasTypeArguments ?? []), ...checker.getTypeArguments(type as ts.TypeReference)];
  const isPlain = (type.flags & ts.TypeFlags.Object) !== 0 && !type.isClass() && isOwnShape(type);
  return isPlain ? [...given, ...type.getProperties().map((it) => checker.getTypeOfSymbol(it))] : given;
}

const isOwnShape = (type: ts.Type): boolean => {
  const source = (type.symbol as ts.Symbol | undefined)?.declarations?.[0]?.getSourceFile();
  return source !== undefined && !source.isDeclarationFile;
};

function onePerHome(origins: readonly Origin[], { layout }: Reading): readonly Target[] {
  const homes = new Map<string, Target>();
  for (const it of origins) {
    if (it.kind !== 'file') continue;
    const { kind, name } = homeOf(it.file, layout);
    if (!homes.has(`${kind} ${name}`)) homes.set(`${kind} ${name}`, { kind: 'file', file: it.file, symbol: it.name });
  }
  return [...homes.values()];
}

/** Calls that leave the file: of another's function, or of a method of a class that stands elsewhere. */
function readHook(member: ts.Node, hook: string, reading: Reading): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const to = calleeOf(node, reading);
      const names = [hook];
      if (to)
        reading.add({
          via: 'entity',
          form: isMethodCall(node, reading) ? 'orm-hook-method' : 'orm-hook-function',
          at: node,
          to,
          specifier: node.expression.getText(),
          names,
        });
    }
    if (ts.isPropertyAccessExpression(node)) readTaken(node, hook, reading);
    ts.forEachChild(node, visit);
  };
  const body = ts.isMethodDeclaration(member)
    ? member.body
    : ts.isPropertyDeclaration(member)
      ? member.initializer
      : undefined;
  if (body) visit(body);
}

/** `this.other.work.bind(this.other)` */
function readTaken(node: ts.PropertyAccessExpression, hook: string, reading: Reading): void {
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  const symbol = isCalled ? undefined : reading.checker.getSymbolAtLocation(node.name);
  const origin = symbol && (symbol.flags & ts.SymbolFlags.Method) !== 0 ? reading.origins.ofSymbol(symbol) : undefined;
  if (origin?.kind !== 'file' || origin.file === reading.file) return;
  const to = { kind: 'file', file: origin.file, symbol: origin.name } as const;
  reading.add({
    via: 'entity',
    form: 'orm-hook-method',
    at: node,
    to,
    specifier: node.getText(reading.source),
    names: [hook],
  });
}

function isMethodCall(node: ts.CallExpression | ts.NewExpression, { checker }: Reading): boolean {
  const declared = checker.getResolvedSignature(node)?.declaration;
  return ts.isPropertyAccessExpression(node.expression) || (declared !== undefined && ts.isMethodDeclaration(declared));
}

function calleeOf(node: ts.CallExpression | ts.NewExpression, reading: Reading): Target | null {
  const { expression } = node;
  if (reading.isAny(expression)) return { kind: 'unknown' };
  // The declaration that is called, however it came here: by a variable, out of an object.
  const declared = reading.checker.getResolvedSignature(node)?.declaration;
  const name = declared && ts.isFunctionLike(declared) ? declared.name : undefined;
  const callee = name ?? (ts.isPropertyAccessExpression(expression) ? expression.name : expression);
  const origin = reading.origins.ofSymbol(reading.checker.getSymbolAtLocation(callee));
  if (origin?.kind !== 'file' || origin.file === reading.file) return null;
  return { kind: 'file', file: origin.file, symbol: origin.name };
}
