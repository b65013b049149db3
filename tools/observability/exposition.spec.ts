import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { findProgram, whyWithout } from '../runner/prometheus.ts';
import { dashboards } from './dashboards/all.ts';
import { numbered } from './dashboards/dashboard.ts';
import { namesIn, withoutVariables } from './promql/names.ts';
import { exposedBy } from './promql/exposition.ts';
import type { Exposed } from './promql/exposition.ts';
import { readRules } from './rule-files.ts';
import { buckets } from './slo/objectives.ts';
import { measures } from './slo/rules.ts';
import { exposedAfterAJourney } from './test/running-product.ts';
import { strangeNames } from './promql/strange-names.ts';

/** Runs what npm test has built, on its template. Where that belongs to one login, names are the same. */
const { TEST_DATABASE_URL: template = '', TEST_DATABASE_LOGIN: single } = process.env;
const describeProduct = single ? describe.skip : describe;
const lacking = whyWithout('promtool');

let text: string;
let exposed: Exposed;
beforeAll(async () => {
  if (single) return;
  text = await exposedAfterAJourney(template);
  exposed = exposedBy(text);
}, 60_000);

describeProduct('what the product exposes', () => {
  (lacking ? it.skip : it)(`is as promtool wants it ${lacking ?? ''}`.trim(), () => {
    const { stdout, stderr } = spawnSync(findProgram('promtool') ?? '', ['check', 'metrics'], {
      input: text,
      encoding: 'utf8',
    });
    const remarks = `${stdout}${stderr}`.trim().split('\n').filter(Boolean);
    expect(remarks.filter((remark) => !accepted.includes(remark.split(' ', 1)[0]!))).toEqual([]);
  });

  it('has buckets at every bound that ops/slo.yaml may promise', () => {
    for (const { histogram, slo } of measures.filter((it) => it.slo !== 'availability')) {
      const bounds = new Set(
        [...text.matchAll(new RegExp(`^${histogram}_bucket.*le="([\\d.]+)"`, 'gm'))].map(([, le]) => Number(le)),
      );
      expect([...bounds].sort((a, b) => a - b)).toEqual(buckets[slo as 'latency']);
    }
  });
});

describeProduct('names', () => {
  it('in rules are of series and labels that there are', () => {
    const rules = readRules();
    const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
    expect(rules.flatMap(({ expr }) => strangeNames(namesIn(expr), exposed, recorded))).toEqual([]);
  });

  it.each(dashboards.map((it) => [it.uid, it] as const))('in %s are, too', (_uid, dashboard) => {
    const recorded = new Set(readRules().flatMap(({ record }) => record ?? []));
    const queries = numbered(dashboard).flatMap(({ panel }) => panel.queries.map(({ expr }) => withoutVariables(expr)));
    expect(queries.flatMap((expr) => strangeNames(namesIn(expr), exposed, recorded))).toEqual([]);
  });

  it('that there are not are told', () => {
    const strange = (expr: string) => strangeNames(namesIn(expr), exposed, new Set());
    expect(strange('rate(http_server_requests_total{module="a"}[5m]) > 0')).toEqual(['http_server_requests_total']);
    expect(strange('sum by (modul) (bulkhead_database_up)')).toEqual(['modul']);
    expect(strange('bulkhead_database_up{instance="a", modulle="b"} == 0 or up')).toEqual([
      'bulkhead_database_up{modulle}',
    ]);
    expect(strange('histogram_quantile(0.9, sum by (le) (rate(nothing_bucket[5m] offset 1h))) and 2e6 > 1')).toEqual([
      'nothing_bucket',
    ]);
  });
});

/** OpenTelemetry's name of a gauge, and gauges of prom-client's own. */
const accepted = [
  'db_client_connection_count',
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];
