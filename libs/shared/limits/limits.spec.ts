import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { anonymous, asSystem } from '../callers/index.js';
import { Compartments, Statements } from '../database/index.js';
import { costOf, CutOff, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Counters } from './counters.js';
import { DatabaseCounters } from './database-counters.js';
import { ExpiredCounters } from './expired-counters.js';
import { claim, Limits, networkOf } from './index.js';
import type { Claim, Rule } from './index.js';
import { MemoryCounters } from './memory-counters.js';
import { startProcess } from './test/fleet.js';

const caller = anonymous('0198c0de-0000-7000-8000-000000000001');
let database: TestDatabase;
const fleet: INestApplicationContext[] = [];
/** On a busy machine a hundred claims at once wait for longer than requests should; then they would be counted here. */
const patience = { DATABASE_ACQUIRE_TIMEOUT_MS: '20000', LIMITS_STORE_TIMEOUT_MS: '10000' };

beforeAll(async () => {
  database = await ownDatabase();
  const variables = { ...database.variables, ...patience };
  for (let n = 0; n < 3; n++) fleet.push(await startProcess(variables));
});
afterAll(async () => {
  for (const app of fleet) await app.close();
  await database.drop();
});
afterEach(() => void jest.restoreAllMocks());

const limits = (app = fleet[0]!) => app.get(Limits, { strict: false });
const tea: Rule = { name: 'tea', limit: 3, windowSeconds: 600 };
const fresh = (rule: Partial<Rule> = {}): Claim => claim({ ...tea, ...rule }, randomUUID());
const take = (...claims: Claim[]) => limits().take(caller, claims);
const granted = async (...claims: Claim[]) => (await take(...claims)).granted;
/** Seconds to wait; 0 when granted. */
const refused = async (...claims: Claim[]) => {
  const verdict = await take(...claims);
  return verdict.granted ? 0 : verdict.retryAfterSeconds;
};

const stores = {
  database: {
    type: DatabaseCounters,
    later: (seconds: number) =>
      database.query(
        `update limits.counters set free_at = free_at - make_interval(secs => $1),
           resets_at = resets_at - make_interval(secs => $1)`,
        [seconds],
      ),
  },
  memory: {
    type: MemoryCounters,
    later: async (seconds: number) => {
      const now = performance.now() + seconds * 1000;
      jest.spyOn(performance, 'now').mockImplementation(() => now);
    },
  },
} as const;

describe.each(['database', 'memory'] as const)('counting in the %s', (name) => {
  const { later, type } = stores[name];
  const aside = 10;

  function useStore(): void {
    const store = fleet[0]!.get<Counters>(type, { strict: false });
    const counters = fleet[0]!.get(Counters, { strict: false });
    jest.spyOn(counters, 'take').mockImplementation((claims) => store.take(claims));
    jest.spyOn(counters, 'giveBack').mockImplementation((returns) => store.giveBack(returns));
  }

  it('grants as many as the limit within a window, and says what is left and for how long', async () => {
    useStore();
    const cup = fresh();
    for (const remaining of [2, 1, 0])
      expect(await take(cup)).toEqual({
        granted: true,
        tightest: { limit: 3, windowSeconds: 600, remaining, resetSeconds: 600 },
      });
    await later(590);
    const last = await take(cup);
    expect(last).toMatchObject({ granted: false, rule: 'tea', tightest: { remaining: 0 } });
    expect((last as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(aside - 2);
    expect((last as { retryAfterSeconds: number }).retryAfterSeconds).toBeLessThanOrEqual(aside);
    await later(aside);
    expect(await take(cup)).toMatchObject({ granted: true, tightest: { remaining: 2, resetSeconds: 600 } });
  });

  it('counts nothing behind the first claim that is refused, and tells the tightest of those that are granted', async () => {
    useStore();
    const [narrow, wide] = [fresh({ name: 'narrow', limit: 1 }), fresh({ name: 'wide', limit: 2 })];
    expect(await take(narrow, wide)).toMatchObject({ granted: true, tightest: { limit: 1, remaining: 0 } });
    for (let n = 0; n < 5; n++) expect(await take(narrow, wide)).toMatchObject({ granted: false, rule: 'narrow' });
    expect(await take(wide)).toMatchObject({ granted: true, tightest: { limit: 2, remaining: 0 } });
    expect(await take(fresh({ name: 'before' }), wide)).toMatchObject({ granted: false, rule: 'wide' });
  });

  it('makes those wait who go on, twice as long each time, and forgets them after a quiet window', async () => {
    useStore();
    const sip = fresh({ firstDelaySeconds: 100 });
    for (let n = 0; n < 3; n++) expect(await refused(sip)).toBe(0);
    for (const delay of [100, 200, 400, 600, 600]) {
      expect(await refused(sip)).toBe(delay);
      await later(delay - 1);
      expect(await refused(sip)).toBe(1);
      await later(1);
      expect(await refused(sip)).toBe(0);
    }
    await later(1_199);
    expect(await take(sip)).toMatchObject({ granted: true, tightest: { remaining: 0 } });
    await later(1_200);
    expect(await take(sip)).toMatchObject({ granted: true, tightest: { remaining: 2 } });
  });

  it('takes back one, or lifts them all', async () => {
    useStore();
    const [cup, sip] = [fresh(), fresh({ name: 'sip', firstDelaySeconds: 100 })];
    for (let n = 0; n < 3; n++) await take(sip, cup);
    expect(await granted(sip, cup)).toBe(false);
    await limits().giveBack(caller, [sip, cup], ['sip']);
    expect(await take(sip)).toMatchObject({ granted: true, tightest: { remaining: 2 } });
    expect(await take(cup)).toMatchObject({ granted: true, tightest: { remaining: 0 } });
    await limits().lift(caller, [cup]);
    expect(await take(cup)).toMatchObject({ granted: true, tightest: { remaining: 2 } });
  });
});

describe('counting together', () => {
  it('grants exactly the limit to three processes at once, of keys that were never seen before', async () => {
    const lost = jest.spyOn(Logger.prototype, 'warn');
    for (let round = 0; round < 5; round++) {
      const claims = [fresh({ name: 'one', limit: 40 }), fresh({ name: 'other', limit: 20 })];
      const attempts = Array.from({ length: 120 }, (_, n) => limits(fleet[n % 3]).take(caller, claims));
      const verdicts = await Promise.all(attempts);
      expect(verdicts.filter((verdict) => verdict.granted)).toHaveLength(20);
      expect(await granted(claims[1]!)).toBe(false);
    }
    expect(lost).not.toHaveBeenCalled();
  }, 60_000);

  it('deadlocks with nobody who gives back at the same time', async () => {
    const claims = [fresh({ name: 'a', limit: 1e6 }), fresh({ name: 'b', limit: 1e6 })];
    const lost = jest.spyOn(Logger.prototype, 'warn');
    const both = Array.from({ length: 150 }, async (_, n) => {
      await limits(fleet[n % 3]).take(caller, claims);
      await limits(fleet[(n + 1) % 3]).giveBack(caller, claims, n % 2 ? ['a'] : []);
    });
    await Promise.all(both);
    expect(lost).not.toHaveBeenCalled();
  }, 60_000);

  it('asks the database what time it is: a process whose clock is an hour off counts like the others', async () => {
    const cup = fresh();
    expect(await take(cup)).toMatchObject({ granted: true });
    const here = Date.now;
    for (const hours of [1, -1]) {
      jest.spyOn(Date, 'now').mockImplementation(() => here() + hours * 3_600_000);
      const verdict = await limits(fleet[1]).take(caller, [cup]);
      expect(verdict).toMatchObject({ granted: true, tightest: { remaining: hours > 0 ? 1 : 0, resetSeconds: 600 } });
    }
    jest.restoreAllMocks();
    expect(await granted(cup)).toBe(false);
  });

  it('costs one statement and one round trip, however many are claimed', async () => {
    const claims = ['a', 'b', 'c', 'd'].map((name) => fresh({ name }));
    const cost = await costOf(fleet[0]!.get(Statements), () => take(...claims));
    expect(cost.limiter).toHaveLength(1);
    expect([cost.statements, cost.roundTrips]).toEqual([[], 0]);
  });

  it('keeps no address and no name: neither as it is, nor as a hash that can be tried', async () => {
    const [email, ip] = [`${randomUUID()}@example.com`, '203.0.113.77'];
    await take(claim(tea, email), claim({ ...tea, name: 'from' }, ip));
    const dump = JSON.stringify(await database.query('select c::text as row from limits.counters c'));
    for (const secret of [email, ip]) {
      expect(dump).not.toContain(secret);
      for (const text of [secret, `tea\n${secret}`, `from\n${secret}`])
        expect(dump).not.toContain(createHash('sha256').update(text).digest('hex').slice(0, 32));
    }
  });

  it('is refused inside a transaction, whose rollback must not undo it', async () => {
    const own = fleet[0]!.get(Compartments).of('limits');
    const inside = own.transaction(asSystem('a test'), () => take(fresh()));
    await expect(inside).rejects.toThrow('claim it before');
  });

  it('lets work that failed have cost nothing', async () => {
    const cup = fresh({ limit: 1 });
    const refusal = () => new Error('no more tea');
    const spend = (work: () => Promise<string>) => limits().spend(caller, [cup], refusal, work);
    await expect(spend(() => Promise.reject(new Error('spilt')))).rejects.toThrow('spilt');
    expect(await spend(() => Promise.resolve('drunk'))).toBe('drunk');
    await expect(spend(() => Promise.resolve('drunk'))).rejects.toThrow('no more tea');
  });

  it('removes what is over, in batches, and nothing else', async () => {
    const [old, young] = [fresh(), fresh()];
    await database.query('delete from limits.counters');
    for (let n = 0; n < 25; n++) await take(fresh());
    await take(old);
    await stores.database.later(601);
    await take(young);
    expect(await fleet[1]!.get(ExpiredCounters, { strict: false }).sweep(10)).toBe(26);
    expect(await database.query('select count(*)::int as left from limits.counters')).toEqual([{ left: 1 }]);
    expect(await take(young)).toMatchObject({ tightest: { remaining: 1 } });
  });
});

describe('without the database', () => {
  let cutOff: CutOff;
  let alone: INestApplicationContext;

  beforeAll(async () => {
    cutOff = new CutOff(new URL(database.variables.DATABASE_URL));
    const variables = { ...database.variables, DATABASE_URL: await cutOff.url(), LIMITS_STORE_TIMEOUT_MS: '200' };
    alone = await startProcess(variables);
  });
  afterAll(async () => {
    await alone.close();
    await cutOff.close();
  });

  it.each(['refusing', 'silent'] as const)('counts in memory while that is %s, and says so once', async (state) => {
    const [lost, told] = [jest.spyOn(Logger.prototype, 'warn'), jest.spyOn(Logger.prototype, 'log')];
    const cup = fresh();
    const here = () => limits(alone).take(caller, [cup]);
    expect((await here()).granted).toBe(true);
    cutOff.set(state);
    const verdicts = await Promise.all(Array.from({ length: 20 }, here));
    expect(verdicts.filter((verdict) => verdict.granted)).toHaveLength(3);
    await expect(limits(alone).giveBack(caller, [cup])).resolves.toBeUndefined();
    expect(lost.mock.calls).toEqual([
      [expect.objectContaining({ event: 'limits.store_lost', msg: 'Limits are counted in this process alone' })],
    ]);

    cutOff.set('open');
    const back = expect.objectContaining({ event: 'limits.store_back', msg: expect.any(String) });
    const isBack = () => told.mock.calls.some(([first]) => back.asymmetricMatch(first));
    for (const deadline = performance.now() + 10_000; !isBack() && performance.now() < deadline; await wait(50))
      await here();
    expect(isBack()).toBe(true);
    expect(lost).toHaveBeenCalledTimes(1);
    const shared = fresh({ limit: 1 });
    expect(await limits(alone).take(caller, [shared])).toMatchObject({ granted: true });
    expect(await granted(shared)).toBe(false);
  });
});

describe('an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['not an address', 'not an address'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
