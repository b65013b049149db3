import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Compartments, DatabaseConfig, DatabaseModule, provision } from '../database/index.js';
import { boot } from '../http/test/boot.js';
import { problemIn } from '../http/test/problems.js';
import { CutOff, ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { HealthModule, HealthNotes } from './index.js';

@Module({ imports: [DatabaseModule.forRoot(), HealthModule] })
class Probed {}

let database: TestDatabase;
let cutOff: CutOff;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await ownDatabase();
  const config = DatabaseConfig.read(database.variables);
  await provision(config, { url: config.url, compartments: [] });
  cutOff = new CutOff(new URL(database.variables.DATABASE_URL));
  const variables = { ...database.variables, DATABASE_URL: await cutOff.url(), DRAIN_MS: '600' };
  app = await boot(Probed, { variables });
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await cutOff.close();
  await database.drop();
});

const ask = async (path: string) => {
  const answer = await fetch(`${await app.getUrl()}${path}`);
  const text = await answer.text();
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text };
};
const statusOf = async (path: string) => (await ask(path)).status;

/** Waits until the path answers so, and says how long that took. */
async function until(path: string, status: number): Promise<number> {
  const start = performance.now();
  while ((await statusOf(path)) !== status) {
    if (performance.now() - start > 5_000) throw new Error(`${path} never answered ${status}`);
    await wait(20);
  }
  return performance.now() - start;
}

describe('health', () => {
  it('is live, started and ready, and says which checks hold', async () => {
    for (const path of ['/health', '/health/live'])
      expect(JSON.parse((await ask(path)).text)).toEqual({ status: 'ok', checks: {}, notes: {} });
    const ready = await ask('/health/ready');
    expect(ready.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(ready.text)).toEqual({
      status: 'ok',
      checks: { database: 'up', migrations: 'up', serving: 'up' },
      notes: {},
    });
    expect(JSON.parse((await ask('/health/startup')).text)).toEqual({
      status: 'ok',
      checks: { migrations: 'up' },
      notes: {},
    });
  });

  it.each(['refusing', 'silent'] as const)(
    'stays live and turns unready while the database is %s, and recovers',
    async (state) => {
      cutOff.set(state);
      await until('/health/ready', 503);
      expect(problemIn(await ask('/health/ready'))).toMatchObject({ code: 'not_ready', detail: 'Not ready: database' });
      expect((await ask('/health/ready')).headers['retry-after']).toBe('1');
      expect(await statusOf('/health/live')).toBe(200);
      cutOff.set('open');
      await until('/health/ready', 200);
    },
  );

  it('names every check that fails', async () => {
    const compartments = app.get(Compartments, { strict: false });
    Object.defineProperty(compartments, 'verified', { value: false, configurable: true });
    expect(problemIn(await ask('/health/startup')).detail).toBe('Not ready: migrations');
    expect(problemIn(await ask('/health/ready')).detail).toBe('Not ready: migrations');
    Reflect.deleteProperty(compartments, 'verified');
    expect(await statusOf('/health/startup')).toBe(200);
  });

  it('has notes of modules beside its checks, which make nothing unready', async () => {
    const notes = app.get(HealthNotes, { strict: false });
    let note: string | undefined = 'Parcels are counted twice';
    notes.add('parcels', () => note);
    for (const path of ['/health', '/health/live', '/health/ready'])
      expect(JSON.parse((await ask(path)).text)).toMatchObject({ status: 'ok', notes: { parcels: note } });
    const compartments = app.get(Compartments, { strict: false });
    Object.defineProperty(compartments, 'verified', { value: false, configurable: true });
    const detail = 'Not ready: migrations; parcels: Parcels are counted twice';
    expect(problemIn(await ask('/health/ready')).detail).toBe(detail);
    Reflect.deleteProperty(compartments, 'verified');
    note = undefined;
    expect(JSON.parse((await ask('/health')).text)).toEqual({ status: 'ok', checks: {}, notes: {} });
  });

  it('probes over one connection of the kernel’s own login', async () => {
    const rows = await database.query<{ usename: string }>(
      `select usename from pg_stat_activity where application_name like '%:health' and datname = current_database()`,
    );
    expect(rows).toEqual([{ usename: `${DatabaseConfig.read(database.variables).rolePrefix}_kernel` }]);
  });

  it('drains: unready and closing connections, serving on until the time is over', async () => {
    const closing = app.close();
    await until('/health/ready', 503);
    const { headers, status } = await ask('/health/live');
    expect([status, headers.connection]).toEqual([200, 'close']);
    expect(problemIn(await ask('/health/ready')).detail).toBe('Not ready: serving');
    const url = await app.getUrl();
    await closing;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });
});
