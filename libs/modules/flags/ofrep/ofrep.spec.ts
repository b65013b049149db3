import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../shared/clock/index.js';
import type { House, TestClient } from '../../../shared/testing/index.js';
import type { FlagDefinition, Payload } from '../evaluation/definitions.js';
import { bootFlags, Ground, refresh } from '../test/ground.js';
import { faultOf } from './test/protocol.js';

const path = '/ofrep/v1/evaluate/flags';
const half = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: 'half' } };
const goldOnly = { name: 'default', constraints: [{ contextName: 'plan', operator: 'IN', values: ['gold'] }] };
const carrying = (name: string, payload: Payload): FlagDefinition => ({
  name,
  enabled: true,
  variants: [{ name: 'only', weight: 1000, payload }],
});
const flags: FlagDefinition[] = [
  { name: 'on', enabled: true },
  { name: 'off', enabled: false, variants: [{ name: 'only', weight: 1000, payload: { type: 'string', value: 'x' } }] },
  { name: 'gold', enabled: true, strategies: [goldOnly] },
  { name: 'half', enabled: true, strategies: [half] },
  { name: 'bare', enabled: true, variants: [{ name: 'blue', weight: 1000 }] },
  carrying('text', { type: 'string', value: '#00f' }),
  carrying('table', { type: 'csv', value: 'a,b' }),
  carrying('number', { type: 'number', value: '2.5' }),
  carrying('object', { type: 'json', value: '{"size":[1,2]}' }),
  carrying('no-number', { type: 'number', value: 'many' }),
  carrying('no-json', { type: 'json', value: '{' }),
];

let house: House;
let ground: Ground;
let client: TestClient;
beforeAll(async () => {
  house = await bootFlags();
  ground = await Ground.of(house, flags);
  client = ground.key(house);
});
afterAll(() => house.close());
afterEach(() => void jest.restoreAllMocks());

const ada = { targetingKey: 'ada' };
const ask = async (flagKey: string, context: object = ada, by = client) => {
  const answer = await by.post(`${path}/${flagKey}`, { context });
  expect(faultOf('single', answer)).toBe('');
  return { status: answer.status, ...answer.body };
};

describe('one flag, by OFREP', () => {
  it.each([
    ['on', { value: true, reason: 'STATIC', variant: 'enabled' }],
    ['off', { value: false, reason: 'DISABLED', variant: 'disabled' }],
    ['gold', { value: false, reason: 'TARGETING_MATCH', variant: 'disabled' }],
    ['bare', { value: true, variant: 'blue' }],
    ['text', { value: '#00f', variant: 'only' }],
    ['table', { value: 'a,b', variant: 'only' }],
    ['number', { value: 2.5, variant: 'only' }],
    ['object', { value: { size: [1, 2] }, variant: 'only' }],
  ])('is its variant’s payload by its type, or whether it is on: %s', async (key, expected) => {
    const metadata = { environment: 'staging', revision: 2 };
    expect(await ask(key)).toEqual({ reason: expect.any(String), ...expected, status: 200, key, metadata });
  });

  it('looks at the targeting key as the user, and at other members of the context by their names', async () => {
    expect(await ask('gold', { ...ada, plan: 'gold' })).toMatchObject({ value: true, reason: 'TARGETING_MATCH' });
    expect(await ask('gold', { ...ada, plan: { name: 'gold' } })).toMatchObject({ value: false });
    const users = Array.from({ length: 40 }, (_, n) => ask('half', { targetingKey: `user ${n}` }));
    const values = (await Promise.all(users)).map(({ value, reason }) => `${String(value)} ${reason}`);
    expect(new Set(values)).toEqual(new Set(['true SPLIT', 'false SPLIT']));
  });

  it('says in its own words what it cannot answer', async () => {
    expect(await ask('nowhere')).toMatchObject({ status: 404, key: 'nowhere', errorCode: 'FLAG_NOT_FOUND' });
    expect(await ask('half', {})).toMatchObject({ status: 400, key: 'half', errorCode: 'TARGETING_KEY_MISSING' });
    expect(await ask('on', {})).toMatchObject({ status: 200, value: true });
    for (const key of ['no-number', 'no-json'])
      expect(await ask(key)).toMatchObject({ status: 400, key, errorCode: 'PARSE_ERROR' });
  });

  it.each([
    ['nothing', undefined, 'PARSE_ERROR'],
    ['a list', [], 'PARSE_ERROR'],
    ['no context', {}, 'INVALID_CONTEXT'],
    ['a context that is a list', { context: [] }, 'INVALID_CONTEXT'],
    ['a targeting key that is no text', { context: { targetingKey: 7 } }, 'INVALID_CONTEXT'],
    [
      'a thousand members',
      { context: Object.fromEntries([...Array(1000).keys()].map((n) => [n, n])) },
      'INVALID_CONTEXT',
    ],
    ['a very long text', { context: { ...ada, plan: 'x'.repeat(5000) } }, 'INVALID_CONTEXT'],
    ['a very long name', { context: { ...ada, ['x'.repeat(300)]: 1 } }, 'INVALID_CONTEXT'],
  ])('refuses %s', async (_, body, errorCode) => {
    const [single, bulk] = [await client.post(`${path}/on`, body), await client.post(path, body)];
    expect([faultOf('single', single), faultOf('bulk', bulk)]).toEqual(['', '']);
    expect(single).toMatchObject({ status: 400, body: { key: 'on', errorCode } });
    expect(bulk).toMatchObject({ status: 400, body: { errorCode } });
    expect(single.text).not.toContain('xxx');
  });

  it('refuses what is no JSON, in the same words', async () => {
    const { app } = house;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': '2001:db8:ffff::1' };
    const authorization = `Bearer ${ground.token()}`;
    const url = `${path}/on`;
    const answer = await app.inject({ method: 'POST', url, headers: { ...headers, authorization }, body: '{' });
    expect([answer.statusCode, answer.json<object>()]).toMatchObject([400, { key: 'on', errorCode: 'PARSE_ERROR' }]);
  });
});

describe('all flags, by OFREP', () => {
  it('are one answer, failures included, with whatever single questions give', async () => {
    const answer = await client.post(path, { context: ada });
    expect([answer.status, faultOf('bulk', answer)]).toEqual([200, '']);
    expect(answer.body.metadata).toEqual({ environment: 'staging', revision: 2 });
    expect(answer.body.flags.map(({ key }: { key: string }) => key)).toEqual(flags.map(({ name }) => name).sort());
    for (const flag of answer.body.flags) {
      const { status: _status, metadata: _metadata, ...single } = await ask(flag.key);
      expect(flag).toEqual(single);
    }
    const anonymous = await client.post(path, { context: {} });
    expect(anonymous.body.flags).toContainEqual(
      expect.objectContaining({ key: 'half', errorCode: 'TARGETING_KEY_MISSING' }),
    );
  });

  it('are not told again to who has them, of the same revision and the same context', async () => {
    const { etag } = (await client.post(path, { context: { ...ada, plan: 'gold', age: 7 } })).headers;
    const again = client.with({ 'if-none-match': String(etag) });
    const known = await again.post(path, { context: { age: 7, plan: 'gold', ...ada } });
    expect([known.status, known.text, known.headers.etag]).toEqual([304, '', etag]);
    for (const context of [
      ada,
      { ...ada, plan: 'silver', age: 7 },
      { ...ada, plan: 'gold', age: 7, more: { deep: 1 } },
    ])
      expect((await again.post(path, { context })).status).toBe(200);
    const others = await Ground.of(house, flags);
    const foreign = others.key(house).with({ 'if-none-match': String(etag) });
    expect((await foreign.post(path, { context: { ...ada, plan: 'gold', age: 7 } })).status).toBe(200);
  });

  it('are told again once one has changed, and once a date in a rule has passed', async () => {
    const spring = { contextName: 'currentTime', operator: 'DATE_AFTER', value: '2026-03-01T00:00:00.000Z' };
    const place = await Ground.of(house, [
      { name: 'spring', enabled: true, strategies: [{ name: 'default', constraints: [spring] }] },
    ]);
    const now = jest.spyOn(house.get(Clock), 'now').mockReturnValue(new Date('2026-02-28T12:00:00Z'));
    const key = place.key(house);
    const before = await key.post(path, { context: ada });
    const again = key.with({ 'if-none-match': String(before.headers.etag) });
    expect((await again.post(path, { context: ada })).status).toBe(304);
    now.mockReturnValue(new Date('2026-03-01T12:00:00Z'));
    const after = await again.post(path, { context: ada });
    expect([before, after].map(({ body }) => body.flags[0].value)).toEqual([false, true]);
    await place.change();
    await refresh(house);
    const newer = key.with({ 'if-none-match': String(after.headers.etag) });
    expect((await newer.post(path, { context: ada })).status).toBe(200);
  });
});

describe('who may ask by OFREP', () => {
  it('is a key with flags:evaluate, publishable ones included, which learn no rule', async () => {
    const page = ground.publishable(house);
    const { text, status } = await page.post(path, { context: { ...ada, plan: 'gold' } });
    expect(status).toBe(200);
    for (const rule of ['plan', 'constraints', 'strategies', 'rollout', 'percent']) expect(text).not.toContain(rule);
    expect(await ask('gold', { ...ada, plan: 'gold' }, page)).toMatchObject({ value: true });
    const reader = ground.key(house, { permissions: ['flags:read'] });
    expect(await reader.post(path, { context: ada })).toMatchObject({
      status: 403,
      body: { code: 'permission_missing' },
    });
  });

  it('is told of the key’s environment alone, and of nothing where there is none', async () => {
    const nowhere = ground.key(house, { environment: 'nowhere' });
    expect((await nowhere.post(path, { context: ada })).body.flags).toEqual([]);
    expect(await ask('on', ada, nowhere)).toMatchObject({ status: 404, errorCode: 'FLAG_NOT_FOUND' });
  });

  it('costs no statement, however many flags', async () => {
    await client.post(path, { context: ada });
    for (const url of [path, `${path}/half`]) {
      const { statements, roundTrips } = await house.measure(() => client.post(url, { context: ada }));
      expect({ statements, roundTrips }).toEqual({ statements: [], roundTrips: 0 });
    }
  });
});
