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
  provision,
} from '../database/index.js';

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

/** A copy of the template: every module's tables, no rows. */
export async function clonedDatabase(): Promise<TestDatabase> {
  const template = templateUrl().pathname.slice(1);
  const prefix = process.env.DATABASE_ROLE_PREFIX ?? 'bulkhead';
  return create(
    (name) => `create database ${quoted(name)} template ${quoted(template)} strategy file_copy`,
    {},
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
export async function ownDatabase(): Promise<TestDatabase> {
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const database = await create((name) => `create database ${quoted(name)}`, { DATABASE_ROLE_PREFIX: prefix });
  const config = DatabaseConfig.read(database.variables);
  for (const placement of placements(config, declaredCompartments(), database.variables)) {
    await provision(config, placement);
    await migrate(config, placement);
  }
  return database;
}

async function create(
  statement: (name: string) => string,
  variables: EnvironmentVariables,
  prepare: (client: Client, name: string) => Promise<unknown> = () => Promise.resolve(),
): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = templateUrl();
  url.pathname = '/postgres';
  const maintenance = adminConnection(new Secret(url.href));
  await withClient(maintenance, (client) => client.query(statement(name)));
  url.pathname = `/${name}`;
  const connection = adminConnection(new Secret(url.href));
  await withClient(connection, (client) => prepare(client, name));
  return {
    variables: { ...variables, DATABASE_URL: url.href },
    query: (text, parameters) =>
      withClient(connection, async (client) => (await client.query(text, parameters)).rows as never),
    drop: async () => {
      await withClient(maintenance, (client) => client.query(`drop database if exists ${quoted(name)} with (force)`));
    },
  };
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
