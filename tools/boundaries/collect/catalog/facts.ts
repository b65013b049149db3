import type { CatalogFacts, FailedMigration, Placed, SharedSeed, StoredFunction, Stray } from '../../model/catalog.ts';
import type { Edge } from '../../model/edge.ts';
import type { Layout } from '../../model/layout.ts';
import type { Collected } from '../survey.ts';
import type { Answer, Dependency, Failure, Statement } from './answers.ts';
import { readBodies } from './functions.ts';
import { Whereabouts } from './whereabouts.ts';

export const nothing: CatalogFacts = {
  ...{ compartments: [], migrations: 0, objects: 0, failures: [], functions: [], relations: [], grants: [] },
  ...{ roles: [], owners: [], seeds: [], strays: [] },
};

const NIL = '00000000-0000-0000-0000-000000000000';

/** Gives everything that the database says the line of the migration that made it so. */
export async function readAnswer(
  answer: Answer,
  layout: Layout,
  provisioning: readonly Statement[] = [],
): Promise<Collected<CatalogFacts>> {
  const start = { file: layout.database, line: 1, column: 1 };
  const kernel = new Whereabouts(provisioning, start).naming('grant');
  const where = new Whereabouts(answer.statements, start);
  const known = new Set(answer.inventory.map(({ schema, rel }) => `${schema}.${rel}`));
  const bodies = await readBodies(answer.functions);
  const facts: CatalogFacts = {
    compartments: answer.compartments,
    migrations: answer.applied,
    objects: answer.inventory.length,
    failures: answer.failures.map((it) => toFailure(it, where, known)),
    functions: bodies.map((it) => ({ ...it, place: placeOfFunction(it, where) })),
    relations: answer.relations.map((it) => {
      const place = placeOfRelation(it, where);
      return { ...it, place, changedAt: changeOfRelation(it, where) ?? place };
    }),
    grants: answer.grants.map((it) => {
      const role = it.grantee === 'PUBLIC' ? 'public' : it.grantee;
      const made = where.has(role) ? where.naming(role) : kernel;
      const words = [it.schema, 'grant', it.kind, it.privilege, role, ...(it.kind === 'default' ? ['defaults'] : [])];
      return { ...it, place: made.of(it.name, words).place };
    }),
    roles: answer.roles.map((it) => ({ ...it, place: where.naming(it.name).of('role', []).place })),
    owners: answer.owners.map((it) => ({ ...it, place: where.of(it.name, [it.schema, it.owner, 'owner']).place })),
    seeds: sharedSeeds(answer, where),
    strays: straysIn(answer, where),
  };
  const blind = answer.homeless.map(
    (file) => `${file} is never applied: ${layout.database} has no compartment for it, or it has no class`,
  );
  const says = `${answer.applied} migrations of ${answer.compartments.length} schemas, ${facts.objects} objects`;
  const empty = answer.inventory.length === 0 ? ['no object stands in any schema, and migrations have run'] : [];
  return { facts, edges: once(answer.dependencies.map((it) => toEdge(it, where))), blind: [...blind, ...empty], says };
}

const placeOfRelation = ({ schema, name, kind }: Answer['relations'][number], where: Whereabouts) =>
  where.of(name, [schema, 'create', kind === 'v' ? 'view' : kind === 'm' ? 'materialized' : 'table'], true).place;

/** The last statement that made a view what it is, or built or took down the wall of a table. */
function changeOfRelation({ schema, name, kind }: Answer['relations'][number], where: Whereabouts) {
  const walling = /row\s+level\s+security|\bpolicy\b/i;
  return kind === 'v' || kind === 'm'
    ? where.saying('view', schema, name)?.place
    : where.saying('table|on', schema, name, walling)?.place;
}

function placeOfFunction({ schema, name }: StoredFunction, where: Whereabouts) {
  const said = where.saying('function|procedure|routine', schema, name);
  return (said ?? where.of(name, [schema, 'create', 'function'], true)).place;
}

/** A statement and what it reaches: one finding, however many objects of the catalog show it. */
function once(edges: readonly Edge[]): Edge[] {
  const byEnds = new Map(edges.map((it) => [JSON.stringify([it.from, it.to]), it]));
  return [...byEnds.values()];
}

/** An edge from the migration to what is not its own: what its object stands on, or the object itself. */
function toEdge(it: Dependency, where: Whereabouts): Edge {
  const isNamed = it.name !== it.rel && !it.name.startsWith('_RETURN');
  const { place, compartment } = where.of(isNamed ? it.name : it.rel, [it.rel, it.schema, it.toRel, it.toSchema]);
  const isOwnTarget = it.toSchema === compartment;
  const target = isOwnTarget ? [it.schema, it.rel] : [it.toSchema, it.toRel];
  const [schema = '', name = ''] = target;
  return {
    from: place,
    to: { kind: 'relation', schema, name },
    via: 'catalog',
    form: it.form,
    specifier: `${it.schema}.${it.rel}`,
    names: [it.name],
    evidence: [place],
    proof: 'proven',
  };
}

function toFailure(it: Failure, where: Whereabouts, known: ReadonlySet<string>): Placed<FailedMigration> {
  const { compartment, migration, message, isAlone } = it;
  const written = it.text.replaceAll('"', '').match(/\b\w+\.\w+\b/g) ?? [];
  const names = written.find((name) => known.has(name) && !name.startsWith(`${compartment}.`)) ?? null;
  return { compartment, migration, message, isAlone, names, place: where.placeOf(it.spot) };
}

/** Ids that migrations of two schemas write: one stands on what the other has put there. */
function sharedSeeds({ seeds }: Answer, where: Whereabouts): Placed<SharedSeed>[] {
  const first = new Map<string, { readonly schema: string; readonly name: string }>();
  return seeds.flatMap(({ schema, name, ids }) =>
    ids.flatMap((id) => {
      const other = first.get(id);
      if (!other) first.set(id, { schema, name });
      if (!other || other.schema === schema || id === NIL) return [];
      const { place } = where.within(schema).of(name, ['insert', id.split('-').at(-1) ?? id]);
      return [{ id, table: `${schema}.${name}`, other: `${other.schema}.${other.name}`, place }];
    }),
  );
}

/** What stands outside the schemas of the product. */
function straysIn({ databaseWide, inventory, compartments }: Answer, where: Whereabouts): Placed<Stray>[] {
  const own = new Set(compartments.map(({ name }) => name));
  const outside = inventory.filter(({ schema, form }) => !own.has(schema) && form !== 'index');
  return [
    ...databaseWide.map((it) => ({ ...it, place: where.of(it.name, it.form.split(' ')).place })),
    ...outside.map(({ form, schema, rel, name }) => {
      return { form, name: `${schema}.${rel}`, place: where.of(name, [rel, schema]).place };
    }),
  ];
}
