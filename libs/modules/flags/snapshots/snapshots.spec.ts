import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Metrics } from '../../../shared/metrics/index.js';
import { clonedDatabase, CutOff } from '../../../shared/testing/index.js';
import type { House, TestDatabase } from '../../../shared/testing/index.js';
import { bootFlags, Ground, refresh } from '../test/ground.js';
import { SnapshotsPolling } from './snapshots.polling.js';
import { Snapshots } from './snapshots.service.js';

const LONGEST_WAIT_MS = 20_000;

let database: TestDatabase;
let cutOff: CutOff;
/** Two instances of one product; only the second one loses its database. */
let here: House;
let there: House;
beforeAll(async () => {
  database = await clonedDatabase();
  cutOff = new CutOff(new URL(database.variables.DATABASE_URL));
  here = await bootFlags({ database });
  const variables = { ...database.variables, DATABASE_URL: await cutOff.url() };
  there = await bootFlags({ database: { ...database, variables } });
  await there.app.listen(0, '127.0.0.1');
}, 60_000);
afterAll(async () => {
  cutOff.set('open');
  await here.close();
  await there.close();
  await cutOff.close();
  await database.drop();
});
afterEach(() => void jest.restoreAllMocks());

/** Whether the flag is on, as this instance answers over HTTP. */
const isOn = async (house: House, ground: Ground, name = 'checkout'): Promise<boolean> => {
  const answer = await ground.key(house).post(`/ofrep/v1/evaluate/flags/${name}`, { context: { targetingKey: 'ada' } });
  return answer.body.value;
};
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + LONGEST_WAIT_MS; Date.now() < end; await wait(20)) if (await what()) return;
  throw new Error('It never came to that');
};
const metric = async (house: House, name: string): Promise<number> =>
  Number(new RegExp(`^${name} (.+)$`, 'm').exec(await house.get(Metrics).text())?.[1]);
const loads = (house: House) =>
  metric(house, 'bulkhead_flag_snapshot_reloads_total{outcome="loaded"}'.replace(/[{}]/g, '\\$&'));

describe('a change', () => {
  it('is seen by another instance, which nobody told', async () => {
    const ground = await Ground.of(here, [{ name: 'checkout', enabled: false }]);
    expect([await isOn(here, ground), await isOn(there, ground)]).toEqual([false, false]);
    await ground.add({ name: 'checkout', enabled: true });
    await until(() => isOn(there, ground));
    await until(() => isOn(here, ground));
  });

  it('is there as a whole after the next question, which asks for all environments at once', async () => {
    const polling = there.get(SnapshotsPolling);
    polling.onApplicationShutdown();
    const grounds = [];
    for (let n = 0; n < 3; n++) grounds.push(await Ground.of(here, [{ name: 'checkout', enabled: false }]));
    for (const ground of grounds) await isOn(there, ground);
    await refresh(there);
    const idle = await there.measure(() => polling.poll());
    expect(idle.statements).toHaveLength(1);
    await grounds[1]!.add({ name: 'checkout', enabled: true });
    const before = await loads(there);
    const changed = await there.measure(() => polling.poll());
    expect([changed.statements.length, (await loads(there)) - before]).toEqual([2, 1]);
    expect(await Promise.all(grounds.map((it) => isOn(there, it)))).toEqual([false, true, false]);
    polling.onApplicationBootstrap();
  });

  it('may be that a flag is archived, or that the organization is gone', async () => {
    const ground = await Ground.of(here, [{ name: 'checkout', enabled: true }]);
    expect(await isOn(here, ground)).toBe(true);
    await ground.archive('checkout');
    await refresh(here);
    expect(await isOn(here, ground)).toBeUndefined();
    const where = 'where organization_id = $1';
    for (const table of ['flag_states', 'flags', 'environment_revisions', 'environments'])
      await database.query(`delete from flags.${table} ${where}`, [ground.organizationId]);
    await refresh(here);
    expect(here.get(Snapshots).held(ground.organizationId, ground.environmentKey)).toBeUndefined();
  });
});

describe('a snapshot', () => {
  it('is read by one statement, for one flag and for hundreds', async () => {
    const many = Array.from({ length: 600 }, (_, n) => ({ name: `flag-${n}`, enabled: n % 2 === 0 }));
    for (const flags of [many.slice(0, 1), many]) {
      const { organizationId, environmentKey } = await Ground.of(here, flags);
      const load = () => here.get(Snapshots).get(organizationId, environmentKey);
      const { result, statements } = await here.measure(load);
      expect([statements.length, result?.evaluator.keys().length]).toEqual([1, flags.length]);
    }
  });

  it('is read once for all who ask at once, and for nobody again who asks later', async () => {
    const ground = await Ground.of(here, [{ name: 'checkout', enabled: true }]);
    const ask = () => isOn(here, ground);
    const { result, statements } = await here.measure(() => Promise.all(Array.from({ length: 20 }, ask)));
    expect([result.every(Boolean), statements.length]).toEqual([true, 1]);
    expect((await here.measure(ask)).statements).toEqual([]);
  });

  it('is looked for as long as it is to be kept, and there is none', async () => {
    const { organizationId, environmentKey } = await Ground.of(here);
    await here.get(Snapshots).keep(organizationId, 'later');
    expect(here.get(Snapshots).held(organizationId, 'later')).toBeUndefined();
    await database.query(`update flags.environments set key = 'later' where organization_id = $1`, [organizationId]);
    await refresh(here);
    expect(here.get(Snapshots).held(organizationId, 'later')?.evaluator.keys()).toEqual([]);
    expect(environmentKey).not.toBe('later');
  });
});

describe('while the database is away', () => {
  // The lines of the other instance would stand among those of this one.
  beforeAll(() => here.get(SnapshotsPolling).onApplicationShutdown());

  it.each(['refusing', 'silent'] as const)(
    '(%s) flags are answered as last seen, and the instance says so',
    async (state) => {
      const ground = await Ground.of(here, [{ name: 'checkout', enabled: true }]);
      const key = ground.key(there);
      const evaluate = () => key.post('/ofrep/v1/evaluate/flags/checkout', { context: { targetingKey: 'ada' } });
      expect((await evaluate()).body.value).toBe(true);
      await until(async () => (await there.anonymous().get('/health/ready')).status === 200);
      const [behind, current] = [jest.spyOn(Logger.prototype, 'warn'), jest.spyOn(Logger.prototype, 'log')];
      const lines = (spy: { mock: { calls: unknown[][] } }) =>
        spy.mock.calls.map(([line]) => (line as { event?: string }).event).filter((code) => code?.startsWith('flags.'));
      cutOff.set(state);
      await until(() => Promise.resolve(lines(behind).length > 0));
      await refresh(there);
      expect(await evaluate()).toMatchObject({ status: 200, body: { value: true } });
      expect((await key.post('/ofrep/v1/evaluate/flags', { context: {} })).body.flags).toHaveLength(1);
      expect((await key.get('/unleash/api/client/features')).body.features).toHaveLength(1);
      expect((await there.anonymous().get('/health')).body.notes.flags).toMatch(
        /^Answered from memory, as last seen at 2/,
      );
      await until(async () => (await there.anonymous().get('/health/ready')).status === 503);
      expect((await there.anonymous().get('/health/ready')).body.detail).toMatch(
        /^Not ready: database; flags: Answered/,
      );
      expect(await metric(there, 'bulkhead_flag_snapshot_age_seconds')).toBeGreaterThan(0);
      await ground.add({ name: 'checkout', enabled: false });
      cutOff.set('open');
      await until(async () => !(await isOn(there, ground)));
      await until(() => Promise.resolve(lines(current).length > 0));
      expect([lines(behind), lines(current)]).toEqual([['flags.behind'], ['flags.current']]);
      expect((await there.anonymous().get('/health')).body.notes).toEqual({});
    },
  );

  it('what was never seen is unavailable', async () => {
    const ground = await Ground.of(here, [{ name: 'checkout', enabled: true }]);
    cutOff.set('refusing');
    const answer = await ground.key(there).post('/ofrep/v1/evaluate/flags/checkout', { context: {} });
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    cutOff.set('open');
    await until(() => isOn(there, ground).catch(() => false));
  });

  it('an instance still stops', async () => {
    const own = new CutOff(new URL(database.variables.DATABASE_URL));
    const variables = { ...database.variables, DATABASE_URL: await own.url() };
    const stopping = await bootFlags({ database: { ...database, variables } });
    const ground = await Ground.of(here, [{ name: 'checkout', enabled: true }]);
    expect(await isOn(stopping, ground)).toBe(true);
    own.set('silent');
    await stopping.close();
    await own.close();
  });
});
