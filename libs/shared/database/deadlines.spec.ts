import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { asSystem } from '../callers/index.js';
import { ConfigModule } from '../config/index.js';
import { withDeadline } from '../deadlines/index.js';
import { costOf, CutOff, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { Database, DatabaseModule, sql, Statements } from './index.js';
import { Pools } from './pools.js';

@Injectable()
class Clocks {
  constructor(readonly database: Database) {}
}

@Module({
  imports: [DatabaseModule.forModule('clocks', { entities: [], migrations: [] })],
  providers: [Clocks],
  exports: [Clocks],
})
class ClocksModule {}

const caller = asSystem('a test');
/** Long beside what a busy machine needs, short beside what nobody should wait. */
const SHORT_MS = 400;
const refused = { kind: 'timeout', code: 'deadline_exceeded' };

let own: TestDatabase;
let way: CutOff;
let app: INestApplicationContext;
let clocks: Database;

beforeAll(async () => {
  own = await ownDatabase();
  way = new CutOff(new URL(own.variables.DATABASE_URL));
  const variables = { ...own.variables, DATABASE_URL: await way.url(), DATABASE_ACQUIRE_TIMEOUT_MS: '5000' };
  @Module({ imports: [ConfigModule.forRoot(variables), DatabaseModule.forRoot(), ClocksModule] })
  class Program {}
  app = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  clocks = app.get(Clocks, { strict: false }).database;
});
afterAll(async () => {
  await app?.close();
  await way?.close();
  await own?.drop();
});

const query = <Row>(text: string) => clocks.unitOfWork().manager.query<Row[]>(text);
const timeoutNow = async () => {
  const [row] = await query<{ ms: number }>(
    `select extract(epoch from current_setting('statement_timeout')::interval)::float * 1000 as ms`,
  );
  return row!.ms;
};
const state = () => app.get(Pools, { strict: false }).states()[0]!;
const pidOf = async () => (await clocks.lookup<{ pid: number }>('which', sql`select pg_backend_pid() as pid`))[0]!.pid;

/** How long it takes to fail with what is expected. */
async function msUntil(work: Promise<unknown>, failure: object = refused): Promise<number> {
  const began = performance.now();
  await expect(work).rejects.toMatchObject(failure);
  return performance.now() - began;
}

describe('a deadline', () => {
  it('becomes the statement timeout, and never lengthens that of the login', async () => {
    const limits: Record<number, number> = {};
    for (const ms of [3_000, 9_000, 60_000])
      limits[ms] = await withDeadline(ms, () => clocks.transaction(caller, timeoutNow));
    expect(limits[3_000]).toBeLessThanOrEqual(3_000);
    expect(limits[9_000]).toBeLessThanOrEqual(9_000);
    expect(limits[9_000]).toBeGreaterThan(limits[3_000]!);
    expect(limits[60_000]).toBe(10_000);
    expect(await clocks.transaction(caller, timeoutNow)).toBe(10_000);
  });

  it('costs no statement and no round trip', async () => {
    const unbound = await costOf(app.get(Statements), () => clocks.transaction(caller, () => query('select 1')));
    const bound = await costOf(app.get(Statements), () =>
      withDeadline(3_000, () => clocks.transaction(caller, () => query('select 1'))),
    );
    expect([bound.statements.length, bound.roundTrips]).toEqual([unbound.statements.length, unbound.roundTrips]);
  });

  it('is told again as time runs out, since the server counts each statement from its own beginning', async () => {
    const limits = await withDeadline(2_000, () =>
      clocks.transaction(caller, async () => {
        const first = await timeoutNow();
        await wait(1_200);
        return [first, await timeoutNow()];
      }),
    );
    expect(limits[1]).toBeLessThanOrEqual(800);
    expect(limits[1]).toBeLessThan(limits[0]!);
  });

  it('is kept by PostgreSQL itself, in a transaction and in a look-up', async () => {
    const seen: unknown[] = [];
    app.get(Statements).listenToAnswers(({ error }) => error && seen.push((error as { code?: string }).code));
    const transaction = withDeadline(SHORT_MS, () => clocks.transaction(caller, () => query('select pg_sleep(20)')));
    await msUntil(transaction);
    await msUntil(withDeadline(SHORT_MS, () => clocks.lookup('slow', sql`select pg_sleep(20)`)));
    for (let n = 0; n < 100 && seen.length < 2; n++) await wait(20);
    expect(new Set(seen.filter((code) => code !== undefined))).toEqual(new Set(['57014']));
    expect((await pidOf()) > 0).toBe(true);
  });

  it('ends the wait for a connection, which then goes to somebody else', async () => {
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: state().max }, () =>
      clocks.transaction(caller, async () => {
        await query('select 1');
        await gate.promise;
      }),
    );
    while (state().used < state().max) await wait(5);
    const told: unknown[] = [];
    const waiting = withDeadline(SHORT_MS, () =>
      clocks.transaction(caller, () => query('select 1')).catch((error: unknown) => void told.push(error)),
    );
    await Promise.allSettled([waiting]);
    await wait(50);
    expect(told).toMatchObject([refused]);
    gate.resolve();
    await Promise.all(held);
    expect(state()).toMatchObject({ used: 0, pending: 0 });
    expect(await clocks.transaction(caller, () => query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('begins nothing and commits nothing once it has passed', async () => {
    await own.query('create table if not exists public.marks (mark text)');
    await own.query('grant usage on schema public to public; grant all on public.marks to public');
    const late: Promise<unknown>[] = [];
    const work = withDeadline(SHORT_MS, () => {
      const writing = clocks.transaction(caller, async () => {
        await query(`insert into public.marks values ('late')`);
        await wait(SHORT_MS + 200);
      });
      late.push(writing);
      return writing;
    });
    await msUntil(work);
    await expect(late[0]).rejects.toMatchObject(refused);
    expect(await own.query('select * from public.marks')).toEqual([]);
    expect(state()).toMatchObject({ used: 0 });
  });

  it('does not bind what runs after the commit', async () => {
    const limits: Promise<number>[] = [];
    await withDeadline(3_000, () =>
      clocks.transaction(caller, async () => {
        await query('select 1');
        clocks.afterCommit(() => void limits.push(clocks.transaction(caller, timeoutNow)));
      }),
    );
    expect(await limits[0]).toBe(10_000);
  });
});

/** Opens the way again, which hangs up on whoever was cut off; the pool has heard of it by then. */
async function heal(): Promise<void> {
  way.set('open');
  await wait(50);
}

describe('a server that does not answer, and does not hang up', () => {
  it.each([
    ['a transaction', () => clocks.transaction(caller, () => query('select 1'))],
    ['a look-up', () => clocks.lookup('hole', sql`select 1`)],
    ['a statement of its own', () => clocks.once('select 1', [])],
  ])('loses the connection, and the next one is new: %s', async (_what, work) => {
    await heal();
    const before = await pidOf();
    way.set('silent');
    const errors: unknown[] = [];
    const asking = withDeadline(SHORT_MS, () => work().catch((error: unknown) => void errors.push(error)));
    await Promise.allSettled([asking]);
    for (let n = 0; n < 400 && errors.length === 0; n++) await wait(10);
    expect(errors).toMatchObject([{ kind: 'unavailable' }]);
    expect(state()).toMatchObject({ used: 0, idle: 0 });
    await heal();
    expect(await pidOf()).not.toBe(before);
  });

  it('makes all connections suspect that were there before', async () => {
    await heal();
    await Promise.all(
      Array.from({ length: 3 }, () => clocks.transaction(caller, () => query('select pg_sleep(0.05)'))),
    );
    const idle = state().idle;
    expect(idle).toBeGreaterThan(1);
    way.set('silent');
    await Promise.allSettled([withDeadline(SHORT_MS, () => clocks.lookup('hole', sql`select 1`))]);
    for (let n = 0; n < 400 && state().used > 0; n++) await wait(10);
    // What lies there still was asked nothing yet, and is handed to nobody: new connections are refused, instead of waited for.
    way.set('refusing');
    const began = performance.now();
    await expect(clocks.lookup('refused', sql`select 1`)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(performance.now() - began).toBeLessThan(SHORT_MS + 1_000);
    await heal();
    expect(await pidOf()).toBeGreaterThan(0);
  });
});

describe('a server that takes no writes any more', () => {
  it('is refused as not available, and its connections are not used again', async () => {
    const before = await pidOf();
    const write = clocks.transaction(caller, async () => {
      await query('set local transaction_read_only = on');
      await query('create table clocks.nothing ()');
    });
    await msUntil(write, { kind: 'unavailable', code: 'unavailable' });
    expect(await pidOf()).not.toBe(before);
  });
});
