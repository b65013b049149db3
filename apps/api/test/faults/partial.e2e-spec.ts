import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ProductProcess } from '../processes.js';
import { form, isLong, report } from './form.js';
import { connectionStorm, lockedTable, onTheWay, SmallDisk } from './partial-faults.js';
import type { Suffering } from './partial-faults.js';
import type { Answered, Traffic } from './partial-traffic.js';
import { World } from './partial-world.js';
import { FaultProxy } from './proxy.js';
import type { Fault } from './proxy.js';

const { lanes, pauseMs, deadlineMs, calmMs, lastsMs, afterMs, slackMs } = form({
  // Beside other specs a request may wait for the processor: that nothing hangs is held, and no speed.
  short: { lanes: 4, pauseMs: 60, deadlineMs: 1_000, calmMs: 200, lastsMs: 1_800, afterMs: 0, slackMs: 5_000 },
  long: { lanes: 8, pauseMs: 40, deadlineMs: 2_000, calmMs: 15_000, lastsMs: 10_000, afterMs: 25_000, slackMs: 250 },
});
const SETTLING_MS = 10_000;
/** A p99 below this tells more of the machine than of what was wrong. */
const UNNOTICED_MS = 50;
const LONGEST_TEST_MS = 240_000;
const known = new Set([200, 201, 503, 504]);
const holed: Fault = { kind: 'black_hole' };
const inTheLongForm = isLong ? describe : describe.skip;

interface Told {
  readonly traffic: Traffic;
  readonly recoveredMs: number;
  /** By `performance.now()`. */
  readonly beganAt: number;
  readonly healedAt: number;
}

let world: World;

beforeAll(async () => {
  world = new World();
  await world.start();
}, 180_000);

afterAll(() => world?.stop(), 60_000);

const p99 = (answers: readonly Answered[]): number =>
  answers.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(answers.length * 0.99)] ?? 0;

/** Clients go on while something is wrong, and until things go well again; then all is resolved and handled. */
async function suffer(inside: World, fault: Suffering, asked?: ProductProcess): Promise<Told> {
  const traffic = inside.traffic({ lanes, pauseMs, deadlineMs }, asked).start();
  await wait(calmMs);
  const beganAt = performance.now();
  await fault.begin();
  await wait(lastsMs);
  await fault.end();
  const healedAt = performance.now();
  await inside.until('a read goes well again', async () => (await traffic.probe(deadlineMs)).status === 200);
  const recoveredMs = performance.now() - healedAt;
  await wait(afterMs);
  await traffic.stop();
  await traffic.resolve();
  await inside.settled();
  return { traffic, recoveredMs, beganAt, healedAt };
}

/** What holds whatever is wrong. */
async function judge(name: string, inside: World, told: Told): Promise<void> {
  const { answers, journal } = told.traffic;
  expect(answers.filter(({ status }) => !known.has(status)).slice(0, 3)).toEqual([]);
  expect(answers.filter((it) => it.ms > it.deadlineMs + slackMs).map(({ ms }) => ms)).toEqual([]);
  const effects = await inside.effects(journal.map((it) => it.name));
  expect(effects).toHaveLength(journal.length);
  expect(effects.filter(({ made, told }) => made !== 1 || told !== 1)).toEqual([]);
  expect(told.traffic.acknowledged).toHaveLength(journal.length);
  for (const it of inside.processes) {
    expect(it.output).not.toMatch(/health\.uncaught|caught by nobody|unhandledRejection/);
    expect(it.hasEnded).toBe(false);
  }
  if (isLong) judgeTimes(name, told);
}

/** That it is as fast again ten seconds after it was over as it was before. */
function judgeTimes(name: string, { traffic: { answers, journal }, recoveredMs, beganAt, healedAt }: Told): void {
  const before = p99(answers.filter(({ sentAt }) => sentAt < beganAt - deadlineMs));
  const after = p99(answers.filter(({ sentAt }) => sentAt > healedAt + SETTLING_MS));
  const failed = answers.filter(({ status }) => status >= 500).length;
  const figures = { answers: answers.length, writes: journal.length, '5xx': failed, 'recovered ms': recoveredMs };
  report(`partial: ${name}`, {
    ...figures,
    'slowest ms': slowest(answers),
    'p99 before ms': before,
    'p99 after ms': after,
  });
  expect(after).toBeLessThanOrEqual(Math.max(before * 1.5, UNNOTICED_MS));
}

const slowest = (answers: readonly Answered[]) => Math.max(...answers.map(({ ms }) => ms));
const hurt = ({ traffic }: Told) => traffic.answers.filter(({ status }) => status >= 500).length;

describe('between the API and its database', () => {
  const all: readonly [name: string, fault: (it: World) => Suffering, hurts: boolean, inShort: boolean][] = [
    ['answers that take long', (it) => onTheWay(it, 'api', { kind: 'latency', ms: 20 }), false, false],
    ['a black hole', (it) => onTheWay(it, 'api', holed), true, true],
    ['connections that are reset', (it) => onTheWay(it, 'api', { kind: 'reset' }), true, true],
    ['answers in small pieces', (it) => onTheWay(it, 'api', { kind: 'trickle', bytes: 512, everyMs: 5 }), false, false],
    ['a server that refuses', (it) => onTheWay(it, 'api', { kind: 'refuse' }), true, true],
    ['a table that is locked', (it) => lockedTable(it, 'organizations.organizations'), true, true],
    ['no connection left', connectionStorm, true, true],
  ];

  it.each(all.filter(([, , , inShort]) => isLong || inShort))(
    '%s: all is answered in time, and nothing is lost',
    async (name, fault, hurts) => {
      const told = await suffer(world, fault(world));
      await judge(name, world, told);
      if (hurts) expect(hurt(told)).toBeGreaterThan(0);
    },
    LONGEST_TEST_MS,
  );
});

inTheLongForm('between the worker and its database', () => {
  const all: readonly [string, Fault][] = [
    ['answers that take long', { kind: 'latency', ms: 20 }],
    ['a black hole', holed],
    ['connections that are reset', { kind: 'reset' }],
    ['answers in small pieces', { kind: 'trickle', bytes: 512, everyMs: 5 }],
    ['a server that refuses', { kind: 'refuse' }],
  ];

  it.each(all)(
    '%s: requests do not notice, and every event is handled afterwards',
    async (name, fault) => {
      const told = await suffer(world, onTheWay(world, 'worker', fault));
      await judge(`worker, ${name}`, world, told);
      expect(hurt(told)).toBe(0);
    },
    LONGEST_TEST_MS,
  );
});

describe('a black hole', () => {
  const name = 'bulkhead:identity';

  /** What is left of the connections that were in use, a moment after the deadline, while the hole is still there. */
  async function leftIn(api: ProductProcess, way: FaultProxy): Promise<{ statuses: number[]; left: number }> {
    const traffic = world.traffic({ lanes, pauseMs, deadlineMs }, api);
    const ask = (howMany: number) => Promise.all(Array.from({ length: howMany }, () => traffic.probe(deadlineMs)));
    await ask(6);
    await way.set(holed);
    const before = way.open(name);
    expect(before.length).toBeGreaterThan(0);
    const answers = await ask(6);
    // Longer than the client's patience, and shorter than that of the driver, which knows of no deadline.
    await wait(2_000);
    const left = before.filter(({ destroyed }) => !destroyed).length;
    await way.heal();
    await world.until('a read goes well again', async () => (await traffic.probe(deadlineMs)).status === 200);
    return { statuses: answers.map(({ status }) => status), left };
  }

  it('costs the connections that were in it, and nobody waits for them any more', async () => {
    const { statuses, left } = await leftIn(world.api, world.apiWay);
    expect(statuses.filter((it) => it !== 503 && it !== 504)).toEqual([]);
    expect(left).toBe(0);
  });

  it('keeps them, if what is below a request does not know of its deadline', async () => {
    const way = FaultProxy.of(world.address);
    const api = await world.begin('api', way, 'boundless');
    const { left } = await leftIn(api, way);
    expect(left).toBeGreaterThan(0);
    await api.stop();
    world.processes.splice(world.processes.indexOf(api), 1);
    await way.close();
  }, 60_000);
});

inTheLongForm('a process that is told to stop while its database is silent', () => {
  const LONGEST_STOP_MS = 15_000;

  it('ends in order, and in time, without waiting for an answer', async () => {
    const way = FaultProxy.of(world.address);
    const stopping = await world.begin('all', way);
    const traffic = world.traffic({ lanes, pauseMs, deadlineMs }, stopping).start();
    await wait(calmMs);
    await way.set(holed);
    await wait(deadlineMs);
    const { code, ms } = await stopping.stop();
    report('partial: told to stop', { 'ended after ms': ms });
    await traffic.stop();
    await way.close();
    world.processes.splice(world.processes.indexOf(stopping), 1);
    expect(code).toBe(0);
    expect(ms).toBeLessThan(LONGEST_STOP_MS);
  }, 60_000);
});

inTheLongForm('a worker that is stopped while it has a job in hand', () => {
  /** It ends the job when another one holds it by now. */
  async function endLate(partial: string): Promise<{ wasRefused: boolean; isStillHeld: boolean }> {
    const [inside, email] = [new World(), 'guest@example.com'];
    await inside.start();
    await inside.worker.stop();
    inside.processes.splice(inside.processes.indexOf(inside.worker), 1);
    const stopped = await inside.begin('worker', undefined, `stops-at-job ${partial}`);
    const path = `/v1/organizations/${inside.organizationId}/invitations`;
    const headers = { ...inside.bearer, 'idempotency-key': randomUUID() };
    expect((await inside.api.post(path, { email, role: 'member' }, headers)).status).toBe(201);
    const pid = await stoppedAt(inside, stopped);
    const other = await inside.begin('worker', undefined, 'waits-at-job');
    await stoppedAt(inside, other);
    await wait(20_000);
    process.kill(pid, 'SIGCONT');
    const refused = () => stopped.output.includes('lease was lost');
    await Promise.race([inside.until('the late end is refused', async () => refused()), wait(5_000)]);
    const [row] = await inside.database.query<{ held: number }>(
      `select count(*)::int as held from notifications.event_inbox where status = 'pending' and lease_until > now()`,
    );
    const found = { wasRefused: refused(), isStillHeld: row?.held === 1 };
    other.tell({ goOn: true });
    await inside.settled();
    expect(inside.mails.to(email)).toHaveLength(1);
    await inside.stop();
    return found;
  }

  async function stoppedAt(inside: World, worker: ProductProcess): Promise<number> {
    const found = () => /^stopped (\d+)$/m.exec(worker.output)?.[1];
    await inside.until('a worker stands where its job is done', async () => found() !== undefined);
    return Number(found());
  }

  it(
    'is refused by the fence after 20 s, and the other one ends the job',
    async () => expect(await endLate('')).toEqual({ wasRefused: true, isStillHeld: true }),
    LONGEST_TEST_MS,
  );

  it(
    'takes it from the other one, where there is no fence',
    async () => expect(await endLate('unfenced')).toEqual({ wasRefused: false, isStillHeld: false }),
    LONGEST_TEST_MS,
  );
});

describe('a process whose clock is an hour fast', () => {
  it(
    'serves and handles as the others do',
    async () => {
      const fast = await world.begin('all', undefined, 'an-hour-fast');
      const nothing = { begin: () => Promise.resolve(), end: () => Promise.resolve() };
      const told = await suffer(world, nothing, fast);
      await judge('a clock that is an hour fast', world, told);
      expect(hurt(told)).toBe(0);
      expect((await fast.stop()).code).toBe(0);
      world.processes.splice(world.processes.indexOf(fast), 1);
    },
    LONGEST_TEST_MS,
  );
});

const noDisk = isLong ? SmallDisk.impossible : 'it belongs to the long form';
if (isLong && noDisk) report('partial', { 'SKIPPED, a disk that is full': noDisk });
(noDisk ? describe.skip : describe)('a disk that is full', () => {
  it(
    'refuses what cannot be written, and loses nothing that was',
    async () => {
      const [full, disk] = [new World(), new SmallDisk()];
      await full.start((database) => disk.moveThere(database));
      const told = await suffer(full, disk.of(full));
      await judge('a disk that is full', full, told);
      expect(hurt(told)).toBeGreaterThan(0);
      const { address } = full;
      await full.stop();
      await disk.remove(address);
    },
    LONGEST_TEST_MS,
  );
});
