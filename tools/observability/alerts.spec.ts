import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inRoot } from '../runner/places.ts';
import { incomplete } from './completeness.ts';
import { dashboards } from './dashboards/all.ts';
import { placesOf } from './dashboards/dashboard.ts';
import { alertmanagerConfig, receiverOf } from './alertmanager/config.ts';
import { withLinks } from './links.ts';
import { readOwners } from './owners.ts';
import { isAlert, readCases, readRules } from './rule-files.ts';
import type { Alert } from './rule-files.ts';
import { parsePromises, readPromises } from './slo/objectives.ts';
import { promisesWith } from './test/promises.ts';

const owners = readOwners();
const promised = readPromises(owners);
const alerts = readRules().filter(isAlert);
const pages = globSync('docs/runbooks/Bulkhead*.md', { cwd: inRoot() });
const around = {
  cases: readCases(),
  runbooks: new Map(pages.map((path) => [basename(path, '.md'), readFileSync(inRoot(path), 'utf8')])),
  panels: placesOf(dashboards, promised.links.grafana),
};

describe('each alert', () => {
  it('has a severity, a page, a panel, and a test in which it fires and one in which it does not', () => {
    expect(incomplete(alerts, around)).toEqual([]);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBeGreaterThan(20);
  });

  it('stands in the page for operators', () => {
    const page = readFileSync(inRoot('docs/operations/observability.md'), 'utf8');
    expect(alerts.map(({ alert }) => alert).filter((alert) => !page.includes(`runbooks/${alert}.md`))).toEqual([]);
  });

  it('leads to its own page and panel', () => {
    for (const { alert, annotations } of alerts)
      expect([annotations.runbook_url, annotations.dashboard]).toEqual([
        `${promised.links.runbooks}/${alert}.md`,
        around.panels.get(alert),
      ]);
  });

  it('that is a cause waits for half a minute', () => {
    const causes = readRules(['ops/prometheus/rules/causes.rules.yml']).filter(isAlert);
    const others = causes.filter((it) => it.for !== '30s').map(({ alert }) => alert);
    expect([...new Set(others)]).toEqual(['BulkheadAftermath']);
  });

  it('about memory speaks below what a container may have', () => {
    const limits = ['api', 'worker'].map((role) => {
      const [, mebibytes] = /limits: \{ memory: (\d+)Mi \}/.exec(
        readFileSync(inRoot(`ops/kubernetes/${role}.yaml`), 'utf8'),
      )!;
      return Number(mebibytes) * 2 ** 20;
    });
    const [, from] = / > ([\d.e]+)$/.exec(alerts.find(({ alert }) => alert === 'BulkheadMemoryHigh')!.expr)!;
    for (const limit of limits) expect(Number(from) / limit).toBeCloseTo(0.85, 2);
  });
});

describe('what an alert lacks', () => {
  const [whole] = alerts.filter(({ alert }) => alert === 'BulkheadModuleSlow') as [Alert];
  const lacks = (change: Partial<Alert>, other: Partial<typeof around> = {}) =>
    incomplete([{ ...whole, ...change }], {
      cases: around.cases.filter(({ asks }) => asks.includes(whole.alert)),
      runbooks: new Map([[whole.alert, around.runbooks.get(whole.alert)!]]),
      panels: new Map([[whole.alert, 'somewhere']]),
      ...other,
    });

  it.each<[string, Partial<Alert>, Partial<typeof around>]>([
    ['severity is none of page, ticket, none', { labels: { severity: 'warning' } }, {}],
    ['has no `for`: a single look is no fault', { for: undefined }, {}],
    ['has no description', { annotations: { ...whole.annotations, description: '' } }, {}],
    ['has no page in docs/runbooks', {}, { runbooks: new Map() }],
    [
      'its runbook has no "Mend"',
      {},
      { runbooks: new Map([[whole.alert, around.runbooks.get(whole.alert)!.replace('## Mend', '')]]) },
    ],
    ['has no panel on a dashboard', {}, { panels: new Map() }],
    [
      'fires in no test',
      {},
      { cases: around.cases.filter((it) => it.expects.length === 0 && it.asks.includes(whole.alert)) },
    ],
    [
      'is silent in no test',
      {},
      { cases: around.cases.filter((it) => it.expects.length > 0 && it.asks.includes(whole.alert)) },
    ],
  ])('is said: %s', (sentence, change, other) => {
    expect(lacks({})).toEqual([]);
    expect(lacks(change, other)).toContainEqual(`BulkheadModuleSlow: ${sentence}`);
  });

  it('counts for each of its windows', () => {
    const other = alerts.find(({ alert, labels }) => alert === 'BulkheadLatencyBurn' && labels.window === '6h')!;
    const strange = { ...other, labels: { ...other.labels, window: '9h' } };
    expect(incomplete([strange], around)).toContain('BulkheadLatencyBurn 9h: fires in no test');
  });
});

describe('links', () => {
  it('are brought up to date in rules that people write', () => {
    const text =
      '  - &a\n    alert: BulkheadX\n    annotations:\n      runbook_url: old\n      dashboard: old\n  - alert: BulkheadY\n      dashboard: old';
    expect(
      withLinks(text, { ...promised.links, runbooks: 'https://pages' }, new Map([['BulkheadX', 'https://panel']])),
    ).toBe(
      '  - &a\n    alert: BulkheadX\n    annotations:\n      runbook_url: https://pages/BulkheadX.md\n      dashboard: https://panel\n  - alert: BulkheadY\n      dashboard: nowhere',
    );
  });
});

describe('ops/slo.yaml', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is wrong here has no type
  type Change = (file: any) => void;
  const refused = (modules: object, change: Change | null) => () =>
    parsePromises(promisesWith(modules as never, change), ['identity']);

  it.each<[string, object, Change | null]>([
    ['modules.identty: there is no such module: identity, http', { identty: {} }, null],
    [
      'objectives.latency.seconds: is no bucket of its histogram: take one of 0.005',
      {},
      (it) => (it.objectives.latency.seconds = 0.3),
    ],
    [
      'modules.identity.delivery.target: leaves no budget',
      { identity: { delivery: { target: 100, seconds: 5 } } },
      null,
    ],
    [
      'objectives.availability.target: is a percentage from 50',
      {},
      (it) => (it.objectives.availability.target = 0.999),
    ],
    ['minimumFailures: is 2 at least', {}, (it) => (it.minimumFailures = 1)],
    ['links.receivers: lacks {owner} or {severity}', {}, (it) => (it.links.receivers = 'https://alerts.example.com')],
    ['objectives: Unrecognized key: "latncy"', {}, (it) => (it.objectives.latncy = {})],
  ])('is refused where it is wrong: %s', (sentence, modules, change) => {
    expect(refused(modules, change)).toThrow(`ops/slo.yaml: ${sentence}`);
  });

  it('is refused where it is no YAML', () => {
    expect(() => parsePromises('objectives: [', [])).toThrow('ops/slo.yaml is no YAML');
  });
});

describe('Alertmanager', () => {
  it('has a receiver for pages and one for tickets of every owner, each at an address of its own', () => {
    const { receivers } = alertmanagerConfig(promised, owners);
    const teams = [...new Set([...owners.values(), promised.owner])];
    expect(receivers.map(({ name }) => name).sort()).toEqual(
      ['nobody', ...teams.flatMap((team) => [receiverOf(team, 'page'), receiverOf(team, 'ticket')])].sort(),
    );
    const urls = receivers.flatMap(({ webhook_configs = [] }) => webhook_configs.map(({ url }) => url));
    expect(new Set(urls).size).toBe(2 * teams.length);
  });

  it('inhibits by alerts that there are', () => {
    const names = alerts.map(({ alert }) => alert);
    for (const { source_matchers, target_matchers } of alertmanagerConfig(promised, owners).inhibit_rules)
      for (const [, pattern] of [...source_matchers, ...target_matchers].join('\n').matchAll(/alertname=~"(.*)"/g)) {
        const unknown = pattern!
          .split(/\|(?![^(]*\))/)
          .filter((it) => !names.some((name) => new RegExp(`^(${it})$`).test(name)));
        expect(unknown).toEqual([]);
      }
  });
});
