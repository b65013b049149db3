import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { adminConnection, DatabaseConfig, Statements } from '../database/index.js';
import type { EnvironmentVariables } from '../config/index.js';
import { Secret } from '../config/index.js';
import { CutOff, missingPooler, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { EventEngine } from './event-engine.js';
import { EventsOptions } from './events-options.js';
import { HintListener } from './hint-listener.js';
import { startWorld } from './test/program.js';
import { newThing, Things } from './test/world.js';

/** Longer than any test: what is handled has not been found by looking. */
const NEVER_MS = 3_600_000;
const COMMITS = 1000;
const LOOKS = 500;
const LOOK_MS = 20;

let database: TestDatabase;

beforeAll(async () => {
  database = await ownDatabase({ single: null, pooled: false });
});
afterAll(async () => {
  await database?.drop();
});

const count = (program: INestApplicationContext, thing: string) => program.get(Things, { strict: false }).count(thing);

/** A process that publishes only, as with ROLE=api. */
const publisher = (variables: EnvironmentVariables = {}) => startWorld({ ...database.variables, ...variables });

/** A process that works, and finds nothing by itself. */
const worker = (variables: EnvironmentVariables = {}, pollMs = NEVER_MS) =>
  startWorld(
    { ...database.variables, ...variables },
    { work: true, engine: [{ provide: EventsOptions, useValue: new EventsOptions(true, 4, pollMs) }] },
  );

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let look = 0; look < LOOKS; look++) {
    if (await holds()) return;
    await wait(LOOK_MS);
  }
  throw new Error(`${what}: not within ${(LOOKS * LOOK_MS) / 1000} s`);
}

const effectsOf = async (thing: string) =>
  (await database.query('select from sink.effects where thing_id = $1', [thing])).length;
const handled = (thing: string, times = 1) =>
  until(async () => (await effectsOf(thing)) === times, `${thing} has its effects`);

/** Server processes behind the sessions of the kernel that listen. */
const listeners = async () =>
  (
    await database.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name like '%:hints'
         and query like 'listen %'`,
    )
  ).map(({ pid }) => pid);
const listening = (n = 1) => until(async () => (await listeners()).length === n, `${n} sessions listen`);

/** Hears what is told, as another process would. */
async function eavesdrop() {
  const client = new Client(adminConnection(new Secret(database.variables.DATABASE_URL)));
  await client.connect();
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.query(`listen ${DatabaseConfig.read(database.variables).rolePrefix}_events`);
  /** All that was told before this is asked: notifications come before the answer to a later statement. */
  const all = async () => {
    await client.query('select 1');
    return heard;
  };
  return { all, end: () => client.end() };
}

describe('a commit in one process', () => {
  it('has its events handled in another one that does not look for them', async () => {
    const [working, publishing] = [await worker(), await publisher()];
    await listening();
    const thing = newThing();
    for (let step = 1; step <= 3; step++) {
      await count(publishing, thing);
      await handled(thing, step);
    }
    await working.close();
    await publishing.close();
  });

  it('is told with the publisher’s name and nothing else; a rollback is not', async () => {
    const publishing = await publisher();
    const told = await eavesdrop();
    const things = publishing.get(Things, { strict: false });
    await expect(things.count(newThing(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await count(publishing, newThing());
    await publishing.close();
    expect(await told.all()).toEqual(['source']);
    await told.end();
  });

  it('is not told by a process that carries events itself, until its loops have stopped', async () => {
    const working = await worker();
    const told = await eavesdrop();
    const thing = newThing();
    await count(working, thing);
    await handled(thing);
    expect(await told.all()).toEqual([]);
    await working.get(EventEngine, { strict: false }).beforeApplicationShutdown();
    await count(working, thing);
    await working.close();
    expect(await told.all()).toEqual(['source']);
    await told.end();
  });

  it('is told together with others: few notifications for a thousand commits', async () => {
    const [working, publishing] = [await worker(), await publisher()];
    await listening();
    const told = await eavesdrop();
    const things = Array.from({ length: 10 }, newThing);
    await Promise.all(
      things.map(async (thing) => {
        for (let step = 1; step <= COMMITS / things.length; step++) await count(publishing, thing);
      }),
    );
    for (const thing of things) await handled(thing, COMMITS / things.length);
    await publishing.close();
    const { length } = await told.all();
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThan(COMMITS / 2);
    await working.close();
    await told.end();
  }, 60_000);
});

describe('a session that listens', () => {
  it('belongs to the kernel, is the only one of its process, and ends with it', async () => {
    const working = await worker();
    await listening();
    const rows = await database.query<{ usename: string }>(
      `select usename from pg_stat_activity where datname = current_database() and application_name like '%:hints'`,
    );
    expect(rows).toEqual([{ usename: `${DatabaseConfig.read(database.variables).rolePrefix}_kernel` }]);
    await working.close();
    expect(await listeners()).toEqual([]);
  });

  it('comes back after the server has ended it, and finds what was published meanwhile', async () => {
    const [working, publishing] = [await worker(), await publisher()];
    await listening();
    const before = await listeners();
    await database.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [before]);
    const thing = newThing();
    await count(publishing, thing);
    await handled(thing);
    await listening();
    expect(await listeners()).not.toEqual(before);
    await count(publishing, thing);
    await handled(thing, 2);
    await working.close();
    await publishing.close();
  });
});

describe('a session whose server is silent', () => {
  it('ends although nobody answers the goodbye', async () => {
    const way = new CutOff(new URL(database.variables.DATABASE_URL));
    const connection = adminConnection(new Secret(await way.url()));
    const { promise: listens, resolve: awake } = Promise.withResolvers<void>();
    const listener = new HintListener(
      { connection, applicationName: 'test:hints', channel: 'test_events' },
      { hear: () => undefined, awake },
    );
    await listens;
    way.set('silent');
    await expect(listener.close()).resolves.toBeUndefined();
    await way.close();
  });
});

describe('without hints', () => {
  it('events of other processes are found by looking', async () => {
    const off = { EVENTS_NOTIFY: 'false' };
    const [working, publishing] = [await worker(off, 100), await publisher(off)];
    const told = await eavesdrop();
    const thing = newThing();
    await count(publishing, thing);
    await handled(thing);
    expect([await told.all(), await listeners()]).toEqual([[], []]);
    await working.close();
    await publishing.close();
    await told.end();
  });

  it('nothing is found where nobody looks: the tests above can fail', async () => {
    const off = { EVENTS_NOTIFY: 'false' };
    const [working, publishing] = [await worker(off), await publisher(off)];
    const thing = newThing();
    await count(publishing, thing);
    for (let look = 0; look < 50; look++) await wait(LOOK_MS);
    expect(await effectsOf(thing)).toBe(0);
    await working.close();
    await publishing.close();
  });
});

const missing = missingPooler();
(missing ? describe.skip : describe)('behind a pooler in transaction mode', () => {
  let pooled: TestDatabase;
  beforeAll(async () => {
    pooled = await ownDatabase({ single: null, pooled: true });
  });
  afterAll(async () => {
    await pooled?.drop();
  });

  it('hints are heard past it, and told through it', async () => {
    const engine = [{ provide: EventsOptions, useValue: new EventsOptions(true, 4, NEVER_MS) }];
    const working = await startWorld(pooled.variables, { work: true, engine });
    const publishing = await startWorld({ ...pooled.variables, DATABASE_DIRECT_URL: undefined });
    const thing = newThing();
    await count(publishing, thing);
    const effects = () => pooled.query('select from sink.effects where thing_id = $1', [thing]);
    await until(async () => (await effects()).length === 1, 'the effect is there');
    await working.close();
    await publishing.close();
  });

  it('events are found by looking where the address of the server itself is missing', async () => {
    const variables = { ...pooled.variables, DATABASE_DIRECT_URL: undefined };
    const engine = [{ provide: EventsOptions, useValue: new EventsOptions(true, 4, 100) }];
    const working = await startWorld(variables, { work: true, engine });
    const publishing = await startWorld(variables);
    const errors: unknown[] = [];
    for (const it of [working, publishing])
      it.get(Statements, { strict: false }).listenToAnswers(({ error }) => error !== undefined && errors.push(error));
    const thing = newThing();
    for (let step = 1; step <= 20; step++) await count(publishing, thing);
    const effects = () => pooled.query('select from sink.effects where thing_id = $1', [thing]);
    await until(async () => (await effects()).length === 20, 'the effects are there');
    expect(errors).toEqual([]);
    const listen = await pooled.query(
      `select from pg_stat_activity where datname = current_database() and query like 'listen %'`,
    );
    expect(listen).toEqual([]);
    await working.close();
    await publishing.close();
  });
});
