import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { operators } from '../evaluation/constraints/operators.js';
import { rules } from '../evaluation/strategies/rules.js';
import { FlagStateChanged, ProtectedStateChanged } from '../flags.events.js';
import { operators as writableOperators } from '../segments/constraints.dto.js';
import { Workshop } from '../test/workshop.js';
import type { Place } from '../test/workshop.js';
import { strategyNames } from './strategies.check.js';

const AT_ONCE = 20;

let workshop: Workshop;
let place: Place;
beforeAll(async () => {
  workshop = await Workshop.open();
  place = await workshop.place();
  await workshop.flag(place);
});
afterAll(() => workshop.close());

const at = (environment = 'development', flag = 'checkout', { path } = place) =>
  `${path}/flags/${flag}/environments/${environment}`;
const atOnce = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => work(n)));
const told = async (organizationId: string) =>
  (await workshop.house.published(FlagStateChanged)).filter((it) => it.organizationId === organizationId);

/** A flag of its own, in a place of its own. */
async function fresh() {
  const somewhere = await workshop.place();
  await workshop.flag(somewhere);
  return { somewhere, path: at('development', 'checkout', somewhere), owner: somewhere.owner };
}

const rollout = (percentage: string, more: object = {}) => ({
  name: 'flexibleRollout',
  parameters: { rollout: percentage },
  ...more,
});
const variant = (name: string, weight: number, more: object = {}) => ({ name, weight, ...more });

describe('a flag’s state in an environment', () => {
  it('begins off, without strategies', async () => {
    const { path, owner, somewhere } = await fresh();
    expect(await owner.get(path)).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { enabled: false, strategies: [], variants: [], updatedBy: somewhere.ownerId, version: 1 },
    });
  });

  it('is not there where flag or environment are not', async () => {
    expect((await place.owner.get(at('nowhere'))).body.code).toBe('environment_not_found');
    expect((await place.owner.get(at('development', 'nothing'))).body.code).toBe('flag_not_found');
    expect((await place.owner.get(at('No Key'))).body.code).toBe('environment_not_found');
    expect((await place.owner.post(`${at('nowhere')}/toggle`, { enabled: true })).status).toBe(404);
  });

  it('is replaced in Unleash’s own shape, read as it was written, and written as it was read', async () => {
    const { path, owner, somewhere } = await fresh();
    const strategies = [
      rollout('50', {
        parameters: { rollout: '50', stickiness: 'userId', groupId: 'shared' },
        constraints: [{ contextName: 'plan', operator: 'IN', values: ['pro', 'team'] }],
        variants: [variant('blue', 400, { payload: { type: 'json', value: '{"a":1}' } }), variant('red', 600)],
      }),
      { name: 'userWithId', parameters: { userIds: 'ada,grace' } },
    ];
    const written = await owner.seeing(1).put(path, { enabled: true, strategies, variants: [variant('only', 1000)] });
    expect(written).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { enabled: true, version: 2 } });
    expect(written.body.strategies[0]).toMatchObject({
      ...strategies[0],
      constraints: [{ operator: 'IN', values: ['pro', 'team'], value: null, inverted: false }],
      variants: [{ weightType: 'variable', stickiness: 'default' }, { payload: null }],
    });
    const { enabled, strategies: read, variants } = (await owner.get(path)).body;
    const again = await owner.seeing(2).put(path, { enabled, strategies: read, variants });
    expect(again).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await told(somewhere.id)).toHaveLength(1);
    expect((await owner.get(at('staging', 'checkout', somewhere))).body).toMatchObject({ version: 1 });
  });

  it('stores the group of a roll-out, which SDKs would not agree on', async () => {
    const { path, owner } = await fresh();
    const { body } = await owner.seeing(1).put(path, { enabled: true, strategies: [rollout('10')] });
    expect(body.strategies[0].parameters).toEqual({ rollout: '10', stickiness: 'default', groupId: 'checkout' });
  });

  it('stores the group of a strategy’s variants, and takes it back as it was read', async () => {
    const { path, owner } = await fresh();
    const strategies = [
      { name: 'default', variants: [variant('blue', 500), variant('red', 500)] },
      { name: 'default' },
    ];
    const { body } = await owner.seeing(1).put(path, { enabled: true, strategies });
    expect(body.strategies.map(({ parameters }: { parameters: object }) => parameters)).toEqual([
      { groupId: 'checkout' },
      {},
    ]);
    const again = await owner.seeing(2).put(path, { enabled: true, strategies: body.strategies });
    expect(again).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('is changed by exactly one of 20 who saw the same version', async () => {
    const { path, owner, somewhere } = await fresh();
    const before = await workshop.revisions(somewhere);
    const answers = await atOnce((n) =>
      owner.seeing(1).put(path, { enabled: true, strategies: [rollout(String(n + 1))] }),
    );
    expect(tally(answers)).toEqual({ 200: 1, precondition_failed: 19 });
    expect(await told(somewhere.id)).toHaveLength(1);
    expect(await workshop.revisions(somewhere)).toEqual({ ...before, development: before.development! + 1 });
    const { items } = (await owner.get(`${somewhere.path}/flags/checkout/changes`)).body;
    expect(items[0]).toMatchObject({ environmentKey: 'development', fromVersion: 1, toVersion: 2 });
    expect(items[0].before).toEqual({ enabled: false, strategies: [] });
    expect(items[0].after).toMatchObject({ enabled: true, strategies: [{ name: 'flexibleRollout' }] });
  });

  it('cannot change once the flag is archived', async () => {
    const { path, owner, somewhere } = await fresh();
    await owner.post(`${somewhere.path}/flags/checkout/archive`);
    expect((await owner.post(`${path}/toggle`, { enabled: true })).body.code).toBe('flag_archived');
    expect((await owner.seeing(1).put(path, { enabled: true })).body.code).toBe('flag_archived');
    expect((await owner.get(path)).status).toBe(200);
  });
});

describe('toggling', () => {
  it('sets a flag on or off, tells once, and leaves its strategies alone', async () => {
    const { path, owner, somewhere } = await fresh();
    await owner.seeing(1).put(path, { enabled: false, strategies: [rollout('50')] });
    const answers = await atOnce(() => owner.post(`${path}/toggle`, { enabled: true }));
    expect(tally(answers)).toEqual({ 200: 20 });
    for (const { body } of answers) expect(body).toMatchObject({ enabled: true, version: 3 });
    expect((await told(somewhere.id)).map(({ data }) => data.changed)).toEqual([['strategies'], ['enabled']]);
    expect((await owner.get(path)).body.strategies).toHaveLength(1);
  });

  it('reads If-Match where it is sent', async () => {
    const { path, owner } = await fresh();
    expect((await owner.seeing(7).post(`${path}/toggle`, { enabled: true })).body.code).toBe('precondition_failed');
    expect((await owner.seeing(1).post(`${path}/toggle`, { enabled: true })).status).toBe(200);
  });

  it('in a protected environment wants a permission of its own, and If-Match', async () => {
    const { owner, somewhere } = await fresh();
    const path = at('production', 'checkout', somewhere);
    const developer = workshop.who(somewhere, 'flags:read', 'flags:write', 'flags:toggle');
    for (const answer of [
      await developer.seeing(1).post(`${path}/toggle`, { enabled: true }),
      await developer.seeing(1).put(path, { enabled: true }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
    const unseen = await owner.post(`${path}/toggle`, { enabled: true });
    expect(unseen).toMatchObject({ status: 428, body: { code: 'precondition_required' } });
    expect((await owner.seeing(1).post(`${path}/toggle`, { enabled: true })).status).toBe(200);
    const heard = await workshop.house.published(ProtectedStateChanged);
    expect(heard.filter((it) => it.organizationId === somewhere.id).map(({ data }) => data)).toMatchObject([
      { flagKey: 'checkout', environmentKey: 'production', enabled: true, changed: ['enabled'] },
    ]);
  });
});

describe('what is written is what can be evaluated', () => {
  const refused = async (body: object, ...pointers: string[]) => {
    const answer = await place.owner.seeing(1).put(at(), { enabled: true, ...body });
    const found = answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer) ?? [];
    expect([JSON.stringify(body), answer.status, ...found]).toEqual([JSON.stringify(body), 400, ...pointers]);
  };
  const constrained = (constraint: object) => ({
    strategies: [{ name: 'default', constraints: [{ contextName: 'plan', ...constraint }] }],
  });
  const first = '/body/strategies/0';

  it('knows the strategies and operators that the evaluation knows', () => {
    expect([...strategyNames].sort()).toEqual([...rules.keys()].sort());
    expect([...writableOperators].sort()).toEqual([...operators.keys()].sort());
  });

  it('knows no other strategies, operators and parameters', async () => {
    await refused({ strategies: [{ name: 'applicationHostname' }] }, `${first}/name`);
    await refused(constrained({ operator: 'SOUNDS_LIKE', values: ['x'] }), `${first}/constraints/0/operator`);
    await refused({ strategies: [{ name: 'flexibleRollout' }] }, `${first}/parameters/rollout`);
    await refused({ strategies: [rollout('101')] }, `${first}/parameters/rollout`);
    await refused({ strategies: [{ name: 'default', parameters: { userIds: 'ada' } }] }, `${first}/parameters/userIds`);
    await refused({ strategies: [{ name: 'default', parameters: { colour: 'red' } }] }, `${first}/parameters/colour`);
    await refused(
      { strategies: [{ name: 'remoteAddress', parameters: { IPs: '10.0.0.0/8, nowhere' } }] },
      `${first}/parameters/IPs`,
    );
  });

  it('takes values that can be compared', async () => {
    const value = `${first}/constraints/0/value`;
    const wrong = {
      ...{ NUM_GT: ['many', ' '], SEMVER_EQ: ['v1.2.3', '1.2', 'latest'] },
      ...{ DATE_AFTER: ['tomorrow', '2026-01-01', '2026-01-01T00:00:00'] },
      ...{ REGEX: ['(open', 'a(?=b)', '(a)\\1', '(a{1000}){1000}', 'a{1,1000}'] },
    };
    for (const [operator, values] of Object.entries(wrong))
      for (const it of values) await refused(constrained({ operator, value: it }), value);
    await refused(constrained({ operator: 'NUM_GT' }), value);
    await refused(constrained({ operator: 'NUM_GT', value: '1', values: ['1'] }), `${first}/constraints/0/values`);
    await refused(constrained({ operator: 'IN', value: 'pro' }), value);
    for (const it of ['nowhere', '10.0.0.0/33', '::1/129', '10.0.0.0/8/8'])
      await refused(constrained({ operator: 'IN_CIDR', values: ['10.0.0.1', it] }), `${first}/constraints/0/values/1`);
  });

  it('takes 50 strategies of 100 constraints, and 5,000 values of each', async () => {
    const { path, owner } = await fresh();
    const one = { contextName: 'plan', operator: 'IN', values: ['pro'] };
    const strategies = [
      ...Array.from({ length: 49 }, () => ({ name: 'default' })),
      { name: 'default', constraints: Array.from({ length: 100 }, () => one) },
    ];
    const values = Array.from({ length: 5_000 }, (_, n) => `user-${n}`);
    const full = [{ name: 'default', constraints: [{ ...one, values }] }];
    expect((await owner.seeing(1).put(path, { enabled: true, strategies })).status).toBe(200);
    expect((await owner.seeing(2).put(path, { enabled: true, strategies: full })).status).toBe(200);
    await refused({ strategies: [...strategies, { name: 'default' }] }, '/body/strategies');
    await refused(
      { strategies: [{ name: 'default', constraints: Array.from({ length: 101 }, () => one) }] },
      `${first}/constraints`,
    );
    await refused(constrained({ operator: 'IN', values: [...values, 'one-more'] }), `${first}/constraints/0/values`);
    const patterns = Array.from({ length: 21 }, () => ({ contextName: 'plan', operator: 'REGEX', value: 'x' }));
    await refused({ strategies: [{ name: 'default', constraints: patterns }] }, `${first}/constraints/20`);
  });

  it('takes variants whose weights add up, and payloads of their type', async () => {
    const payload = (type: string, value: string) => ({ variants: [variant('a', 1000, { payload: { type, value } })] });
    await refused({ variants: [variant('a', 500), variant('b', 499)] }, '/body/variants');
    await refused({ variants: [variant('a', 500), variant('a', 500)] }, '/body/variants');
    await refused({ strategies: [rollout('50', { variants: [variant('a', 1)] })] }, `${first}/variants`);
    await refused(payload('number', 'much'), '/body/variants/0/payload/value');
    await refused(payload('json', '{'), '/body/variants/0/payload/value');
    await refused(payload('string', 'ä'.repeat(8_193)), '/body/variants/0/payload/value');
    const { path, owner } = await fresh();
    const largest = { enabled: true, ...payload('string', 'ä'.repeat(8_192)) };
    expect((await owner.seeing(1).put(path, largest)).status).toBe(200);
  });

  it('names segments that are there', async () => {
    const strategies = [rollout('50'), rollout('50', { segments: [1, 999] })];
    const answer = await place.owner.seeing(1).put(at(), { enabled: true, strategies });
    expect(answer).toMatchObject({ status: 422, body: { code: 'segment_unknown' } });
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/body/strategies/1/segments/0',
      '/body/strategies/1/segments/1',
    ]);
  });

  it('is 10 MiB together at most', async () => {
    const { path, owner, somewhere } = await fresh();
    await workshop.house.adminQuery(
      `update flags.environment_revisions set bytes = 10 * 1024 * 1024 - 100 where organization_id = $1`,
      [somewhere.id],
    );
    const strategies = [{ name: 'userWithId', parameters: { userIds: 'ada,'.repeat(50) } }];
    const answer = await owner.seeing(1).put(path, { enabled: true, strategies });
    expect(answer).toMatchObject({ status: 409, body: { code: 'ruleset_too_large' } });
    expect((await owner.seeing(1).put(path, { enabled: true })).status).toBe(200);
  });
});
