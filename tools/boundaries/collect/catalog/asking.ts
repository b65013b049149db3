import type { Policy, Relation } from '../../model/catalog.ts';
import type { Answer, SeedRow } from './answers.ts';
import type { Source } from './migrating.ts';
import * as queries from './queries.ts';

type Wall = (table: string, copy: string, columns: readonly string[]) => string | null;
type Wide = Answer['databaseWide'];

/** What belonged to the whole database before any migration ran. */
export const wideOf = async (admin: Source): Promise<Wide> => (await admin.query(queries.databaseWide)) as Wide;

/** Everything that the judge wants to know of a migrated database. */
export async function ask(admin: Source, before: Wide, wall: Wall | undefined) {
  const rows = async <Row>(text: string): Promise<Row[]> => (await admin.query(text)) as Row[];
  const relations = await rows<Relation>(queries.relations);
  const known = new Set(before.map((it) => JSON.stringify(it)));
  return {
    relations: wall ? await withWalls(admin, relations, wall) : relations,
    dependencies: await rows<Answer['dependencies'][number]>(queries.dependencies),
    inventory: await rows<Answer['inventory'][number]>(queries.inventory),
    functions: await rows<Answer['functions'][number]>(queries.functions),
    grants: await rows<Answer['grants'][number]>(queries.grants),
    owners: await rows<Answer['owners'][number]>(queries.owners),
    databaseWide: (await wideOf(admin)).filter((it) => !known.has(JSON.stringify(it))),
    seeds: await seedsIn(admin, relations),
  };
}

const isTable = ({ kind }: Relation): boolean => kind === 'r' || kind === 'p';

/** What a table's policies have to be, as PostgreSQL itself writes them down. */
async function withWalls(admin: Source, relations: readonly Relation[], wall: Wall): Promise<Relation[]> {
  const done: Relation[] = [];
  for (const relation of relations) {
    if (!isTable(relation)) done.push(relation);
    else {
      const { schema, name, columns } = relation;
      const names = columns.map((it) => it.name);
      const wanted = wall(`${schema}.${name}`, 'boundaries_walls.copy', names);
      done.push({ ...relation, wanted: wanted === null ? null : await policiesOf(admin, relation, wanted) });
    }
  }
  return done;
}

async function policiesOf(admin: Source, { schema, name }: Relation, wall: string): Promise<readonly Policy[]> {
  const runner = admin.createQueryRunner();
  const copy = `create table boundaries_walls.copy (like "${schema}"."${name}")`;
  try {
    await runner.query(`begin; create schema boundaries_walls; ${copy}`);
    await runner.query(wall);
    const found = (await runner.query(queries.relations)) as Relation[];
    return found.find((it) => it.schema === 'boundaries_walls')?.policies ?? [];
  } finally {
    await runner.query('rollback');
    await runner.release();
  }
}

/** Ids in rows that migrations have written. */
async function seedsIn(admin: Source, relations: readonly Relation[]): Promise<SeedRow[]> {
  const found: SeedRow[] = [];
  for (const relation of relations) {
    const { schema, name, columns } = relation;
    const ids = columns.filter(({ type }) => type === 'uuid').map((it) => `"${it.name}"`);
    if (!isTable(relation) || ids.length === 0) continue;
    const each = ids.map((id) => `select ${id}::text as id from "${schema}"."${name}"`).join(' union ');
    const rows = (await admin.query(`select id from (${each}) x where id is not null limit 1000`)) as { id: string }[];
    if (rows.length > 0) found.push({ schema, name, ids: rows.map(({ id }) => id).sort() });
  }
  return found;
}
