import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import type { Database } from '../database/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { MOST_ATTEMPTS } from './back-off.js';
import { BatchLanes } from './batch-lanes.js';
import { Batches } from './batches.js';
import { EventEngine } from './event-engine.js';
import { Milestones } from './milestones.js';
import { EventOperations } from './operations.js';
import type { Outbox } from './outbox.js';
import { Relay } from './relay.js';
import { Handlers } from './subscriptions.js';
import { Pause } from './test/pause.js';
import { startWorld } from './test/program.js';
import { newThing, ThingCounted, Things } from './test/world.js';

let database: TestDatabase;
let world: INestApplicationContext;

beforeAll(async () => {
  database = await ownDatabase();
  world = await startWorld(database.variables);
});

afterAll(async () => {
  await world?.close();
  await database?.drop();
});

const part = <T>(token: Type<T>, program = world): T => program.get(token, { strict: false });
const handle = (program = world) => part(Batches, program).handle('sink');

/** Counts each thing on, round by round, and puts the events before their handlers. */
async function publish(things: readonly string[], rounds = 1): Promise<void> {
  for (let round = 0; round < rounds; round++) for (const thing of things) await part(Things).count(thing);
  while ((await part(Relay).backlog()) > 0) if (!(await part(Relay).step('source'))) await wait(1);
}

/** Effects in the order in which they were written, and the transactions that wrote them. */
const effects = (things: readonly string[]) =>
  database.query<{ thing: string; step: number; transaction: string }>(
    `select thing_id as thing, step, xmin::text as transaction from sink.effects where thing_id = any($1) order by number`,
    [things],
  );
const stepsOf = async (thing: string) => (await effects([thing])).map(({ step }) => step);
const rowsOf = (thing: string) =>
  database.query<{ status: string; attempts: number }>(
    `select status, attempts from sink.event_inbox where aggregate_id = $1 and handler = 'sink.note' order by sequence`,
    [thing],
  );

/** Puts something before the handler's own work; `step` and thing are those of the event. */
function before(work: (thing: string, step: number) => Promise<void> | void): () => void {
  const handler = part(Handlers).get('sink.note') as unknown as { work: (...args: unknown[]) => Promise<void> };
  const sound = handler.work;
  handler.work = async (caller, event, context) => {
    const { thingId, step } = (event as { data: { thingId: string; step: number } }).data;
    await sound(caller, event, context);
    await work(thingId, step);
  };
  return () => (handler.work = sound);
}

describe('a batch', () => {
  it('is one transaction, in the order of each aggregate', async () => {
    const things = [newThing(), newThing()];
    await publish(things, 3);
    expect(await handle()).toBe(6);
    for (const thing of things) expect(await stepsOf(thing)).toEqual([1, 2, 3]);
    expect(new Set((await effects(things)).map(({ transaction }) => transaction)).size).toBe(1);
    for (const thing of things) expect(await rowsOf(thing)).toEqual(Array(3).fill({ status: 'done', attempts: 1 }));
  });

  it('in which one fails has the effects of all others once, and counts one try of that one', async () => {
    const things = Array.from({ length: 9 }, newThing);
    const failing = things[4]!;
    const mend = before((thing) => {
      if (thing === failing) throw new Error('the receiver is away');
    });
    await publish(things);
    while (await handle());
    mend();
    const others = things.filter((it) => it !== failing);
    expect((await effects(others)).map(({ step }) => step)).toEqual(others.map(() => 1));
    for (const thing of others) expect(await rowsOf(thing)).toEqual([{ status: 'done', attempts: 1 }]);
    expect(await stepsOf(failing)).toEqual([]);
    expect(await rowsOf(failing)).toEqual([{ status: 'pending', attempts: 1 }]);
  });

  it('in which one fails leaves later ones of its aggregate waiting, untried', async () => {
    const [failing, sound] = [newThing(), newThing()];
    const mend = before((thing, step) => {
      if (thing === failing && step === 2) throw new Error('the receiver is away');
    });
    await publish([failing, sound], 3);
    while (await handle());
    mend();
    expect([await stepsOf(failing), await stepsOf(sound)]).toEqual([[1], [1, 2, 3]]);
    expect(await rowsOf(failing)).toEqual([
      { status: 'done', attempts: 1 },
      { status: 'pending', attempts: 1 },
      { status: 'pending', attempts: 0 },
    ]);
  });

  it('is cut short when it takes long: what is done is committed, the rest comes next', async () => {
    const things = Array.from({ length: 5 }, newThing);
    const mend = before(() => wait(60));
    await publish(things);
    await handle();
    const first = (await effects(things)).length;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(things.length);
    while (await handle());
    mend();
    for (const thing of things) expect(await rowsOf(thing)).toEqual([{ status: 'done', attempts: 1 }]);
    expect((await effects(things)).length).toBe(things.length);
  });
});

describe('two programs', () => {
  const opened: INestApplicationContext[] = [];
  afterAll(async () => {
    for (const it of opened) await it.close();
  });

  /** One that stands still in the middle of its batch, all of its rows locked. */
  async function holding() {
    const pause = new Pause('handler.marked');
    const other = await startWorld(database.variables, { engine: [{ provide: Milestones, useValue: pause }] });
    opened.push(other);
    const batch = handle(other);
    await pause.whenReached();
    return async () => {
      pause.letGo();
      await batch;
    };
  }

  it('never have events of one aggregate in hand at the same time', async () => {
    await part(EventEngine).settle();
    const [held, free] = [newThing(), newThing()];
    await publish([held], 3);
    const letGo = await holding();
    const since = new Date();
    for (const thing of [held, free, held, free]) await part(Things).count(thing);
    // By hand: a transaction that stands open keeps the relay from reading what came after it.
    expect(await part(EventOperations).backfill('sink.note', since)).toBe(4);
    await handle();
    expect(await stepsOf(held)).toEqual([]);
    expect(await stepsOf(free)).toEqual([1, 2]);
    await letGo();
    expect(await stepsOf(held)).toEqual([1, 2, 3]);
    await handle();
    expect(await stepsOf(held)).toEqual([1, 2, 3, 4, 5]);
  });

  it('have each effect once when an older event is tried again while later ones are in hand', async () => {
    const thing = newThing();
    const mend = before(() => Promise.reject(new Error('the receiver is away')));
    await publish([thing]);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      await database.query(`update sink.event_inbox set available_at = now() where aggregate_id = $1`, [thing]);
      await handle();
    }
    mend();
    const [parked] = (await part(EventOperations).parked()).filter(({ event }) =>
      JSON.stringify(event).includes(thing),
    );
    await publish([thing], 2);
    const letGo = await holding();
    expect(await part(EventOperations).redrive(parked!.eventId)).toBe(1);
    await handle();
    expect(await stepsOf(thing)).toEqual([1]);
    await letGo();
    while (await handle());
    expect((await stepsOf(thing)).toSorted()).toEqual([1, 2, 3]);
    expect((await rowsOf(thing)).map(({ status }) => status)).toEqual(['done', 'done', 'done']);
  });
});

/** Publishes facts of these things in one transaction, and puts them before their handlers. */
async function publishAtOnce(things: readonly string[], steps: number): Promise<void> {
  const numbers = Array.from({ length: steps }, (_, index) => index + 1);
  const facts = things.flatMap((thingId) => numbers.map((step) => new ThingCounted({ thingId, step })));
  const { outbox, database: source } = part(Things) as unknown as { outbox: Outbox; database: Database };
  const caller = asSystem('test');
  await source.transaction(caller, () => outbox.publish(caller, ...facts));
  while ((await part(Relay).backlog()) > 0) if (!(await part(Relay).step('source'))) await wait(1);
}

it('two batches side by side, where many wait, have each effect once and keep the order', async () => {
  const things = Array.from({ length: 40 }, newThing);
  await publishAtOnce(things, 6);
  const lanes = new BatchLanes(part(Batches), 'sink');
  while (await lanes.handle());
  for (const thing of things) expect(await stepsOf(thing)).toEqual([1, 2, 3, 4, 5, 6]);
});

it('an aggregate of which hundreds wait behind one that fails keeps no other from being handled', async () => {
  const [failing, sound] = [newThing(), newThing()];
  const mend = before((thing) => {
    if (thing === failing) throw new Error('the receiver is away');
  });
  await publishAtOnce([failing], 300);
  await publishAtOnce([sound], 2);
  while (await handle());
  mend();
  expect(await stepsOf(sound)).toEqual([1, 2]);
  const rows = await rowsOf(failing);
  expect(rows.map(({ attempts }) => attempts)).toEqual([1, ...Array(299).fill(0)]);
});
