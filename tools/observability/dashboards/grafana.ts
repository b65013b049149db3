import type { Dashboard, Panel } from './dashboard.ts';
import { numbered } from './dashboard.ts';

const COLUMNS = 24;
const PANEL_HEIGHT = 8;
const source = { type: 'prometheus', uid: '${datasource}' };

/** The JSON of a dashboard, for provisioning by file and for import by hand. */
export function grafanaOf(dashboard: Dashboard): string {
  const { uid, title, about } = dashboard;
  const model = {
    uid,
    title,
    description: about,
    tags: ['bulkhead'],
    schemaVersion: 39,
    version: 1,
    editable: false,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    timezone: 'browser',
    links: [{ type: 'dashboards', title: 'Bulkhead', tags: ['bulkhead'], asDropdown: true, keepTime: true }],
    templating: { list: variablesOf(dashboard) },
    panels: panelsOf(dashboard),
  };
  return `${JSON.stringify(model, null, 2)}\n`;
}

function variablesOf({ byModule }: Dashboard): object[] {
  const datasource = { name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' };
  const module = {
    name: 'module',
    label: 'Module',
    type: 'query',
    datasource: source,
    query: { query: 'label_values(db_client_operation_duration_seconds_count, module)', refId: 'module' },
    definition: 'label_values(db_client_operation_duration_seconds_count, module)',
    refresh: 2,
    sort: 1,
    includeAll: true,
    multi: true,
    allValue: '.*',
    current: { text: 'All', value: '$__all' },
  };
  return byModule ? [datasource, module] : [datasource];
}

function panelsOf(dashboard: Dashboard): object[] {
  const panels: object[] = [];
  let top = 0;
  for (const { id, row, panel, place } of numbered(dashboard)) {
    const across = Math.min(row.panels.length, 3);
    if (place === 0)
      panels.push({ id: id - 1, type: 'row', title: row.title, gridPos: { x: 0, y: top++, w: COLUMNS, h: 1 } });
    const w = COLUMNS / across;
    panels.push({ id, ...shown(panel), gridPos: { x: w * (place % across), y: top, w, h: PANEL_HEIGHT } });
    const isLast = place === row.panels.length - 1;
    if (isLast || place % across === across - 1) top += PANEL_HEIGHT;
  }
  return panels;
}

function shown({ title, about, unit, queries, limit, kind }: Panel): object {
  const targets = queries.map(({ expr, legend }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: source,
    expr,
    legendFormat: legend,
  }));
  const steps = [{ color: 'green', value: null }, ...(limit === undefined ? [] : [{ color: 'red', value: limit }])];
  const lines = {
    thresholdsStyle: { mode: limit === undefined ? 'off' : 'line' },
    showPoints: 'never',
    fillOpacity: 8,
  };
  return {
    type: kind ?? 'timeseries',
    title,
    ...(about && { description: about }),
    datasource: source,
    fieldConfig: {
      defaults: {
        unit,
        ...(kind !== 'stat' && { min: 0, custom: lines }),
        thresholds: { mode: 'absolute', steps },
      },
      overrides: [],
    },
    options:
      kind === 'stat'
        ? { reduceOptions: { calcs: ['lastNotNull'] }, colorMode: 'value', textMode: 'value_and_name' }
        : { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
    targets,
  };
}
