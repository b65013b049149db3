import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { whyWithout } from '../runner/prometheus.ts';
import { isAlert, readRules } from './rule-files.ts';
import { Alertmanager } from './test/alertmanager.ts';
import type { Labels } from './test/alertmanager.ts';

const lacking = whyWithout('alertmanager');
const alertmanager = new Alertmanager();

const rules = readRules().filter(isAlert);
/** An alert with the labels that its rule sets, for each of its windows: `ModuleSlow identity`, `DatabaseDown`. */
const fire = (...names: string[]): Labels[] =>
  names.flatMap((name) => {
    const [alert, module, window] = name.split(' ');
    const own = rules.filter((it) => it.alert === `Bulkhead${alert}` && (!window || it.labels.window === window));
    const where: Labels = module ? { module } : {};
    return own.map(({ alert: alertname, labels }) => ({ alertname, ...labels, ...where }));
  });
const burns = (module: string) => fire(`AvailabilityBurn ${module}`, `LatencyBurn ${module}`, `DeliveryBurn ${module}`);
const ofAModule = ['ModuleSlow', 'PoolExhausted', 'PoolTimeouts', 'EventsUncarried', 'EventsStuck', 'EventsLate'];
const more = ['EventSamplesStale', 'EventEngineFailing'];

async function loud(...firing: Labels[][]): Promise<string[]> {
  const alerts = await alertmanager.loud(firing.flat());
  return alerts
    .map(({ alertname = '', module, window }) => [alertname.slice(8), module, window].filter(Boolean).join(' '))
    .sort();
}

(lacking ? describe.skip : describe)(`one fault, one page ${lacking ?? ''}`.trim(), () => {
  beforeAll(() => alertmanager.start());
  afterAll(() => alertmanager.stop());

  it('is told by each alert that fires alone', async () => {
    for (const { alert, labels } of rules.filter((it) => it.labels.severity !== 'none')) {
      const firing = { alertname: alert, module: 'identity', handler: 'h', resource: 'statements', ...labels };
      expect(await alertmanager.loud([firing])).toEqual([firing]);
    }
  });

  it('is the database, which silences what needs it, and nothing that does not', async () => {
    const symptoms = fire(
      ...[...ofAModule, ...more].map((name) => `${name} identity`),
      'ApiAbsent',
      'WorkerAbsent',
      'TargetDown',
    );
    expect(await loud(fire('DatabaseDown health'), symptoms, burns('identity'))).toEqual(['DatabaseDown health']);
    const others = fire('BoundaryBreach identity', 'EventParked identity', 'SecurityBurst identity', 'MemoryHigh');
    expect(await loud(fire('DatabaseDown health'), others)).toHaveLength(1 + others.length);
  });

  it('is the worker, which silences waiting events and its target', async () => {
    const symptoms = fire('TargetDown', 'EventsUncarried identity', 'EventsStuck identity', 'EventsLate identity');
    expect(await loud(fire('WorkerAbsent'), symptoms, fire('DeliveryBurn identity'))).toEqual(['WorkerAbsent']);
    expect(await loud(fire('WorkerAbsent'), fire('ModuleSlow identity'))).toEqual([
      'ModuleSlow identity',
      'WorkerAbsent',
    ]);
  });

  it('is the server, when all processes are gone', async () => {
    expect(await loud(fire('ApiAbsent', 'WorkerAbsent', 'TargetDown'))).toEqual(['ApiAbsent']);
  });

  it('is the full pool of a module, which silences that module and no other', async () => {
    const symptoms = fire(...[...ofAModule, ...more].map((name) => `${name} identity`));
    expect(await loud(symptoms, burns('identity'), fire('ModuleSlow organizations'))).toEqual([
      'ModuleSlow organizations',
      'PoolExhausted identity',
    ]);
  });

  it('is the slow module, which silences its latency', async () => {
    const symptoms = fire('LatencyBurn identity', 'DeliveryBurn identity', 'PoolTimeouts identity');
    expect(await loud(fire('ModuleSlow identity'), symptoms)).toEqual(['ModuleSlow identity']);
    expect(await loud(fire('ModuleSlow identity'), fire('AvailabilityBurn identity 1h'))).toHaveLength(2);
  });

  it('was told of: pages that look back on it are silent for as long as their window, and tickets are not', async () => {
    const aftermath = rules
      .filter(({ alert, labels }) => alert === 'BulkheadAftermath' && labels.window === '1h')
      .map(({ alert, labels }): Labels => ({
        alertname: alert,
        ...labels,
        ...(labels.scope === 'module' && { module: 'identity' }),
      }));
    const [ofAll, ofOne] = ['installation', 'module'].map((scope) => aftermath.filter((it) => it.scope === scope));
    const short = [...fire('LatencyBurn identity 1h'), ...fire('LatencyBurn organizations 1h')];
    expect(
      await loud(ofAll!, short, fire('PoolTimeouts identity', 'EventEngineFailing identity', 'EventsStuck identity')),
    ).toEqual([]);
    expect(await loud(ofOne!, short, fire('PoolTimeouts identity'))).toEqual(['LatencyBurn organizations 1h']);
    expect(await loud(ofAll!, fire('LatencyBurn identity 6h'))).toEqual(['LatencyBurn identity 6h']);
    expect(await loud(ofAll!, fire('LatencyBurn identity 1d', 'EventParked identity'))).toEqual([
      'EventParked identity',
      'LatencyBurn identity 1d',
    ]);
  });

  it('is the page about a budget, which says what its tickets would', async () => {
    expect(await loud(fire('LatencyBurn identity'))).toEqual(['LatencyBurn identity 1h', 'LatencyBurn identity 6h']);
    expect(await loud(fire('LatencyBurn identity 6h', 'AvailabilityBurn identity 1d'))).toHaveLength(2);
  });
});
