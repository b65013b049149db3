import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Injectable, Logger, Module } from '@nestjs/common';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { ConfigModule } from '../config/index.js';
import { Compartments, DatabaseModule } from '../database/index.js';
import { Metrics } from '../metrics/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Batches } from './batches.js';
import { EventEngine } from './event-engine.js';
import { EventsModule } from './events.module.js';
import { Relay } from './relay.js';
import { Subscriptions } from './subscriptions.js';
import { newThing, SinkModule, SourceModule, ThingCounted, Things } from './test/world.js';

/** Comes before `sink` in every list. */
@Injectable()
class Attic {
  readonly heard: string[] = [];

  constructor(subscriptions: Subscriptions) {
    subscriptions.job('keep', ThingCounted, (_caller, { data }) => Promise.resolve(void this.heard.push(data.thingId)));
  }
}

@Module({
  imports: [DatabaseModule.forModule('attic', { entities: [], migrations: [] }), EventsModule.forModule('attic')],
  providers: [Attic],
})
class AtticModule {}

let database: TestDatabase;
let world: INestApplicationContext;

beforeAll(async () => {
  database = await ownDatabase();
  @Module({
    imports: [
      ConfigModule.forRoot(database.variables),
      DatabaseModule.forRoot(),
      EventsModule.forRoot({ work: false }),
      SourceModule,
      SinkModule,
      AtticModule,
    ],
  })
  class World {}
  const { NestFactory } = await import('@nestjs/core');
  world = await NestFactory.createApplicationContext(World, { logger: false, abortOnError: false });
});
afterAll(async () => {
  await world?.close();
  await database?.drop();
  Logger.overrideLogger(['error']);
});

const part = <T>(token: Type<T>): T => world.get(token, { strict: false });
const effectsOf = async (thing: string) =>
  (await database.query('select from sink.effects where thing_id = $1', [thing])).length;

describe('a subscriber whose database is away', () => {
  it('keeps nobody else from being given events, rests, and is given all of them later', async () => {
    const engine = part(EventEngine);
    await engine.settle();
    const carry = async () => {
      await part(Relay).step('source');
      await part(Batches).handle('sink');
    };
    await database.query('alter table attic.event_inbox rename to away');
    const things = [newThing(), newThing(), newThing()];
    for (const thing of things) {
      await part(Things).count(thing);
      while ((await effectsOf(thing)) === 0) await carry();
    }
    expect(String(part(Relay).trouble)).toContain('event_inbox');
    const failed = /^bulkhead_event_engine_failures_total\{module="source",pump="relay of source to attic"\} (\d+)$/m;
    const tries = Number(failed.exec(await part(Metrics).text())?.[1]);
    expect(tries).toBeGreaterThan(0);
    await database.query('alter table attic.away rename to event_inbox');
    while (part(Attic).heard.length < things.length) await engine.step();
    expect(part(Attic).heard).toEqual(things);
    await engine.settle();
  });
});

describe('a publisher that has published much, and nothing lately', () => {
  it('is looked at along the index, and not by reading what was carried long ago', async () => {
    await part(Things).count(newThing());
    await part(EventEngine).settle();
    // As old ones are: before every cursor.
    await database.query(
      `insert into source.event_outbox (id, xid, type, version, actor, aggregate_type, aggregate_id, request_id, data)
       select gen_random_uuid(), '3', type, version, actor, aggregate_type, aggregate_id, request_id, data
       from (select * from source.event_outbox limit 1) o, generate_series(1, 5000)`,
    );
    await database.query('analyze source.event_outbox');
    const asking = jest.spyOn(part(Compartments).of('source'), 'once');
    expect(await part(Relay).step('source')).toBe(0);
    const [text, parameters] = asking.mock.calls[0] ?? [];
    const plan = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, parameters as unknown[]);
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toContain('using event_outbox_position');
    expect(lines).not.toContain('Seq Scan on event_outbox');
  });
});
