import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inRoot } from '../runner/places.ts';
import { findProgram, whyWithout } from '../runner/prometheus.ts';
import { dashboards } from './dashboards/all.ts';
import { numbered, placesOf } from './dashboards/dashboard.ts';
import { alertmanagerFile } from './files.ts';
import { readOwners } from './owners.ts';
import { withoutVariables } from './promql/names.ts';
import { ruleFiles, testFiles } from './rule-files.ts';
import { parsePromises } from './slo/objectives.ts';
import { sloRules } from './slo/rules.ts';
import { parseYaml, writeYaml } from './yaml.ts';
import { promisesWith } from './test/promises.ts';

const lacking = whyWithout('promtool', 'amtool');
const describeWithTools = lacking ? describe.skip : describe;
const run = (program: 'promtool' | 'amtool', ...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(findProgram(program) ?? program, words, {
    cwd: inRoot(),
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trim(), output: `${stdout}${stderr}`.trim() };
};
const passes = (program: 'promtool' | 'amtool', ...words: string[]) => {
  const { status, stdout, output } = run(program, ...words);
  expect(status === 0 ? '' : output).toBe('');
  return stdout;
};

interface Kubernetes {
  readonly scrape_configs: [{ kubernetes_sd_configs?: unknown[] }];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describeWithTools(`promtool ${lacking ?? ''}`.trim(), () => {
  it('finds no fault in the rules and in the configurations', () => {
    passes('promtool', 'check', 'rules', '--lint-fatal', ...ruleFiles());
    passes('promtool', 'check', 'config', 'ops/prometheus/prometheus.yml');
  });

  it('finds none in the configuration for Kubernetes, as far as Debian’s can: it was built without that discovery', () => {
    const text = readFileSync(inRoot('ops/prometheus/prometheus.kubernetes.yml'), 'utf8');
    const config = parseYaml(text.replace('rules/', inRoot('ops/prometheus/rules/'))) as Kubernetes;
    const [job] = config.scrape_configs;
    const [discovery] = job.kubernetes_sd_configs!;
    expect(discovery).toMatchObject({ role: 'pod', namespaces: { names: ['bulkhead'] } });
    delete job.kubernetes_sd_configs;
    passes('promtool', 'check', 'config', written('kubernetes.yml', writeYaml(config)));
  });

  it.each(testFiles())('sees each alert fire and be silent where %s says so', (file) => {
    passes('promtool', 'test', 'rules', file);
  });

  it('fails where a threshold is another: the tests can be red', () => {
    const rules = run(
      'promtool',
      'test',
      'rules',
      written('wrong.test.yml', wrongTest(written('wrong.yml', wrongRule))),
    );
    expect(rules).toMatchObject({ status: 1, output: expect.stringContaining('FAILED') });
  });

  it('reads every expression of every dashboard', () => {
    const rules = dashboards.flatMap((dashboard) =>
      numbered(dashboard).flatMap(({ id, panel }) =>
        panel.queries.map(({ expr }, index) => ({
          record: `${dashboard.uid.replaceAll('-', '_')}:panel${id}:query${index}`,
          expr: withoutVariables(expr),
        })),
      ),
    );
    expect(rules.length).toBeGreaterThan(40);
    passes('promtool', 'check', 'rules', written('panels.yml', writeYaml({ groups: [{ name: 'panels', rules }] })));
  });

  it('accepts the rules of modules that promise something else, and they hold for those alone', () => {
    const promised = parsePromises(promisesWith({ notifications: { latency: { target: 90, seconds: 2.5 } } }, null), [
      'notifications',
      'identity',
    ]);
    const rules = sloRules(promised, readOwners(), placesOf(dashboards, promised.links.grafana));
    const file = written('own.yml', writeYaml(rules));
    passes('promtool', 'check', 'rules', '--lint-fatal', file);
    passes('promtool', 'test', 'rules', written('own.test.yml', ownTest(file)));
  });
});

describeWithTools(`amtool ${lacking ?? ''}`.trim(), () => {
  const routed = (...labels: string[]) =>
    passes('amtool', 'config', 'routes', 'test', `--config.file=${alertmanagerFile}`, ...labels);

  it('finds no fault in the configuration', () => {
    passes('amtool', 'check-config', alertmanagerFile);
  });

  it.each([...readOwners()])('leads what %s does to %s', (module, owner) => {
    expect(routed(`module=${module}`, 'severity=page', 'alertname=BulkheadModuleSlow')).toBe(`${owner}-page`);
    expect(routed(`module=${module}`, 'severity=ticket', 'alertname=BulkheadPoolTimeouts')).toBe(`${owner}-ticket`);
    expect(routed(`module=${module}`, 'severity=none', 'alertname=BulkheadAftermath')).toBe('nobody');
  });

  it.each(['http', 'limits', 'health', 'a module that nobody knows', ''])(
    'leads what "%s" does to the platform',
    (name) => {
      expect(routed(`module=${name}`, 'severity=page')).toBe('team-platform-page');
      expect(routed(`module=${name}`, 'severity=ticket')).toBe('team-platform-ticket');
    },
  );
});

const wrongRule = `groups:
  - name: wrong
    rules:
      - { alert: BulkheadDatabaseDown, expr: bulkhead_database_up == 2, labels: { severity: page } }
`;
const wrongTest = (rules: string) => `rule_files: [${rules}]
tests:
  - interval: 15s
    input_series: [{ series: bulkhead_database_up, values: 0x9 }]
    promql_expr_test:
      - expr: ALERTS{alertname="BulkheadDatabaseDown"}
        eval_time: 1m
        exp_samples:
          - { labels: 'ALERTS{alertname="BulkheadDatabaseDown", alertstate="firing", severity="page"}', value: 1 }
`;

/** Every request takes 2 s, which is slow for one of the two. */
const ownTest = (rules: string) => {
  const series = (module: string) =>
    [
      ['count{', '0+50x40'],
      ['bucket{le="0.5",', '0x40'],
      ['bucket{le="2.5",', '0+50x40'],
    ].map(([name, values]) => ({ series: `http_server_request_duration_seconds_${name}module="${module}"}`, values }));
  const labels = `ALERTS{alertname="BulkheadLatencyBurn", alertstate="firing", module="identity", severity="page", slo="latency", window="1h"}`;
  return writeYaml({
    rule_files: [rules],
    evaluation_interval: '30s',
    tests: [
      {
        interval: '30s',
        input_series: [...series('identity'), ...series('notifications')],
        promql_expr_test: [
          {
            expr: 'ALERTS{alertname="BulkheadLatencyBurn", alertstate="firing"}',
            eval_time: '10m',
            exp_samples: [{ labels, value: 1 }],
          },
        ],
      },
    ],
  });
};
