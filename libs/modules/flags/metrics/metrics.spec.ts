import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Clock } from '../../../shared/clock/index.js';
import type { House, TestClient } from '../../../shared/testing/index.js';
import { bootFlags, Ground } from '../test/ground.js';

const path = '/unleash/api/client/metrics';
const DAY_MS = 24 * 60 * 60 * 1000;
const many = Array.from({ length: 600 }, (_, n) => `flag-${String(n).padStart(3, '0')}`);

let house: House;
let ground: Ground;
let client: TestClient;
beforeAll(async () => {
  house = await bootFlags();
  const blue = { name: 'blue', weight: 1000 };
  ground = await Ground.of(house, [
    { name: 'checkout', enabled: true, variants: [blue] },
    { name: 'basket', enabled: true, strategies: [{ name: 'default', variants: [{ name: 'red', weight: 1000 }] }] },
    ...many.map((name) => ({ name, enabled: true })),
  ]);
  client = ground.key(house);
});
afterAll(() => house.close());
afterEach(() => void jest.restoreAllMocks());

const report = (toggles: object, appName = 'shop') => ({
  ...{ appName, instanceId: 'one', bucket: { start: new Date(0), stop: new Date(), toggles } },
  ...{ platformName: 'node', specVersion: '5.2.0', yggdrasilVersion: null, impactMetrics: [] },
});
const counted = (app: string) =>
  house.adminQuery(
    `select flag_key as flag, yes::int, no::int, variants, hour from flags.metrics
      where organization_id = $1 and app = $2 order by hour, flag_key`,
    [ground.organizationId, app],
  );

describe('metrics of Unleash’s clients', () => {
  it('are added up by flag, application and hour, from servers and from pages', async () => {
    jest.spyOn(house.get(Clock), 'now').mockReturnValue(new Date('2026-05-04T10:20:30Z'));
    const told = { checkout: { yes: 2, no: 1, variants: { blue: 2, disabled: 1 } } };
    expect(await client.post(path, report(told))).toMatchObject({ status: 202, text: '' });
    const page = ground.publishable(house);
    expect(await page.post('/unleash/api/frontend/client/metrics', report(told))).toMatchObject({
      status: 200,
      text: '',
    });
    expect((await page.post(path, report(told))).status).toBe(403);
    expect(await counted('shop')).toEqual([
      {
        ...{ flag: 'checkout', yes: 4, no: 2, variants: { blue: 4, disabled: 2 } },
        hour: new Date('2026-05-04T10:00:00Z'),
      },
    ]);
  });

  it('lose nothing when many tell of the same flags at once', async () => {
    const toggles = { checkout: { yes: 1, no: 0, variants: { blue: 1 } }, basket: { yes: 0, no: 1, variants: {} } };
    const turned = Object.fromEntries(Object.entries(toggles).reverse());
    const posts = Array.from({ length: 20 }, (_, n) => client.post(path, report(n % 2 ? toggles : turned, 'crowd')));
    for (const { status } of await Promise.all(posts)) expect(status).toBe(202);
    const all = await counted('crowd');
    const sum = (flag: string, of: string) =>
      all.filter((it) => it.flag === flag).reduce((before, it) => before + Number(it[of]), 0);
    expect([sum('checkout', 'yes'), sum('basket', 'no')]).toEqual([20, 20]);
  });

  it('are of flags and variants that there are, and of 500 flags at once', async () => {
    const toggles = {
      ...{ nowhere: { yes: 1, no: 0, variants: {} }, constructor: { yes: 1, no: 0, variants: {} } },
      basket: { yes: 1, no: 0, variants: { red: 1, made_up: 5, disabled: 2 } },
    };
    await client.post(path, report(toggles, 'strict'));
    expect(await counted('strict')).toMatchObject([{ flag: 'basket', variants: { red: 1, disabled: 2 } }]);
    const all = Object.fromEntries(many.map((name) => [name, { yes: 1, no: 0 }]));
    const { statements } = await house.measure(() => client.post(path, report(all, 'large')));
    expect([statements.length, (await counted('large')).length]).toEqual([1, 500]);
  });

  it('have rows of their own for 50 applications an hour, and one for all others', async () => {
    const place = await Ground.of(house, [{ name: 'checkout', enabled: true }]);
    const key = place.key(house);
    for (let n = 0; n < 60; n++) await key.post(path, report({ checkout: { yes: 1, no: 0 } }, `app-${n}`));
    const apps = await house.adminQuery('select app, yes::int from flags.metrics where organization_id = $1', [
      place.organizationId,
    ]);
    expect(apps).toHaveLength(51);
    expect(apps).toContainEqual({ app: 'other applications', yes: 10 });
  });

  it.each([
    ['nothing', undefined],
    ['no application', { bucket: { toggles: {} } }],
    ['no bucket', { appName: 'shop' }],
    ['counts that are none', report({ checkout: { yes: -1, no: 0 } })],
    ['counts that are no numbers', report({ checkout: { yes: '1', no: 0 } })],
  ])('are refused as Unleash does, when there is %s', async (_, body) => {
    expect(await client.post(path, body)).toMatchObject({ status: 400, body: { name: 'BadDataError' } });
  });

  it('cost nothing where there is nothing to count', async () => {
    const { result, statements } = await house.measure(() => client.post(path, report({ nowhere: { yes: 1, no: 0 } })));
    expect([result.status, statements]).toEqual([202, []]);
  });

  it('are forgotten after 35 days', async () => {
    const old = (days: number) =>
      house.adminQuery(
        `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour) values ($1, $2, 'old', 'old', $3)`,
        [ground.organizationId, ground.environmentId, new Date(Date.now() - days * DAY_MS)],
      );
    await old(34);
    await old(36);
    await house.nextTick('flags');
    expect(await counted('old')).toHaveLength(1);
  });
});
