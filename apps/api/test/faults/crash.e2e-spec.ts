import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Fleet } from './crash-fleet.js';
import type { Slot } from './crash-fleet.js';
import { Kills } from './crash-kills.js';
import { brokenDeliveries, handlersOf, repeatsIn, stateOf } from './crash-state.js';
import { form, isLong, report } from './form.js';
import { compare, count } from './journal.js';
import type { Entry } from './journal.js';
import { JournalClient } from './journal-client.js';

/**
 * Each process that is started again costs seconds of CPU: the short form has 6 kills in a row, where the long one has 300, and
 * looks after each whether it has recovered in time.
 */
const plan = form({
  short: { apis: 1, workers: 1, rounds: 2, victims: ['api', 'worker', 'postgres'] },
  long: { apis: 2, workers: 2, rounds: 100, victims: ['api', 'worker', 'postgres'] },
} as const);
const READS = 0.3;
const PEAK_CLIENTS = 12;
const PEAK_MS = 10_000;
const SHORT_RATE = 15;
/** How long after a kill the oldest event may wait for so long, in the long form. */
const RECOVERED_AFTER_MS = 10_000;
const OLDEST_SECONDS = 2;
const READY_WITHIN_MS = 5_000;
const JOBS_AT_ONCE = 4;

let fleet: Fleet;
let client: JournalClient;
let handlers: Awaited<ReturnType<typeof handlersOf>>;

beforeAll(async () => {
  client = new JournalClient();
  fleet = await Fleet.start(plan);
  handlers = await handlersOf(fleet.postgres);
}, 180_000);

afterAll(async () => {
  client?.end();
  await fleet?.stop();
}, 60_000);

const broken = async (entries: readonly Entry[], run: string) => compare(entries, await stateOf(fleet.postgres, run));

describe(`${plan.rounds * plan.victims.length} kills of API, worker and PostgreSQL under load`, () => {
  it(
    'lose no acknowledged write and double none, and every event has its effect once, in order',
    async () => {
      const traffic = fleet.traffic('Crash', READS);
      const peak = isLong ? await client.peak(fleet.traffic('Peak', READS), PEAK_CLIENTS, PEAK_MS) : SHORT_RATE * 2;
      await client.start({ ...traffic, pace: { ratePerSecond: peak / 2 } });
      const kills = new Kills(fleet);
      const oldest: number[] = [];
      for (let round = 0; round < plan.rounds; round++) {
        const look = async () => oldest.push(await recovered(kills.lastAt));
        await kills.round(plan.victims, round, isLong ? look : undefined);
      }
      const { entries, requests, seconds } = await client.stop();
      const asSeen = await broken(entries, 'Crash');
      const known = await client.retry({ ...traffic, pace: { clients: 1 } }, entries);
      const afterRetry = await broken(known, 'Crash');
      // A job that died under its worker, and then with its database, is tried again after half a minute.
      await fleet.settled(120_000);
      const explained = JOBS_AT_ONCE * (kills.of('worker') + kills.of('postgres') * plan.workers);
      const { taken } = fleet.mails;
      const deliveries = await brokenDeliveries(fleet.postgres, handlers, { taken, repeatsExplained: explained });
      report('crash', {
        ...{ 'P (requests/s)': isLong ? peak : 'not measured', requests, seconds, ...kills.figures() },
        ...{ writes: entries.length, acknowledged: count(entries, 'acknowledged'), unknown: count(entries, 'unknown') },
        ...{ 'unknown after retry': count(known, 'unknown'), lost: asSeen.length + afterRetry.length },
        ...{ mails: taken.length, 'mails that went out again': repeatsIn(taken) },
        ...(isLong && { 'oldest event 10 s after (s)': Math.max(...oldest) }),
      });
      expect({ asSeen, afterRetry, deliveries }).toEqual({ asSeen: [], afterRetry: [], deliveries: [] });
      expect(count(entries, 'acknowledged')).toBeGreaterThan(plan.rounds);
      expect([count(entries, 'refused'), ...known.filter(({ outcome }) => outcome !== 'acknowledged')]).toEqual([0]);
      if (!isLong) return;
      expect(Math.max(...kills.readyMs)).toBeLessThan(READY_WITHIN_MS);
      expect(Math.max(...oldest)).toBeLessThan(OLDEST_SECONDS);
    },
    isLong ? 4 * 3_600_000 : 400_000,
  );

  /** Waits until it should have recovered. @returns seconds that the oldest event then waits */
  async function recovered(lastKill: number): Promise<number> {
    await wait(Math.max(0, lastKill + RECOVERED_AFTER_MS - performance.now()));
    return fleet.oldest();
  }
});

describe('a broken variant', () => {
  it('is found out: events that are published after the commit, jobs that are taken without a lease or fence', async () => {
    for (const slot of [...fleet.slots]) await fleet.remove(slot);
    const before = repeatsIn(fleet.mails.taken);
    const slot: Slot = await fleet.add('all', ['lateOutbox', 'claimless']);
    await client.start({ ...fleet.traffic('Broken', 0), pace: { ratePerSecond: SHORT_RATE } });
    while (repeatsIn(fleet.mails.taken) <= before + JOBS_AT_ONCE) await wait(50);
    slot.process.tell({ dieAt: 'request.answer' });
    await slot.process.ended();
    const { entries } = await client.stop();
    expect((await broken(entries, 'Broken')).join('\n')).toMatch(/was made 1 times and told of 0 times/);
    const { taken } = fleet.mails;
    const deliveries = await brokenDeliveries(fleet.postgres, handlers, {
      taken,
      repeatsExplained: before + JOBS_AT_ONCE,
    });
    expect(deliveries.join('\n')).toMatch(/mails went out again, and deaths explain/);
  }, 120_000);
});
