import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource, MigrationExecutor } from 'typeorm';
import type { Compartment } from './declared-compartments.js';
import { adminClient, adminConnection } from './connections.js';
import type { Connection } from './connections.js';
import type { DatabaseConfig } from './database.config.js';
import type { Placement } from './placement.js';
import { rolesOf } from './roles.js';
import { setWallsForced } from './walls.js';

const POLL_MS = 100;
const LONGEST_WAIT_MS = 300_000;
const LOCK_TRIES = 20;

/** A migration that was applied just now. */
export interface Applied {
  readonly module: string;
  readonly migration: string;
}

/**
 * Applies what is missing, module by module, each as that module's owner role. Any number of processes may do it at
 * once: one works, the others wait and then find nothing left to do.
 */
export async function migrate(config: DatabaseConfig, { url, compartments }: Placement): Promise<Applied[]> {
  const admin = adminConnection(url);
  const keeper = adminClient(url);
  await keeper.connect();
  try {
    await lock(keeper, `${config.rolePrefix}.migrate`);
    const applied: Applied[] = [];
    for (const compartment of compartments) applied.push(...(await migrateOne(config, admin, compartment)));
    return applied;
  } finally {
    await keeper.end();
  }
}

/** Polls instead of waiting in the server: a waiting statement's snapshot would block CREATE INDEX CONCURRENTLY. */
async function lock(keeper: Client, name: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += POLL_MS) {
    const { rows } = await keeper.query<{ held: boolean }>('select pg_try_advisory_lock(hashtext($1)) as held', [name]);
    if (rows[0]?.held) return;
    await wait(POLL_MS);
  }
  throw new Error('Another process has been migrating for 5 minutes: see pg_stat_activity, then run db:migrate again');
}

async function migrateOne(config: DatabaseConfig, admin: Connection, compartment: Compartment): Promise<Applied[]> {
  const { name, migrations } = compartment;
  const { user, ...connection } = admin;
  const source = new DataSource({
    type: 'postgres',
    ...connection,
    username: user,
    schema: name,
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    poolSize: 1,
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query(becomeOwner(config, name));
    // A migration that waits for a lock makes all later readers wait behind it: give up soon, and try again.
    await runner.query(`set lock_timeout = '500ms'`);
    const executor = new MigrationExecutor(source, runner);
    executor.transaction = 'each';
    const applied = await patiently(() => executor.executePendingMigrations());
    const ask = (text: string) => runner.query(text) as Promise<unknown[]>;
    await patiently(() => setWallsForced(ask, name, config.roles === 'single'));
    return applied.map((migration) => ({ module: name, migration: migration.name }));
  } finally {
    await runner.release();
    await source.destroy();
  }
}

/**
 * What a session sends first in order to look after a module's tables. The one login of `DATABASE_ROLES=single` is bound
 * by forced walls and by the timeouts of requests: without the scope a backfill would change no row, and say nothing.
 */
export const becomeOwner = (config: DatabaseConfig, module: string): string =>
  config.roles === 'single'
    ? `set app.scope = 'system'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set search_path = ''`
    : `set role ${rolesOf(config.rolePrefix, module).owner}; set search_path = ''`;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const lockTimeout = (error as { code?: unknown }).code === '55P03';
      if (!lockTimeout || attempt === LOCK_TRIES) throw error;
      await wait(POLL_MS * attempt);
    }
  }
}
