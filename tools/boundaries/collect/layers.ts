import type { Edge } from '../model/edge.ts';
import type { Facts } from '../model/facts.ts';
import type { LayerName, LayerReport } from '../model/layer.ts';
import { collectCatalog } from './catalog/catalog.ts';
import { collectDi } from './di/di.ts';
import { collectOrm } from './orm/orm.ts';
import { collectSql } from './sql/sql.ts';
import type { Collector, Survey } from './survey.ts';
import { collectTypes } from './types/types.ts';

/** What all layers but the first saw. */
export interface Layers {
  readonly facts: Facts;
  readonly edges: readonly Edge[];
  readonly reports: readonly LayerReport[];
  readonly blind: readonly string[];
}

/** Runs the layers that are asked for. */
export async function collectLayers(survey: Survey, wanted: ReadonlySet<LayerName>): Promise<Layers> {
  const edges: Edge[] = [];
  const reports: LayerReport[] = [];
  const blind: string[] = [];

  async function run<Found>(name: LayerName, collector: Collector<Found>): Promise<Found | null> {
    if (!wanted.has(name)) return null;
    const found = await collector(survey);
    if ('off' in found) {
      reports.push({ name, state: 'off', says: found.off });
      return null;
    }
    edges.push(...found.edges);
    blind.push(...found.blind.map((reason) => `${name}: ${reason}`));
    reports.push({ name, state: 'ran', says: found.says });
    return found.facts;
  }

  // Nest's container and the migrations have processes of their own: they work while the checker does.
  const others = Promise.all([run('di', collectDi), run('orm', collectOrm), run('catalog', collectCatalog)]);
  const types = await run('types', collectTypes);
  await run('sql', collectSql);
  const [di, orm, catalog] = await others;
  return { facts: { types, di, orm, catalog }, edges, reports: sorted(reports), blind };
}

const sorted = (reports: readonly LayerReport[]): LayerReport[] =>
  [...reports].sort((a, b) => (a.name < b.name ? -1 : 1));
