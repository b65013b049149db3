import ts from 'typescript';
import type { Reading } from './reading.ts';
import { resultOf } from './sql-builder.ts';
import { literalOf, optionIn } from './sql-literals.ts';
import { originOfCallee } from './sql-names.ts';
import { column, condition, statement } from './sql-handed.ts';
import type { Handed, Shape } from './sql-handed.ts';

const exclusion: Shape = { before: 'create table x.y (exclude ', after: ')', isPart: false };

/** SQL that stands in the options of TypeORM's decorators, which are functions like others. */
export function readDecorator(call: ts.CallExpression, reading: Reading): readonly Handed[] {
  const origin = originOfCallee(call.expression, reading);
  if (origin?.kind !== 'package' || origin.package !== 'typeorm') return [];
  const found = inOptions[origin.name];
  if (!found) return [];
  return call.arguments
    .flatMap((it, index) => found(it, index === call.arguments.length - 1, reading))
    .map((it) => ({ ...it, to: `@${origin.name}` }));
}

type Piece = Omit<Handed, 'to'>;
type Find = (argument: ts.Expression, isLast: boolean, reading: Reading) => readonly Piece[];

const piece = (expression: ts.Expression, shape: Shape): Piece => ({ expression, at: expression, shape });

const last =
  (shape: Shape): Find =>
  (argument, isLast) =>
    isLast ? [piece(argument, shape)] : [];

const option =
  (names: Readonly<Record<string, Shape>>): Find =>
  (argument, _isLast, reading) => {
    const literal = literalOf(argument, reading);
    return Object.entries(names).flatMap(([name, shape]) => {
      const value = literal && optionIn(literal, name, reading);
      // What stands elsewhere is told where it is used.
      return value
        ? valueOf(value, shape).map((it) => ({ ...it, at: isWithin(value, argument) ? it.at : argument }))
        : [];
    });
  };

const isWithin = (node: ts.Node, around: ts.Node): boolean =>
  ts.findAncestor(node, (it) => it === around) !== undefined;

/** A default is SQL when it is a function; of a view's query, a function builds it of parts that are seen by themselves. */
function valueOf(value: ts.Expression, shape: Shape): readonly Piece[] {
  if (!ts.isArrowFunction(value) && !ts.isFunctionExpression(value))
    return shape === column ? [] : [piece(value, unwrapped(shape))];
  const result = resultOf(value);
  if (shape === query) return [];
  return [result ? piece(result, column) : { expression: null, at: value, shape: column }];
}

const query: Shape = { ...statement };
const expression: Shape = { ...column };
const unwrapped = (shape: Shape): Shape => (shape === expression ? column : shape);

const columns = option({ default: column, onUpdate: column, asExpression: expression });
const inOptions: Readonly<Record<string, Find>> = {
  Check: last(condition),
  Exclusion: last(exclusion),
  Index: option({ where: condition }),
  ViewEntity: option({ expression: query }),
  ...Object.fromEntries(
    ['Column', 'PrimaryColumn', 'CreateDateColumn', 'UpdateDateColumn', 'DeleteDateColumn', 'VersionColumn'].map(
      (it) => [it, columns],
    ),
  ),
};
