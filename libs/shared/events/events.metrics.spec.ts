import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Metrics } from '../metrics/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { MOST_ATTEMPTS } from './back-off.js';
import { EventEngine } from './event-engine.js';
import { Handlers } from './subscriptions.js';
import { startWorld } from './test/program.js';
import { newThing, Things } from './test/world.js';
import { WaitingMetrics } from './waiting.metrics.js';

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
const settle = () => part(EventEngine).settle();
const look = () => part(WaitingMetrics).look();

type Sample = Readonly<Record<string, string | number>>;

/** Labels and values of a metric's series, as Prometheus reads them. */
async function samplesOf(name: string, labels: Sample = {}): Promise<Sample[]> {
  const text = await part(Metrics).text();
  return [...text.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))]
    .map(([, inside = '', value]) => ({
      ...Object.fromEntries([...inside.matchAll(/(\w+)="([^"]*)"/g)].map(([, label, it]) => [label!, it!])),
      value: Number(value),
    }))
    .filter((sample: Sample) => Object.entries(labels).every(([label, it]) => sample[label] === it));
}
const valueOf = async (name: string, labels: Sample) => (await samplesOf(name, labels))[0]?.value;

const source = { module: 'source', messaging_system: 'bulkhead', messaging_destination_name: 'source.thing.counted' };
const sink = { ...source, module: 'sink' };
const note = { ...sink, messaging_consumer_group_name: 'sink.note' };
const tries = (error_type: string) =>
  valueOf('messaging_process_duration_seconds_count', { ...note, error_type }).then((it) => Number(it ?? 0));

/** Lets the handler fail for one thing. */
function breakNote(thing: string): () => void {
  const handler = part(Handlers).get('sink.note') as unknown as { work: (...args: unknown[]) => Promise<void> };
  const sound = handler.work;
  handler.work = (caller, event, context) =>
    (event as { data: { thingId: string } }).data.thingId === thing
      ? Promise.reject(new RangeError('too far away'))
      : sound(caller, event, context);
  return () => (handler.work = sound);
}

describe('events', () => {
  it('are counted by type when they are committed, and by handler when it is done with them', async () => {
    await settle();
    await expect(part(Things).count(newThing(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const thing = newThing();
    for (let step = 1; step <= 3; step++) await part(Things).count(thing);
    await settle();
    expect(await samplesOf('messaging_client_sent_messages_total')).toEqual([{ ...source, value: 3 }]);
    expect(await tries('')).toBe(3);
    const jobs = { ...sink, messaging_consumer_group_name: 'sink.send', error_type: '' };
    expect(await valueOf('messaging_process_duration_seconds_count', jobs)).toBe(3);
    for (const handler of ['sink.note', 'sink.send'])
      expect(await valueOf('bulkhead_event_delivery_duration_seconds_count', { module: 'sink', handler })).toBe(3);
    const within = { module: 'sink', handler: 'sink.note', le: '1800' };
    expect(await valueOf('bulkhead_event_delivery_duration_seconds_bucket', within)).toBe(3);
  });

  it('that fail are tries of their own; those that were repeated because of them count once', async () => {
    const [failing, ...others] = Array.from({ length: 5 }, newThing);
    const mend = breakNote(failing!);
    const done = await tries('');
    for (const thing of [others[0]!, failing!, ...others.slice(1)]) await part(Things).count(thing);
    await settle();
    mend();
    expect((await tries('')) - done).toBe(4);
    expect(await tries('RangeError')).toBe(1);
  });
});

describe('what waits', () => {
  it('has a value for every handler and cursor, 0 where nothing waits', async () => {
    await database.query(`update sink.event_inbox set available_at = now() where status = 'pending'`);
    await settle();
    await look();
    const nothing = ['sink.count-hours', 'sink.note', 'sink.send'].map((handler) => ({
      handler,
      module: 'sink',
      value: 0,
    }));
    for (const name of ['unfinished', 'oldest_unfinished_age_seconds', 'parked'])
      expect(
        (await samplesOf(`bulkhead_inbox_${name}`)).toSorted((a, b) => (a.handler! < b.handler! ? -1 : 1)),
      ).toEqual(nothing);
    expect(await samplesOf('bulkhead_outbox_oldest_uncarried_age_seconds')).toEqual([
      { module: 'source', subscriber: 'sink', value: 0 },
    ]);
    const sampled = await samplesOf('bulkhead_events_sampled_timestamp_seconds');
    expect(sampled.map(({ module }) => module)).toEqual(['sink', 'source']);
    for (const { value } of sampled) expect(Math.abs(Number(value) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('is as old as the oldest of it, also where it waits for its next try', async () => {
    const thing = newThing();
    const mend = breakNote(thing);
    for (let step = 1; step <= 2; step++) await part(Things).count(thing);
    await settle();
    mend();
    await database.query(`update sink.event_inbox set received_at = now() - interval '1 hour', available_at = now() + interval '1 hour'
      where status = 'pending' and attempts = 1`);
    await database.query(`insert into source.event_cursors values ('late', '0', 0)`);
    await database.query(`update source.event_outbox set occurred_at = now() - interval '2 hours'`);
    await look();
    const labels = { module: 'sink', handler: 'sink.note' };
    expect(await valueOf('bulkhead_inbox_unfinished', labels)).toBe(2);
    expect(Math.round(Number(await valueOf('bulkhead_inbox_oldest_unfinished_age_seconds', labels)) / 60)).toBe(60);
    const late = { module: 'source', subscriber: 'late' };
    expect(Math.round(Number(await valueOf('bulkhead_outbox_oldest_uncarried_age_seconds', late)) / 60)).toBe(120);
    await database.query(`delete from source.event_cursors where subscriber = 'late'`);
    await look();
    expect(await valueOf('bulkhead_outbox_oldest_uncarried_age_seconds', late)).toBe(0);
  });

  it('is parked after the last try', async () => {
    const thing = newThing();
    const mend = breakNote(thing);
    await part(Things).count(thing);
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      await database.query(`update sink.event_inbox set available_at = now() where aggregate_id = $1`, [thing]);
      await settle();
    }
    mend();
    await look();
    expect(await valueOf('bulkhead_inbox_parked', { module: 'sink', handler: 'sink.note' })).toBe(1);
  });

  it('stays as it was seen where a look fails, and its time with it', async () => {
    const seen = 'bulkhead_events_sampled_timestamp_seconds';
    const before = { sink: await valueOf(seen, { module: 'sink' }), source: await valueOf(seen, { module: 'source' }) };
    await database.query('alter table sink.event_inbox rename to away');
    await look();
    await database.query('alter table sink.away rename to event_inbox');
    expect(await valueOf(seen, { module: 'sink' })).toBe(before.sink);
    expect(await valueOf(seen, { module: 'source' })).toBeGreaterThan(Number(before.source));
    expect(await valueOf('bulkhead_inbox_parked', { module: 'sink', handler: 'sink.note' })).toBe(1);
    await look();
    expect(await valueOf(seen, { module: 'sink' })).toBeGreaterThan(Number(before.sink));
  });
});

it('the engine tells of steps that failed, and of its places for jobs', async () => {
  const working = await startWorld(database.variables, { work: true });
  const text = () => working.get(Metrics, { strict: false }).text();
  expect(await text()).toMatch(/^bulkhead_jobs_max\{module="sink"\} 4$/m);
  expect(await text()).toMatch(/^bulkhead_jobs_active\{module="sink"\} \d$/m);
  Logger.overrideLogger(false);
  await database.query('alter table source.event_cursors rename to away');
  await working.get(Things, { strict: false }).count(newThing());
  const failed = /^bulkhead_event_engine_failures_total\{module="source",pump="relay of source"\} [1-9]/m;
  while (!failed.test(await text())) await new Promise((resolve) => setTimeout(resolve, 20));
  await database.query('alter table source.away rename to event_cursors');
  await working.close();
  Logger.overrideLogger(['error']);
});
