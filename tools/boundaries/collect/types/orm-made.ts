import ts from 'typescript';
import type { Target } from '../../model/edge.ts';
import { memberUse } from './members.ts';
import { targetsOf } from './orm-targets.ts';
import type { Reader, Reading } from './reading.ts';
import { originOfCallee } from './sql-names.ts';
import { optionOf, relations } from './sql-schema.ts';

const repositories = new Set(['Repository', 'TreeRepository', 'MongoRepository']);
/** What a data source knows of all its entities, whoever they belong to. */
const registries: ReadonlySet<string> = new Set(['entityMetadatas', 'entityMetadatasMap', 'subscribers']);
/** Names that nothing but TypeORM has. */
const askers: ReadonlySet<string> = new Set(['getRepository', 'getTreeRepository', 'createQueryBuilder']);

/** Entities that are reached without asking for them: made by hand, out of a list of all, or of something unknown. */
export const readMadeTargets: Reader = (node, reading) => {
  if (ts.isNewExpression(node)) return readMade(node, reading);
  const listed = memberUse(node, registries, reading);
  if (listed && listed.member !== '*' && reading.isOf(listed.receiver, 'typeorm', ['DataSource', 'Connection'])) {
    return add(listed.at, { kind: 'unknown' }, listed.member, reading);
  }
  const asked = memberUse(node, askers, reading);
  if (asked && asked.member !== '*' && reading.isAny(asked.receiver))
    add(asked.at, { kind: 'unknown' }, asked.member, reading);
};

function readMade(node: ts.NewExpression, reading: Reading): void {
  const origin = originOfCallee(node.expression, reading);
  const [given] = node.arguments ?? [];
  if (!given || origin?.kind !== 'package' || origin.package !== 'typeorm') return;
  if (repositories.has(origin.name)) for (const to of targetsOf(given, node, reading)) add(given, to, 'new', reading);
  if (origin.name !== 'EntitySchema') return;
  const [name, schema] = [optionOf(given, 'tableName') ?? optionOf(given, 'name'), optionOf(given, 'schema')];
  // Without a schema it is that of the compartment.
  const found = name ? relations(name, schema, reading) : [{ kind: 'unknown' } as const];
  for (const to of found) if (to.kind !== 'relation' || to.schema !== null) add(name ?? given, to, 'new', reading);
}

function add(at: ts.Node, to: Target, member: string, reading: Reading): void {
  reading.add({ via: 'entity', form: 'orm-target', at, to, specifier: at.getText(reading.source), names: [member] });
}
