import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Metrics, MOST_SERIES } from '../../../libs/shared/metrics/index.js';
import { Product } from './product.js';
import type { Instance, Person } from './product.js';

const product = new Product();
let instance: Instance;
let owner: Person;
let organizationId: string;

beforeAll(async () => {
  instance = await product.start();
  owner = await product.person('Ada');
  organizationId = await product.organization(owner);
}, 30_000);
afterAll(() => product.stop());

/** Labels and value of each series of a metric. */
type Sample = Readonly<Record<string, string | number>>;
async function samplesOf(name: string): Promise<Sample[]> {
  const text = await instance.get(Metrics).text();
  return [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))].map(([, labels = '', value]) => ({
    ...Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, it]) => [label!, it!])),
    value: Number(value),
  }));
}

/** How much the samples with these labels have grown by. */
async function growth(name: string, labels: Sample, work: () => Promise<unknown>): Promise<number> {
  const sum = async () => {
    const all = await samplesOf(name);
    const matching = all.filter((sample) => Object.entries(labels).every(([label, it]) => sample[label] === it));
    return matching.reduce((total, { value }) => total + Number(value), 0);
  };
  const before = await sum();
  await work();
  return (await sum()) - before;
}

/** The loops of the worker ask the database meanwhile, now and then: the least of a few is what the work itself asks. */
async function leastGrowth(name: string, labels: Sample, work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < 5; n++) all.push(await growth(name, labels, work));
  return Math.min(...all);
}

const read = () => instance.send('GET', `/v1/organizations/${organizationId}`, undefined, owner.token);
const requests = 'http_server_request_duration_seconds_count';
const calls = 'bulkhead_facade_call_duration_seconds_count';

describe('a request', () => {
  it('is counted by the template of its route, its method, its status and the module that owns it', async () => {
    const route = { http_request_method: 'GET', http_route: '/v1/organizations/:organizationId' };
    const owned = { ...route, module: 'organizations' };
    expect(await growth(requests, { ...owned, http_response_status_code: '200' }, read)).toBe(1);
    const stranger = () => instance.send('GET', `/v1/organizations/${organizationId}`);
    expect(await growth(requests, { ...owned, http_response_status_code: '401' }, stranger)).toBe(1);
  });

  it('makes no series of its own, whatever its address and method', async () => {
    for (let index = 0; index < 20; index++) {
      await fetch(`${instance.url}/made/up/${index}?of=${index}`, { headers: { 'x-forwarded-for': '10.9.8.7' } });
      await fetch(`${instance.url}/v1/organizations/${index}`, { headers: { 'x-forwarded-for': '10.9.8.7' } });
      await fetch(`${instance.url}/%E0%A4%A${index}`, {
        method: 'PROPFIND',
        headers: { 'x-forwarded-for': '10.9.8.7' },
      });
    }
    const routes = (await samplesOf(requests)).map(({ http_route }) => String(http_route));
    expect(routes.filter((route) => /\d|made|%/.test(route.replace('/v1', '')))).toEqual([]);
    expect(await samplesOf('bulkhead_metric_series_dropped_total')).toEqual([]);
    expect(new Set(routes).size).toBeLessThan(MOST_SERIES);
  });

  it('is no series when a probe sends it, and is not under way any more when it has been answered', async () => {
    await fetch(`${instance.url}/health/ready`);
    expect((await samplesOf(requests)).filter(({ http_route }) => String(http_route).startsWith('/health'))).toEqual(
      [],
    );
    expect(await samplesOf('http_server_active_requests')).toEqual([{ value: 0 }]);
  });
});

describe('the database', () => {
  it('is asked by modules, each under its own name: three messages and two look-ups for a row by its id', async () => {
    const messages = (module: string) => leastGrowth('db_client_operation_duration_seconds_count', { module }, read);
    expect(await messages('identity')).toBe(1);
    expect(await messages('organizations')).toBe(4);
    expect(await messages('limits')).toBe(1);
    const committed = { module: 'organizations', outcome: 'commit' };
    expect(await leastGrowth('bulkhead_database_transactions_total', committed, read)).toBe(1);
  });

  it('has a pool for each module, which says how it stands', async () => {
    const counts = await samplesOf('db_client_connection_count');
    const used = counts.find((it) => it.module === 'organizations' && it.db_client_connection_state === 'used');
    expect(used?.db_client_connection_pool_name).toMatch(/:organizations$/);
    expect(used?.value).toBeLessThanOrEqual(3);
    const most = await samplesOf('db_client_connection_max');
    expect(most.map(({ module, value }) => [module, value])).toContainEqual(['organizations', 3]);
    expect(await samplesOf('db_client_connection_timeouts_total')).toEqual([]);
    const waits = { module: 'organizations' };
    expect(await leastGrowth('db_client_connection_wait_time_seconds_count', waits, read)).toBe(2);
  });
});

describe('a call between modules', () => {
  it('is counted by who calls whom, through a facade or a port', async () => {
    const members = () => instance.send('GET', `/v1/organizations/${organizationId}/members`, undefined, owner.token);
    const people = { caller_module: 'organizations', module: 'identity', method: 'IdentityFacade.getUsers' };
    expect(await growth(calls, { ...people, error_type: '' }, members)).toBe(1);
    const guard = { caller_module: 'http', module: 'identity', method: 'Authenticator.authenticate' };
    expect(await growth(calls, { ...guard, error_type: '' }, members)).toBe(1);
  });

  it('that is refused bears the code of the refusal', async () => {
    const nowhere = () => instance.send('GET', `/v1/organizations/${owner.id}`, undefined, owner.token);
    const refused = { module: 'organizations', method: 'Authorizer.authorize', error_type: 'organization_not_found' };
    expect(await growth(calls, { caller_module: 'http', ...refused }, nowhere)).toBe(1);
  });
});

it('names the program that it is of', async () => {
  expect(await samplesOf('target_info')).toEqual([
    {
      service_name: 'bulkhead',
      service_version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      service_instance_id: expect.any(String),
      role: 'all',
      value: 1,
    },
  ]);
});
