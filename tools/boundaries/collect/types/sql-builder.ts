import ts from 'typescript';
import type { Reading } from './reading.ts';
import { column, condition, grouping, order, source, statement } from './sql-handed.ts';
import type { Handed, Shape } from './sql-handed.ts';
import { originOfCallee } from './sql-names.ts';

const builders = [
  ...['QueryBuilder', 'SelectQueryBuilder', 'UpdateQueryBuilder', 'DeleteQueryBuilder', 'InsertQueryBuilder'],
  ...['SoftDeleteQueryBuilder', 'RelationQueryBuilder', 'WhereExpressionBuilder', 'Brackets'],
];
const stores = ['Repository', 'EntityManager', 'BaseEntity'];

type Parts = readonly (readonly [index: number, shape: Shape])[];

const first = (shape: Shape): Parts => [[0, shape]];
const joins: Parts = [
  [0, source],
  [2, condition],
];
const mapped: Parts = [
  [1, source],
  [3, condition],
];

/** Which arguments of a query builder's methods are SQL as it stands. */
const parts: ReadonlyMap<string, Parts> = new Map([
  ...['where', 'andWhere', 'orWhere', 'having', 'andHaving', 'orHaving'].map((it) => [it, first(condition)] as const),
  ...['select', 'addSelect', 'returning', 'output', 'distinctOn'].map((it) => [it, first(column)] as const),
  ...['orderBy', 'addOrderBy'].map((it) => [it, first(order)] as const),
  ...['groupBy', 'addGroupBy'].map((it) => [it, first(grouping)] as const),
  ...['from', 'addFrom'].map((it) => [it, first(source)] as const),
  ...['leftJoin', 'innerJoin', 'leftJoinAndSelect', 'innerJoinAndSelect'].map((it) => [it, joins] as const),
  ...['leftJoinAndMapOne', 'leftJoinAndMapMany', 'innerJoinAndMapOne', 'innerJoinAndMapMany'].map(
    (it) => [it, mapped] as const,
  ),
  ['addCommonTableExpression', first(statement)],
]);
/** Values that may be functions, whose text stands in the statement. */
const valued = new Set(['set', 'values', 'update', 'insert', 'upsert', 'orUpdate']);

/** SQL in the parts of a query builder. A join of a table by its name is the business of the entities' readers. */
export function readBuilder(call: ts.CallExpression, reading: Reading): readonly Handed[] {
  const raw = rawCall(call, reading);
  if (raw) return raw;
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const { text: member } = call.expression.name;
  const { expression: receiver } = call.expression;
  const wanted = parts.get(member);
  if (wanted && reading.isOf(receiver, 'typeorm', builders)) {
    return wanted.flatMap(([index, shape]) => piecesOf(call.arguments[index], shape, member, reading));
  }
  const isValued = valued.has(member) && reading.isOf(receiver, 'typeorm', [...builders, ...stores]);
  return isValued ? call.arguments.flatMap((it) => computedValues(it, member)) : [];
}

function piecesOf(argument: ts.Expression | undefined, shape: Shape, to: string, reading: Reading): readonly Handed[] {
  if (!argument) return [];
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap((it) => piecesOf(it, shape, to, reading));
  // `orderBy({ 'row.name': 'ASC' })`
  if (shape === order && ts.isObjectLiteralExpression(argument)) return keysOf(argument, to);
  if (!isText(argument, reading)) return [];
  const texts = reading.texts(argument);
  // An entity's name, a table's or a property's path; a whole word names a column or an alias.
  const isName = texts?.every((it) => (shape === source ? !it.trim().startsWith('(') : /^"?[\w.]+"?$/.test(it)));
  if (isName || (texts === null && shape === source)) return [];
  return [{ expression: argument, at: argument, shape, to }];
}

function keysOf({ properties }: ts.ObjectLiteralExpression, to: string): readonly Handed[] {
  return properties.flatMap(({ name }) => {
    const key = name && ts.isComputedPropertyName(name) ? name.expression : name;
    const isColumn =
      !key || ts.isIdentifier(key) || ts.isPrivateIdentifier(key) || /^['"][\w.]+['"]$/.test(key.getText());
    return isColumn || !ts.isExpression(key) ? [] : [{ expression: key, at: key, shape: order, to }];
  });
}

function isText(argument: ts.Expression, reading: Reading): boolean {
  const type = reading.checker.getTypeAtLocation(argument);
  const all = type.isUnion() ? type.types : [type];
  return all.some(({ flags }) => (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) !== 0);
}

/** `.set({ total: () => '(select …)' })` */
function computedValues(argument: ts.Expression, to: string): readonly Handed[] {
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap((it) => computedValues(it, to));
  if (!ts.isObjectLiteralExpression(argument)) return [];
  return argument.properties.flatMap((it) => {
    if (!ts.isPropertyAssignment(it)) return [];
    const { initializer } = it;
    if (!ts.isArrowFunction(initializer)) return computedValues(initializer, to);
    const text = resultOf(initializer);
    return text ? [{ expression: text, at: text, shape: column, to }] : [];
  });
}

/** `Raw((alias) => `${alias} in (select …)`)` */
function rawCall(call: ts.CallExpression, reading: Reading): readonly Handed[] | null {
  const origin = originOfCallee(call.expression, reading);
  if (origin?.kind !== 'package' || origin.package !== 'typeorm' || origin.name !== 'Raw') return null;
  const [given] = call.arguments;
  if (!given) return [];
  const text = ts.isArrowFunction(given) || ts.isFunctionExpression(given) ? resultOf(given) : given;
  return [{ expression: text, at: text ?? given, shape: column, to: 'Raw' }];
}

/** What a function gives back, where that is the one thing that it does. */
export function resultOf(node: ts.ArrowFunction | ts.FunctionExpression): ts.Expression | null {
  if (!ts.isBlock(node.body)) return node.body;
  const [only] = node.body.statements;
  return node.body.statements.length === 1 && only && ts.isReturnStatement(only) ? (only.expression ?? null) : null;
}
