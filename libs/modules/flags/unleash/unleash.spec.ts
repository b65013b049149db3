import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../shared/clock/index.js';
import type { House, TestClient } from '../../../shared/testing/index.js';
import type { FlagDefinition } from '../evaluation/definitions.js';
import { bootFlags, Ground, refresh } from '../test/ground.js';

const features = '/unleash/api/client/features';
const frontend = '/unleash/api/frontend';
const office = {
  id: 7,
  name: 'office',
  constraints: [{ contextName: 'remoteAddress', operator: 'IN', values: ['10.0.0.1'] }],
};
const goldOnly = { name: 'default', constraints: [{ contextName: 'plan', operator: 'IN', values: ['gold'] }] };
const blue = { name: 'blue', weight: 1000, payload: { type: 'string' as const, value: '#00f' } };
const flags: FlagDefinition[] = [
  { name: 'checkout', enabled: true, strategies: [{ name: 'default', parameters: {} }], variants: [blue] },
  { name: 'checkout-old', enabled: false },
  { name: 'desk', enabled: true, strategies: [{ name: 'default', segments: [7] }] },
  { name: 'for-gold', enabled: true, strategies: [goldOnly] },
  { name: 'of-checkout', enabled: true, dependencies: [{ feature: 'checkout', enabled: true, variants: [] }] },
  { name: 'for-ada', enabled: true, strategies: [{ name: 'userWithId', parameters: { userIds: 'ada' } }] },
];

let house: House;
let ground: Ground;
let client: TestClient;
beforeAll(async () => {
  house = await bootFlags();
  ground = await Ground.of(house, flags, [office]);
  client = ground.key(house);
});
afterAll(() => house.close());
afterEach(() => void jest.restoreAllMocks());

describe('what a server-side client of Unleash reads', () => {
  it('is every flag that is not archived, with its rules, in Unleash’s own shape, and the segments', async () => {
    const place = await Ground.of(house, [...flags, { name: 'gone', enabled: true }], [office]);
    await place.archive('gone');
    const { status, body } = await place.key(house).get(features);
    expect([status, body.version, body.segments]).toEqual([200, 2, [office]]);
    const byName = (a: FlagDefinition, b: FlagDefinition) => (a.name < b.name ? -1 : 1);
    const asStored = { type: 'release', stale: false, strategies: [], variants: [], dependencies: [] };
    expect(body.features).toEqual(flags.map((flag) => ({ ...asStored, ...flag })).sort(byName));
  });

  it('is not told again to who has it, until something has changed', async () => {
    const place = await Ground.of(house, flags);
    const key = place.key(house);
    const { etag } = (await key.get(features)).headers;
    const again = key.with({ 'if-none-match': String(etag) });
    expect(await again.get(features)).toMatchObject({ status: 304, text: '', headers: { etag } });
    expect((await client.with({ 'if-none-match': String(etag) }).get(features)).status).toBe(200);
    await place.add({ name: 'checkout', enabled: false });
    await refresh(house);
    const changed = await again.get(features);
    expect([changed.status, changed.body.features[0].enabled]).toEqual([200, false]);
  });

  it('may be narrowed to names that begin so; what is asked for besides is passed over', async () => {
    const { body, headers } = await client.get(`${features}?namePrefix=checkout&project=default&tag=a:b&tag=c:d`);
    expect(body.features.map(({ name }: FlagDefinition) => name)).toEqual(['checkout', 'checkout-old']);
    expect((await client.with({ 'if-none-match': String(headers.etag) }).get(features)).status).toBe(200);
  });

  it('costs no statement, and is nothing for a publishable key or one that may not read', async () => {
    await client.get(features);
    expect((await house.measure(() => client.get(features))).statements).toEqual([]);
    expect(await ground.publishable(house).get(features)).toMatchObject({ status: 403 });
    const evaluating = ground.key(house, { permissions: ['flags:evaluate'] });
    expect(await evaluating.get(features)).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
  });

  it('is registered for with whatever the client tells of itself', async () => {
    const told = { appName: 'shop', instanceId: 'one', strategies: ['default'], started: new Date(), interval: 1000 };
    expect(await client.post('/unleash/api/client/register', told)).toMatchObject({ status: 202, text: '' });
    const page = ground.publishable(house);
    expect(await page.post(`${frontend}/client/register`, told)).toMatchObject({ status: 200, text: '' });
    expect((await page.post('/unleash/api/client/register', told)).status).toBe(403);
  });
});

/** Names of the flags that are on. */
const names = (answer: { body: { toggles: { name: string }[] } }) => answer.body.toggles.map(({ name }) => name).sort();

describe('what a front-end client of Unleash reads', () => {
  const always = ['checkout', 'of-checkout'];
  const page = () => ground.publishable(house);

  it('is what is on for its user, with variants, and no rule', async () => {
    const { status, body, text } = await page().get(`${frontend}?userId=ada&appName=shop&environment=default`);
    const named = { name: 'blue', enabled: true, payload: blue.payload, feature_enabled: true, featureEnabled: true };
    const none = { name: 'disabled', enabled: false, feature_enabled: true, featureEnabled: true };
    const toggle = (name: string, variant: object = none) => ({ name, enabled: true, variant, impressionData: false });
    expect([status, body]).toEqual([
      200,
      { toggles: [toggle('checkout', named), toggle('for-ada'), toggle('of-checkout')] },
    ]);
    for (const rule of ['gold', 'strategies', 'segments', '10.0.0.1', 'ids']) expect(text).not.toContain(rule);
  });

  it.each([
    ['properties in a query', '?properties[plan]=gold', undefined, ['for-gold']],
    ['properties in a query, spelled', '?properties%5Bplan%5D=gold', undefined, ['for-gold']],
    ['members of their own in a query', '?plan=gold', undefined, ['for-gold']],
    ['an address in a query', '?remoteAddress=10.0.0.1', undefined, ['desk']],
    ['a body', '', { context: { userId: 'ada', properties: { plan: 'gold' } } }, ['for-ada', 'for-gold']],
    ['a body whose context has members of its own', '', { context: { plan: 'gold', sessionId: 's' } }, ['for-gold']],
    ['a body without a context', '', {}, []],
  ])('looks at %s', async (_, query, body, more) => {
    const answer = body ? await page().post(frontend, body) : await page().get(frontend + query);
    expect([answer.status, names(answer)]).toEqual([200, [...always, ...more].sort()]);
  });

  it('takes the address of the request where the client names none', async () => {
    expect(names(await page().with({ 'x-forwarded-for': '10.0.0.1' }).get(frontend))).toContain('desk');
  });

  it.each([
    ['a list', { context: [] }],
    ['properties that are none', { context: { properties: 'x' } }],
    [
      'too many properties',
      { context: { properties: Object.fromEntries([...Array(300).keys()].map((n) => [n, 'x'])) } },
    ],
    ['too long a text', { context: { userId: 'x'.repeat(5000) } }],
  ])('refuses %s as a context, in Unleash’s way', async (_, body) => {
    expect(await page().post(frontend, body)).toMatchObject({ status: 400, body: { name: 'BadDataError' } });
  });

  it('is not told again to who has it, of the same revision, context and dates', async () => {
    const now = jest.spyOn(house.get(Clock), 'now').mockReturnValue(new Date('2026-02-28T12:00:00Z'));
    const spring = { contextName: 'currentTime', operator: 'DATE_AFTER', value: '2026-03-01T00:00:00.000Z' };
    const winter = [{ name: 'default', constraints: [spring] }];
    const place = await Ground.of(house, [{ name: 'spring', enabled: true, strategies: winter }]);
    const browser = place.publishable(house);
    const first = await browser.get(`${frontend}?userId=ada&appName=shop`);
    const again = browser.with({ 'if-none-match': String(first.headers.etag) });
    expect((await again.get(`${frontend}?appName=shop&userId=ada`)).status).toBe(304);
    expect((await again.post(frontend, { context: { userId: 'ada', appName: 'shop' } })).status).toBe(304);
    expect((await again.get(`${frontend}?userId=bob&appName=shop`)).status).toBe(200);
    now.mockReturnValue(new Date('2026-03-02T12:00:00Z'));
    const later = await again.get(`${frontend}?userId=ada&appName=shop`);
    expect([first, later].map(names)).toEqual([[], ['spring']]);
  });
});
