import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { memberUse } from './members.ts';
import type { Reader, Reading } from './reading.ts';
import { originOfCallee } from './sql-names.ts';

/** Methods of a query runner that change what they name, by hand instead of by SQL. */
const changing = [
  ...['createTable', 'dropTable', 'renameTable', 'changeTableComment', 'addColumn', 'addColumns', 'renameColumn'],
  ...['changeColumn', 'changeColumns', 'dropColumn', 'dropColumns', 'createPrimaryKey', 'updatePrimaryKeys'],
  ...['dropPrimaryKey', 'createUniqueConstraint', 'createUniqueConstraints', 'dropUniqueConstraint'],
  ...['dropUniqueConstraints', 'createCheckConstraint', 'createCheckConstraints', 'dropCheckConstraint'],
  ...['dropCheckConstraints', 'createExclusionConstraint', 'dropExclusionConstraint', 'createForeignKey'],
  ...['createForeignKeys', 'dropForeignKey', 'dropForeignKeys', 'createIndex', 'createIndices', 'dropIndex'],
  ...['dropIndices', 'createView', 'dropView'],
] as const;
const forms: ReadonlyMap<string, string> = new Map([
  ...changing.map((it) => [it, 'sql-define'] as const),
  ...['getTable', 'getView', 'hasTable', 'hasColumn'].map((it) => [it, 'sql-read'] as const),
  ['clearTable', 'sql-write'],
]);
const methods: ReadonlySet<string> = new Set([...forms.keys(), 'createSchema', 'dropSchema']);

/** What a migration names in the words of TypeORM: tables, keys and schemas as arguments and options. */
export const readSchemaCalls: Reader = (node, reading) => {
  if (ts.isNewExpression(node)) readMade(node, reading);
  else if (ts.isPropertyAssignment(node)) readKey(node, reading);
  const use = memberUse(node, methods, reading);
  const given = use?.call?.arguments[0];
  if (!use || !given || use.member === '*' || !reading.isOf(use.receiver, 'typeorm', ['QueryRunner'])) return;
  const { flags } = reading.checker.getTypeAtLocation(given);
  if ((flags & (ts.TypeFlags.StringLike | ts.TypeFlags.Any)) === 0) return;
  const isSchema = /Schema$/.test(use.member);
  for (const to of isSchema ? schemas(given, reading) : relations(given, undefined, reading)) {
    add(given, to, forms.get(use.member) ?? 'sql-define', reading);
  }
};

/** `new Table({ schema: 'billing', name: 'invoices' })` */
function readMade(node: ts.NewExpression, reading: Reading): void {
  const origin = originOfCallee(node.expression, reading);
  if (origin?.kind !== 'package' || origin.package !== 'typeorm' || !/^(Table|View)$/.test(origin.name)) return;
  const [options] = node.arguments ?? [];
  const name = options && optionOf(options, 'name');
  if (!options || !name) return;
  for (const to of relations(name, optionOf(options, 'schema'), reading)) add(name, to, 'sql-define', reading);
}

/** `referencedTableName`, of a key or of a table’s list of keys. */
function readKey(node: ts.PropertyAssignment, reading: Reading): void {
  if (node.name.getText(reading.source) !== 'referencedTableName') return;
  const wanted = reading.checker.getContextualType(node.parent)?.getProperty('referencedTableName');
  const origin = reading.origins.ofSymbol(wanted);
  if (origin?.kind !== 'package' || origin.package !== 'typeorm') return;
  const schema = optionOf(node.parent, 'referencedSchema');
  for (const to of relations(node.initializer, schema, reading)) add(node.initializer, to, 'sql-reference', reading);
}

export function optionOf(options: ts.Expression, key: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(options)) return undefined;
  const found = options.properties.find((it) => it.name?.getText().replaceAll(/['"]/g, '') === key);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}

/** `'billing.invoices'`, or a schema beside it. */
export function relations(name: ts.Expression, schema: ts.Expression | undefined, reading: Reading): readonly Target[] {
  const [names, schemaNames] = [reading.texts(name), schema ? reading.texts(schema) : []];
  if (!names || !schemaNames) return [{ kind: 'unknown' }];
  return names.flatMap((text): Target[] => {
    const [last = '', before] = text.replaceAll('"', '').split('.').reverse();
    const all = before === undefined ? schemaNames : [before];
    if (all.length === 0) return [{ kind: 'relation', schema: null, name: last }];
    return all.map((it) => ({ kind: 'relation', schema: it, name: last }));
  });
}

function schemas(given: ts.Expression, reading: Reading): readonly Target[] {
  const texts = reading.texts(given);
  return texts ? texts.map((schema) => ({ kind: 'relation', schema, name: '*' })) : [{ kind: 'unknown' }];
}

function add(at: ts.Node, to: Target, form: string, reading: Reading): void {
  const known = to.kind === 'unknown' ? 'sql-unknown' : form;
  reading.add({ via: 'sql', form: known, at, to, specifier: at.getText(reading.source), names: ['a query runner'] });
}
