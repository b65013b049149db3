import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier as quoted } from 'pg';
import type { EnvironmentVariables } from '../config/index.js';
import { Secret } from '../config/index.js';
import {
  adminConnection,
  DatabaseConfig,
  declaredCompartments,
  migrate,
  placements,
  poolerUsers,
  provision,
} from '../database/index.js';
import { startPooler } from './pooler.js';

/** A database of a test's own, and the settings that lead a program to it. */
export interface TestDatabase {
  readonly variables: EnvironmentVariables & { readonly DATABASE_URL: string };
  /** Runs SQL as the server's superuser, whom no wall holds: for looking, not for proving walls. */
  query<Row = Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** The address of the template: a database of the test server, with every module's schema migrated. */
function templateUrl(): URL {
  const address = process.env.TEST_DATABASE_URL;
  if (!address)
    throw new Error('TEST_DATABASE_URL is not set: run the tests by npm test, which starts a server for them');
  return new URL(address);
}

/**
 * How the product reaches the databases of this run: by a login for each module, or by the one of TEST_DATABASE_LOGIN
 * (`login:password`); directly, or through a PgBouncer in transaction mode.
 */
interface Way {
  readonly single: { readonly login: string; readonly password: string } | null;
  readonly pooled: boolean;
}

export function wayOfThisRun(): Way {
  const [login = '', password = ''] = (process.env.TEST_DATABASE_LOGIN ?? '').split(':');
  return { single: login ? { login, password } : null, pooled: process.env.TEST_POOLER === 'pgbouncer' };
}

/** A copy of the template: every module's tables, no rows. */
export async function clonedDatabase(way = wayOfThisRun()): Promise<TestDatabase> {
  const template = templateUrl().pathname.slice(1);
  const prefix = process.env.DATABASE_ROLE_PREFIX ?? 'bulkhead';
  return create(
    (name) => `create database ${quoted(name)} template ${quoted(template)} strategy file_copy`,
    {},
    way,
    // A copy has no grants of the database itself: anybody might connect, which is not how it is in production.
    async (client, name) => {
      await client.query(`revoke connect, temporary on database ${quoted(name)} from public`);
      const { rows } = await client.query<{ rolname: string }>(
        `select rolname from pg_roles where rolcanlogin and starts_with(rolname, $1)`,
        [`${prefix}_`],
      );
      const logins = rows.map(({ rolname }) => quoted(rolname)).join(', ');
      await client.query(`grant connect on database ${quoted(name)} to ${logins}`);
    },
  );
}

/** An empty database, provisioned and migrated for the compartments that the loaded code declares. */
export async function ownDatabase(way = wayOfThisRun()): Promise<TestDatabase> {
  const prefix = `t${randomBytes(4).toString('hex')}`;
  return create((name) => `create database ${quoted(name)}`, { DATABASE_ROLE_PREFIX: prefix }, way);
}

async function create(
  statement: (name: string) => string,
  variables: EnvironmentVariables,
  way: Way,
  prepare?: (client: Client, name: string) => Promise<unknown>,
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = templateUrl();
  url.pathname = '/postgres';
  const maintenance = adminConnection(new Secret(url.href));
  await withClient(maintenance, (client) => client.query(statement(name)));
  url.pathname = `/${name}`;
  const connection = adminConnection(new Secret(url.href));
  if (prepare) await withClient(connection, (client) => prepare(client, name));
  const { single } = way;
  if (single) {
    await withClient(maintenance, (client) => client.query(`alter database ${quoted(name)} owner to ${single.login}`));
    [url.username, url.password] = [single.login, single.password];
  }
  const roles = single ? 'single' : 'per_module';
  const direct = { ...variables, DATABASE_URL: url.href, DATABASE_ROLES: roles };
  // The settings of the one login stand on it in each database, so a copy has to be given them too.
  if (!prepare || single) await bring(direct);
  const pooler = way.pooled ? await startPooler(url.href, usersOf(direct)) : null;
  return {
    variables: pooler ? { ...direct, DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: url.href } : direct,
    query: (text, parameters) =>
      withClient(connection, async (client) => (await client.query(text, parameters)).rows as never),
    drop: async () => {
      await pooler?.stop();
      await withClient(maintenance, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`));
    },
  };
}

async function bring(variables: EnvironmentVariables): Promise<void> {
  const config = DatabaseConfig.read(variables);
  for (const placement of placements(config, declaredCompartments(), variables)) {
    await provision(config, placement);
    await migrate(config, placement);
  }
}

function usersOf(variables: EnvironmentVariables): string[] {
  const config = DatabaseConfig.read(variables);
  return placements(config, declaredCompartments(), variables).flatMap((it) => poolerUsers(config, it));
}

async function withClient<T>(connection: ReturnType<typeof adminConnection>, work: (client: Client) => Promise<T>) {
  const client = new Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
