import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Fleet } from './crash-fleet.js';
import type { Slot } from './crash-fleet.js';
import { brokenDeliveries, handlersOf, repeatsIn, stateOf } from './crash-state.js';
import { form, isLong, report } from './form.js';
import { compare, count } from './journal.js';
import { JournalClient } from './journal-client.js';
import type { Traffic } from './journal-writers.js';
import { ReadinessProxy } from './rolling-proxy.js';

const plan = form({
  short: { apis: 2, workers: 1, rounds: 1, requests: 500, drainMs: 1_000, lookMs: 200 },
  long: { apis: 3, workers: 2, rounds: 10, requests: 100_000, drainMs: 5_000, lookMs: 1_000 },
} as const);
const READS = 0.7;
/** The short form has a few clients that wait for each answer: an open loop would only show how busy the machine is. */
const SHORT_PACE = { clients: 6 };
const PEAK_CLIENTS = 12;
const PEAK_MS = 10_000;
const LONGEST_STOP_MS = 15_000;
/** How often a proxy looks that knows nothing of a process's end in time. */
const LATE_LOOK_MS = 1_000;

let fleet: Fleet;
let proxy: ReadinessProxy;
let client: JournalClient;
let traffic: Omit<Traffic, 'pace'>;

beforeAll(async () => {
  client = new JournalClient();
  const variables = { DRAIN_MS: String(plan.drainMs) };
  fleet = await Fleet.start({ ...plan, variables });
  proxy = new ReadinessProxy(fleet.apis.map(({ process }) => process.url));
  traffic = { ...fleet.traffic('Rolling', READS), urls: [await proxy.listen()] };
  await proxy.look(plan.lookMs);
}, 180_000);

afterAll(async () => {
  client?.end();
  await proxy?.close();
  await fleet?.stop();
}, 60_000);

/** Stops a process as a deploy does, and starts it again once it has ended. @returns its exit code and time */
async function replace(slot: Slot, settings: NodeJS.ProcessEnv = {}) {
  const ended = await slot.process.stop();
  await fleet.again(slot, settings);
  while (slot.role === 'api' && !proxy.sends(slot.process.url)) await wait(20);
  return ended;
}

describe(`${plan.apis} API and ${plan.workers} worker processes that are replaced in turn`, () => {
  it(
    'fail no request of clients that keep their connections, and exit with 0 in time',
    async () => {
      const peak = isLong ? await client.peak({ ...traffic, run: 'Peak' }, PEAK_CLIENTS, PEAK_MS) : undefined;
      await client.start({ ...traffic, pace: peak === undefined ? SHORT_PACE : { ratePerSecond: peak / 2 } });
      const stops: { code: number | null; ms: number }[] = [];
      for (let round = 0; round < plan.rounds; round++) for (const slot of fleet.slots) stops.push(await replace(slot));
      while ((await client.asked()) < plan.requests) await wait(1_000);
      const { entries, requests, seconds, failed, failures, latencies } = await client.stop();
      await fleet.settled(30_000);
      const { taken } = fleet.mails;
      report('rolling', {
        ...{ 'P (requests/s)': peak ?? 'not measured', requests, seconds, failed },
        ...{ restarts: stops.length, 'longest stop (ms)': Math.max(...stops.map(({ ms }) => ms)) },
        ...{ 'longest answer (ms)': latencies.reduce((a, b) => Math.max(a, b), 0) },
        ...{ mails: taken.length, 'mails that went out again': repeatsIn(taken) },
      });
      expect({ failed, failures }).toEqual({ failed: 0, failures: [] });
      expect(compare(entries, await stateOf(fleet.postgres, 'Rolling'))).toEqual([]);
      expect(count(entries, 'acknowledged')).toBe(entries.length);
      const handlers = await handlersOf(fleet.postgres);
      expect(await brokenDeliveries(fleet.postgres, handlers, { taken, repeatsExplained: 0 })).toEqual([]);
      expect(new Set(stops.map(({ code }) => code))).toEqual(new Set([0]));
      expect(Math.max(...stops.map(({ ms }) => ms))).toBeLessThan(LONGEST_STOP_MS);
    },
    isLong ? 2 * 3_600_000 : 400_000,
  );
});

describe('a broken variant', () => {
  it('is found out: processes that do not drain, behind a proxy that looks once a second', async () => {
    const [slot] = fleet.apis;
    await replace(slot!, { DRAIN_MS: '0' });
    await client.start({ ...traffic, run: 'Broken', pace: SHORT_PACE });
    while ((await client.asked()) < 50) await wait(50);
    // It has just looked: for a second it goes by what it saw.
    await proxy.look(LATE_LOOK_MS);
    await slot!.process.stop();
    await wait(LATE_LOOK_MS);
    const { failed, failures } = await client.stop();
    report('rolling', { 'failed without draining': failed });
    expect(failed).toBeGreaterThan(0);
    expect(failures.join('\n')).toMatch(/ECONNRESET|ECONNREFUSED|hang up/);
  }, 120_000);
});
