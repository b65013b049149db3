import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { memberUse } from './members.ts';
import type { MemberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';

/** Methods of TypeORM that take an entity, and the argument that it is. */
const takers: ReadonlyMap<string, number> = new Map([
  ...[
    ...[
      'getRepository',
      'getTreeRepository',
      'createQueryBuilder',
      'getMetadata',
      'hasMetadata',
      'getId',
      'create',
      'merge',
    ],
    ...['preload', 'save', 'remove', 'softRemove', 'recover', 'insert', 'upsert', 'update', 'updateAll', 'delete'],
    ...['deleteAll', 'softDelete', 'restore', 'exists', 'existsBy', 'count', 'countBy', 'sum', 'average', 'minimum'],
    ...['maximum', 'find', 'findBy', 'findAndCount', 'findAndCountBy', 'findOne', 'findOneBy', 'findOneOrFail'],
    ...['findOneByOrFail', 'clear', 'increment', 'decrement', 'from', 'addFrom', 'into', 'relation'],
    ...['leftJoin', 'innerJoin', 'leftJoinAndSelect', 'innerJoinAndSelect'],
  ].map((it) => [it, 0] as const),
  ...['leftJoinAndMapOne', 'leftJoinAndMapMany', 'innerJoinAndMapOne', 'innerJoinAndMapMany'].map(
    (it) => [it, 1] as const,
  ),
]);
const names: ReadonlySet<string> = new Set(takers.keys());
const managers = ['EntityManager', 'DataSource', 'Connection'];
const builders = ['QueryBuilder'];
const joining = /join/i;
/** Methods that mean something else where no entity comes first. */
const onBuilder = new Set(['from', 'addFrom', 'into', 'relation', 'update', 'insert', 'delete']);

/** Which entity TypeORM is asked for: a class, the name of one, or a table's. */
export const readEntityTargets: Reader = (node, reading) => {
  const use = memberUse(node, names, reading);
  if (!use || use.member === '*') return;
  if (!use.call) return readTaken(use, reading);
  const given = use.call.arguments[takers.get(use.member) ?? 0];
  if (!given || ts.isArrowFunction(given) || ts.isFunctionExpression(given)) return;
  const isJoin = joining.test(use.member);
  const types = isJoin || onBuilder.has(use.member) ? [...managers, ...builders] : managers;
  if (!reading.isOf(use.receiver, 'typeorm', types)) return;
  const form = isJoin ? 'orm-join' : 'orm-target';
  for (const to of targetsOf(given, use.call, reading)) {
    reading.add({ via: 'entity', form, at: given, to, specifier: given.getText(reading.source), names: [use.member] });
  }
};

/** A method that is stored, bound or handed on may then be asked for anything. */
function readTaken({ receiver, member, at }: MemberUse, reading: Reading): void {
  if (!reading.isOf(receiver, 'typeorm', managers)) return;
  const to = { kind: 'unknown' } as const;
  reading.add({
    via: 'entity',
    form: 'orm-target',
    at,
    to,
    specifier: at.parent.getText(reading.source),
    names: [member],
  });
}

export function targetsOf(given: ts.Expression, call: ts.Node, reading: Reading): readonly Target[] {
  const type = reading.checker.getTypeAtLocation(given);
  const all = type.isUnion() ? type.types : [type];
  if (all.some(({ flags }) => (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0))
    return named(given, call, reading);
  if (ts.isObjectLiteralExpression(given)) return described(given, call, reading);
  return all.flatMap((it) => classOf(it, reading));
}

/** By `'Invoice'`, or by `'billing.invoices'`; a path of an own alias is no table. */
function named(given: ts.Expression, call: ts.Node, reading: Reading): readonly Target[] {
  const texts = reading.texts(given);
  if (!texts) return [{ kind: 'unknown' }];
  return texts.flatMap((text): Target[] => {
    const parts = text.replaceAll('"', '').split('.');
    const [schema = '', name = ''] = parts.slice(-2);
    if (/^\s*\(/.test(text)) return [];
    if (parts.length < 2) return [{ kind: 'relation', schema: null, name: text }];
    return aliasesAround(call, reading).has(schema) ? [] : [{ kind: 'relation', schema, name }];
  });
}

/** `{ type: Invoice, name: 'Invoice' }` */
function described(given: ts.ObjectLiteralExpression, call: ts.Node, reading: Reading): readonly Target[] {
  const part = (key: string): ts.Expression | undefined => {
    const found = given.properties.find((it) => it.name?.getText() === key);
    return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  };
  const [type, name] = [part('type'), part('name')];
  return type && name ? [...targetsOf(type, call, reading), ...named(name, call, reading)] : [];
}

/** The class of a constructor, or of an instance that is saved as it is. */
function classOf(type: ts.Type, { origins, checker }: Reading): readonly Target[] {
  const [made] = type.getConstructSignatures().map((it) => checker.getReturnTypeOfSignature(it));
  const symbol = (made ?? type).symbol as ts.Symbol | undefined;
  const isClass = symbol && (symbol.flags & ts.SymbolFlags.Class) !== 0;
  const origin = isClass ? origins.ofSymbol(symbol) : undefined;
  return origin?.kind === 'file' ? [{ kind: 'file', file: origin.file, symbol: origin.name }] : [];
}

/** Names that the query builder of the same function gives: `'row'` in `createQueryBuilder('row')`. */
function aliasesAround(call: ts.Node, reading: Reading): ReadonlySet<string> {
  const around = ts.findAncestor(call, (it) => ts.isFunctionLike(it) || ts.isPropertyDeclaration(it)) ?? reading.source;
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const index = aliasIndex(node.expression.name.text, node.arguments.length);
      const alias = index === null ? undefined : node.arguments[index];
      if (alias && ts.isStringLiteralLike(alias)) found.add(alias.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(around);
  return found;
}

function aliasIndex(method: string, count: number): number | null {
  if (method === 'createQueryBuilder') return count === 1 ? 0 : 1;
  if (/AndMap(One|Many)$/.test(method)) return 2;
  return joining.test(method) || method === 'from' || method === 'addFrom' ? 1 : null;
}
