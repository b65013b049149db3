import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import type { Database } from '../database/index.js';
import { DomainError } from '../errors/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { backOffSeconds, longestRestMs, MOST_ATTEMPTS } from './back-off.js';
import { defineEvent } from './define-event.js';
import { EventEngine } from './event-engine.js';
import { EventOperations } from './operations.js';
import type { Outbox } from './outbox.js';
import { Handlers } from './subscriptions.js';
import { startWorld } from './test/program.js';
import { Effects, newThing, ThingCounted, Things } from './test/world.js';

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

const part = <T>(token: Type<T>): T => world.get(token, { strict: false });
const count = (thing: string) => part(Things).count(thing);
const drain = () => part(EventEngine).settle();
const effectsOf = (thing: string) =>
  database.query<{ step: number; event_id: string }>(
    'select step, event_id from sink.effects where thing_id = $1 order by number',
    [thing],
  );
const makeDue = () => database.query(`update sink.event_inbox set available_at = now() where status = 'pending'`);

/** Lets one handler fail for one thing, until it is mended. */
function breakHandler(key: string, thing: string, error = new Error('the receiver is away')): () => void {
  const handler = part(Handlers).get(key) as unknown as { work: (...args: unknown[]) => Promise<void> };
  const sound = handler.work;
  handler.work = (caller, event, context) =>
    (event as { data: { thingId: string } }).data.thingId === thing
      ? Promise.reject(error)
      : sound(caller, event, context);
  return () => (handler.work = sound);
}

describe('publishing', () => {
  it('is part of the change: a rollback takes the event with it', async () => {
    const thing = newThing();
    await expect(part(Things).count(thing, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await count(thing);
    await drain();
    expect(await effectsOf(thing)).toMatchObject([{ step: 1 }]);
  });

  it('takes several facts at once, and keeps their order', async () => {
    const { outbox, database: source } = part(Things) as unknown as { outbox: Outbox; database: Database };
    const [thing, caller] = [newThing(), asSystem('test')];
    const facts = [1, 2, 3].map((step) => new ThingCounted({ thingId: thing, step }));
    await source.transaction(caller, () => outbox.publish(caller, ...facts));
    await source.transaction(caller, () => outbox.publish(caller));
    await drain();
    expect(await effectsOf(thing)).toMatchObject([{ step: 1 }, { step: 2 }, { step: 3 }]);
  });

  it('happens inside a transaction of the publisher, and for its own events alone', async () => {
    const outbox = part(Things) as unknown as { outbox: Outbox; database: Database };
    const event = new ThingCounted({ thingId: newThing(), step: 1 });
    await expect(outbox.outbox.publish(asSystem('test'), event)).rejects.toThrow('no unit of work');
    const Foreign = class extends defineEvent({
      type: 'sink.thing.lost',
      version: 1,
      aggregate: 'thingId',
      data: ThingCounted.schema as never,
    }) {};
    const foreign = new Foreign(event.data as never);
    await expect(outbox.outbox.publish(asSystem('test'), foreign)).rejects.toThrow(
      'source cannot publish sink.thing.lost',
    );
  });

  it('refuses data that the schema does not know', () => {
    expect(() => new ThingCounted({ thingId: 'x', step: 1 })).toThrow();
    expect(() => new ThingCounted({ thingId: newThing(), step: 1, email: 'a@b.c' } as never)).toThrow();
  });
});

describe('handling', () => {
  it('has each effect once, however many programs carry and work at the same time', async () => {
    const others = await Promise.all([1, 2].map(() => startWorld(database.variables)));
    const engines = [world, ...others].map((it) => it.get(EventEngine, { strict: false }));
    const things = Array.from({ length: 5 }, newThing);
    for (let step = 1; step <= 8; step++) for (const thing of things) await count(thing);
    await Promise.all(engines.map((engine) => engine.settle()));
    // A job that one of them had in hand may have kept the next one from the others.
    await drain();
    for (const thing of things)
      expect((await effectsOf(thing)).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await Promise.all(others.map((it) => it.close()));
  });

  it('starts by itself where the program works, soon after the commit', async () => {
    const working = await startWorld(database.variables, { work: true });
    const thing = newThing();
    await working.get(Things, { strict: false }).count(thing);
    for (let look = 0; look < 200 && (await effectsOf(thing)).length === 0; look++) await wait(20);
    expect(await effectsOf(thing)).toHaveLength(1);
    await working.close();
  });

  it.each(['sink.note', 'sink.send'])(
    'tries %s again after a pause, and keeps later events of the aggregate waiting',
    async (key) => {
      const [broken, sound] = [newThing(), newThing()];
      const mend = breakHandler(key, broken);
      for (const thing of [broken, broken, sound]) await count(thing);
      await drain();
      const rows = () =>
        database.query(
          `select status, attempts, last_error, available_at > now() as later from sink.event_inbox
         where handler = $1 and aggregate_id = $2 order by sequence`,
          [key, broken],
        );
      expect(await rows()).toEqual([
        { status: 'pending', attempts: 1, last_error: 'Error: the receiver is away', later: true },
        { status: 'pending', attempts: 0, last_error: null, later: false },
      ]);
      expect(await effectsOf(sound)).toHaveLength(1);
      mend();
      await makeDue();
      await drain();
      expect((await effectsOf(broken)).map(({ step }) => step)).toEqual([1, 2]);
      expect(await rows()).toMatchObject([{ status: 'done' }, { status: 'done' }]);
    },
  );

  it('gives about a day of tries, each pause longer than the last', () => {
    const pauses = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) =>
      backOffSeconds(index + 1, new Error('no'), () => 0.5),
    );
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(20);
    expect(hours).toBeLessThan(28);
  });

  it('is tried again soon while the database comes back, and no more often than anything else if that goes on', () => {
    const away = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
    const pauses = [1, 2, 3, 4].map((failures) => backOffSeconds(failures, away, () => 0.5));
    expect(pauses).toEqual([1, 1, 1, backOffSeconds(4, new Error('no'), () => 0.5)]);
    expect([away, new Error('no')].map(longestRestMs)).toEqual([2_000, 30_000]);
  });

  it.each(['sink.note', 'sink.send'])('%s waits a moment where it lost its database, and is done then', async (key) => {
    const thing = newThing();
    const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const mend = breakHandler(key, thing, new DomainError('unavailable', 'unavailable', 'Away', { cause: lost }));
    await count(thing);
    await drain();
    const [row] = await database.query<{ attempts: number; seconds: string }>(
      `select attempts, extract(epoch from available_at - now()) as seconds from sink.event_inbox
       where handler = $1 and aggregate_id = $2`,
      [key, thing],
    );
    expect(row?.attempts).toBe(1);
    expect(Number(row?.seconds)).toBeLessThan(1.3);
    mend();
    await makeDue();
    await drain();
    expect(await effectsOf(thing)).toMatchObject([{ step: 1 }]);
  });
});

describe('the clock', () => {
  it('strikes once in every period, however many programs look at it, and again in the next', async () => {
    const others = await Promise.all([1, 2].map(() => startWorld(database.variables)));
    const worlds = [world, ...others];
    const hours = () => worlds.flatMap((it) => it.get(Effects, { strict: false }).hours);
    await database.query('delete from sink.event_ticks');
    const before = hours().length;
    await Promise.all(worlds.map((it) => it.get(EventEngine, { strict: false }).settle()));
    await drain();
    expect(hours()).toHaveLength(before + 1);
    expect(hours().at(-1)).toBe(Math.floor(Date.now() / 3_600_000));
    await database.query('update sink.event_ticks set tick = tick - 1');
    await drain();
    expect(hours()).toHaveLength(before + 2);
    await Promise.all(others.map((it) => it.close()));
  });

  it('has no past to be filled with', async () => {
    await expect(part(EventOperations).backfill('sink.count-hours', new Date(0))).rejects.toThrow('has no past');
  });
});

describe('an operator', () => {
  it('sees a parked event, which lets later ones pass, and has it tried again', async () => {
    const thing = newThing();
    const mend = breakHandler('sink.note', thing);
    await count(thing);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      await makeDue();
      await drain();
    }
    const [parked] = (await part(EventOperations).parked()).filter(({ handler }) => handler === 'sink.note');
    expect(parked).toMatchObject({ attempts: MOST_ATTEMPTS, lastError: 'Error: the receiver is away' });
    mend();
    await count(thing);
    await drain();
    expect((await effectsOf(thing)).map(({ step }) => step)).toEqual([2]);
    expect(await part(EventOperations).redrive(parked!.eventId)).toBe(1);
    await drain();
    expect((await effectsOf(thing)).map(({ step }) => step)).toEqual([2, 1]);
    expect(await part(EventOperations).show(parked!.eventId)).toMatchObject([{ status: 'done' }, { status: 'done' }]);
  });

  it('fills a handler with the past, and only with what it has not had', async () => {
    const thing = newThing();
    await count(thing);
    await drain();
    const since = new Date(Date.now() - 60_000);
    expect(await part(EventOperations).backfill('sink.note', since)).toBe(0);
    await database.query(`delete from sink.event_inbox where aggregate_id = $1 and handler = 'sink.note'`, [thing]);
    expect(await part(EventOperations).backfill('sink.note', since)).toBe(1);
    await drain();
    expect(await effectsOf(thing)).toHaveLength(2);
    await expect(part(EventOperations).backfill('sink.nobody', since)).rejects.toThrow('no handler sink.nobody');
  });

  it('sees a cursor whose module is gone, and ends it; that of a running one stays', async () => {
    await database.query(`insert into source.event_cursors values ('gone', '0', 0)`);
    const cursors = await part(EventOperations).cursors();
    expect(cursors.map(({ subscriber, orphaned }) => [subscriber, orphaned])).toEqual([
      ['gone', true],
      ['sink', false],
    ]);
    expect(await part(EventOperations).discard('source', 'gone')).toBe(true);
    expect(await part(EventOperations).discard('source', 'gone')).toBe(false);
    await expect(part(EventOperations).discard('source', 'sink')).rejects.toThrow('still listens');
  });
});
