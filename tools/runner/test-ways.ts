import { randomBytes } from 'node:crypto';
import { query } from './postgres/query.ts';
import type { Server } from './postgres/server.ts';
import { Refusal } from './refusal.ts';

const login = 'bulkhead_single';

/**
 * The ways in which the product can reach its database: TEST_DATABASE_ROLES=single as DATABASE_ROLES would,
 * TEST_POOLER=pgbouncer through a pooler. @throws Refusal for a word that means nothing
 */
export function checkWays({
  TEST_DATABASE_ROLES: roles,
  TEST_POOLER: pooler,
  PGBOUNCER_PATH: path,
}: NodeJS.ProcessEnv) {
  if (roles && !['single', 'per_module'].includes(roles))
    throw new Refusal(`TEST_DATABASE_ROLES is ${roles}`, 'TEST_DATABASE_ROLES=single npm test -- journey');
  if (pooler && pooler !== 'pgbouncer')
    throw new Refusal(`TEST_POOLER is ${pooler}`, 'TEST_POOLER=pgbouncer npm test -- journey');
  if (pooler && !path)
    throw new Refusal('TEST_POOLER=pgbouncer, and there is no PgBouncer', 'Install it, or set PGBOUNCER_PATH');
}

/** Makes an empty database, and the login that is to own it. @returns the variables that lead the product there */
export async function makeTemplate(server: Server, name: string): Promise<NodeJS.ProcessEnv> {
  const admin = server.url('postgres');
  if (process.env.TEST_DATABASE_ROLES !== 'single') {
    await query(admin, `create database ${name}`);
    return { DATABASE_URL: server.url(name) };
  }
  const password = randomBytes(12).toString('hex');
  await query(admin, `create role ${login} login password '${password}'`);
  await query(admin, `create database ${name} owner ${login}`);
  const url = new URL(server.url(name));
  [url.username, url.password] = [login, password];
  // The specs' own databases belong to the same login.
  process.env.TEST_DATABASE_LOGIN = `${login}:${password}`;
  return { DATABASE_URL: url.href, DATABASE_ROLES: 'single' };
}
