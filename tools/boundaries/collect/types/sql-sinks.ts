import ts from 'typescript';
import { memberUse } from './members.ts';
import type { MemberUse } from './members.ts';
import type { Reading } from './reading.ts';
import { readBuilder } from './sql-builder.ts';
import { readDecorator } from './sql-decorators.ts';
import { literalOf, optionIn } from './sql-literals.ts';
import { originOfCallee } from './sql-names.ts';
import { guessed } from './sql-guesses.ts';
import { statement } from './sql-handed.ts';
import type { Handed } from './sql-handed.ts';
import { looksLikeRunner } from './sql-structural.ts';
import { calledWrapper, madeWrapper, taggedWrapper } from './sql-wrappers.ts';

const querying: ReadonlySet<string> = new Set(['query', 'stream']);
const tagging: ReadonlySet<string> = new Set(['sql', 'query']);
/** `Connection` is what a `DataSource` was called before 0.3. */
const typeorm = [
  'DataSource',
  'Connection',
  'EntityManager',
  'QueryRunner',
  'BaseQueryRunner',
  'PostgresQueryRunner',
  'Repository',
  'BaseEntity',
];
const pg = ['ClientBase', 'Client', 'Pool', 'PoolClient', 'Connection'];

const databases: ReadonlySet<string> = new Set([
  ...typeorm.map((it) => `typeorm ${it}`),
  ...pg.map((it) => `pg ${it}`),
]);

/** All SQL that is handed over at this node. */
export function handedAt(node: ts.Node, reading: Reading): readonly Handed[] {
  if (ts.isTaggedTemplateExpression(node)) return [...taggedWrapper(node, reading), ...taggedQuery(node, reading)];
  if (ts.isNewExpression(node)) return [...madeWrapper(node, reading), ...submitted(node, reading)];
  const own = ts.isCallExpression(node)
    ? [...readBuilder(node, reading), ...readDecorator(node, reading), ...guessed(node, reading)]
    : [];
  return [...own, ...calledWrapper(node, reading), ...queried(node, reading), ...taken(node, reading)];
}

function queried(node: ts.Node, reading: Reading): readonly Handed[] {
  const use = memberUse(node, querying, reading);
  if (!use || !isDatabase(use, reading)) return [];
  const { call, at } = use;
  if (!call) return isReplaced(at) ? [] : [{ expression: null, at, shape: statement, to: use.member }];
  const [text] = call.arguments;
  if (!text) return [];
  const isGuess = !isTyped(use, reading) && !reading.isAny(use.receiver) && { isGuess: true as const };
  return handed(text, reading).map((expression) => ({
    ...{ expression, at: expression ?? text, shape: statement, to: use.member },
    ...isGuess,
  }));
}

/** TypeORM's own tag, whose holes become parameters. */
function taggedQuery(node: ts.TaggedTemplateExpression, reading: Reading): readonly Handed[] {
  const { tag, template } = node;
  if (!ts.isPropertyAccessExpression(tag) || !tagging.has(tag.name.text)) return [];
  if (!reading.isOf(tag.expression, 'typeorm', typeorm)) return [];
  return [{ expression: template, at: node, shape: statement, to: tag.name.text, holesAreValues: true }];
}

function isDatabase(use: MemberUse, reading: Reading): boolean {
  const { receiver, member, call } = use;
  return isTyped(use, reading) || (member === 'query' && call !== null && looksLikeRunner(receiver, reading));
}

const isTyped = ({ receiver }: MemberUse, reading: Reading): boolean =>
  reading.isOf(receiver, 'typeorm', typeorm) || reading.isOf(receiver, 'pg', pg);

/** `({ query }: EntityManager) => …` */
function taken(node: ts.Node, reading: Reading): readonly Handed[] {
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent) || !ts.isParameter(node.parent.parent))
    return [];
  const name = node.propertyName ?? node.name;
  if (!ts.isIdentifier(name) || !querying.has(name.text)) return [];
  const origins = reading.origins.ofType(reading.checker.getTypeAtLocation(node.parent));
  const isOne = origins.some((it) => it.kind === 'package' && databases.has(`${it.package} ${it.name}`));
  return isOne ? [{ expression: null, at: name, shape: statement, to: name.text }] : [];
}

/** `runner.query = …`, and the type that is asked of it: nothing is sent. */
function isReplaced(at: ts.Node): boolean {
  const { parent } = at;
  const { parent: around } = parent;
  const isAssigned = ts.isBinaryExpression(around) && around.left === parent;
  return isAssigned && around.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** A text, the `text` of a configuration, or the text of a cursor: what pg's `query` takes. */
function handed(argument: ts.Expression, reading: Reading): readonly (ts.Expression | null)[] {
  if (ts.isNewExpression(argument) || ts.isCallExpression(argument)) {
    const isText = (reading.checker.getTypeAtLocation(argument).flags & ts.TypeFlags.StringLike) !== 0;
    if (!isText) return ts.isNewExpression(argument) ? [] : copied(argument);
  }
  const literal = literalOf(argument, reading);
  if (!literal) return isConfiguration(argument, reading) ? [null] : [argument];
  const text = optionIn(literal, 'text', reading);
  // Options of something else, where nothing is known of who gets them.
  return text || literal.properties.some(ts.isSpreadAssignment) ? [text] : [];
}

/** `client.query(copyFrom('copy …'))` */
const copied = (call: ts.CallExpression): readonly (ts.Expression | null)[] => [call.arguments[0] ?? null];

function isConfiguration(argument: ts.Expression, reading: Reading): boolean {
  const { flags } = reading.checker.getTypeAtLocation(argument);
  return (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

const cursors = new Set([
  'pg-cursor Cursor',
  'pg-cursor default',
  'pg-query-stream QueryStream',
  'pg-query-stream default',
  'pg Query',
]);

/** `new Cursor(text)`, `new Query(text)`, `new QueryStream(text)`: sent by whoever gets it. */
function submitted(node: ts.NewExpression, reading: Reading): readonly Handed[] {
  const [text] = node.arguments ?? [];
  const origin = originOfCallee(node.expression, reading);
  const isOne = origin?.kind === 'package' && cursors.has(`${origin.package} ${origin.name}`);
  return text && isOne ? [{ expression: text, at: text, shape: statement, to: 'a cursor' }] : [];
}
