import type { Edge } from '../model/edge.ts';
import type { Facts } from '../model/facts.ts';
import type { LayerName, LayerReport } from '../model/layer.ts';
import { collectCatalog } from './catalog/catalog.ts';
import { collectDi } from './di/di.ts';
import { collectOrm } from './orm/orm.ts';
import type { Seen } from './seen.ts';
import { distinct } from './sql/sql.ts';
import type { Collected, Collector, Off, Survey } from './survey.ts';

/** What all layers but the first saw. */
export interface Layers {
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  readonly reports: readonly LayerReport[];
  readonly blind: readonly string[];
}

/** What the layers that run code of the repository found; `null`: not asked for. */
export interface Ran {
  readonly di: Awaited<ReturnType<typeof collectDi>> | null;
  readonly orm: Awaited<ReturnType<typeof collectOrm>> | null;
  readonly catalog: Awaited<ReturnType<typeof collectCatalog>> | null;
}

/** Nest's container, TypeORM and the migrations have processes of their own: they work while the checker does. */
export async function runLayers(survey: Survey, wanted: ReadonlySet<LayerName>): Promise<Ran> {
  const ask = async <Found>(name: LayerName, collector: Collector<Found>): Promise<Collected<Found> | Off | null> =>
    wanted.has(name) ? collector(survey) : null;
  const [di, orm, catalog] = await Promise.all([
    ask('di', collectDi),
    ask('orm', collectOrm),
    ask('catalog', collectCatalog),
  ]);
  return { di, orm, catalog };
}

/** Everything that was found, as the judge wants it. */
export function joinLayers({ types, sql }: Seen, { di, orm, catalog }: Ran): Layers {
  const edges: Edge[] = [];
  const reports: LayerReport[] = [];
  const blind: string[] = [];

  function take<Found>(name: LayerName, found: Collected<Found> | Off | null): Found | null {
    if (found === null) return null;
    if ('off' in found) {
      reports.push({ name, state: 'off', says: found.off });
      return null;
    }
    edges.push(...found.edges);
    blind.push(...found.blind.map((reason) => `${name}: ${reason}`));
    reports.push({ name, state: 'ran', says: found.says });
    return found.facts;
  }

  const facts = {
    types: take('types', types && { ...types, blind: [], says: `${types.facts.files} files` }),
    di: take('di', di),
    orm: take('orm', orm),
    catalog: take('catalog', catalog),
  };
  take('sql', sql && statements(sql));
  return { facts, edges, reports: reports.sort((a, b) => (a.name < b.name ? -1 : 1)), blind };
}

const statements = (sql: NonNullable<Seen['sql']>): Collected<null> => ({
  facts: null,
  edges: distinct(sql.flatMap((it) => it.edges)),
  blind: sql.flatMap((it) => it.blind),
  says: `${sql.reduce((sum, it) => sum + it.statements, 0)} statements`,
});
