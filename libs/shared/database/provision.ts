import { escapeIdentifier as quoted, escapeLiteral as literal } from 'pg';
import type { Client } from 'pg';
import { ConfigurationError } from '../config/index.js';
import type { DatabaseConfig } from './database.config.js';
import { adminClient, adminConnection } from './connections.js';
import type { Placement } from './placement.js';
import { kernelLogin, rolesOf, scramVerifier } from './roles.js';
import { refuseUnboundLogin } from './walls.js';

/** Timeouts stand on the role, not in the connection: a pooler refuses start-up parameters. */
const timeouts = [
  `statement_timeout = '10s'`,
  `lock_timeout = '3s'`,
  `idle_in_transaction_session_timeout = '15s'`,
  `search_path = ''`,
];

const createRole = (role: string, options: string): string =>
  `do $$ begin create role ${quoted(role)} ${options}; exception when duplicate_object or unique_violation then null; end $$`;

/** A login that exists, has this installation's password, and may connect. */
function loginStatements(login: string, config: DatabaseConfig, database: string): string[] {
  return [
    createRole(login, 'login'),
    `alter role ${quoted(login)} with login password ${literal(scramVerifier(login, config.loginSecret))}`,
    ...timeouts.map((it) => `alter role ${quoted(login)} set ${it}`),
    `grant connect on database ${quoted(database)} to ${quoted(login)}`,
  ];
}

function compartmentStatements(module: string, config: DatabaseConfig, database: string): string[] {
  const { owner, login } = rolesOf(config.rolePrefix, module);
  const rights = 'select, insert, update, delete';
  const defaults = `alter default privileges for role ${quoted(owner)} in schema ${quoted(module)}`;
  return [
    createRole(owner, 'nologin'),
    // From PostgreSQL 16 on, who creates a role may administer it, but not yet become it.
    `grant ${quoted(owner)} to current_user`,
    ...loginStatements(login, config, database),
    `create schema if not exists ${quoted(module)} authorization ${quoted(owner)}`,
    `grant usage on schema ${quoted(module)} to ${quoted(login)}`,
    `${defaults} grant ${rights} on tables to ${quoted(login)}`,
    `${defaults} grant usage on sequences to ${quoted(login)}`,
  ];
}

/**
 * Every statement that makes the roles and schemas of one server's modules, safe to repeat. Passwords stand in it as
 * SCRAM verifiers only. With `DATABASE_ROLES=single` there are schemas, and timeouts on the one login in this database.
 */
export function provisionStatements(config: DatabaseConfig, { url, compartments }: Placement): string[] {
  const { database } = adminConnection(url);
  if (config.roles === 'single')
    return [
      ...timeouts.map((it) => `alter role current_user in database ${quoted(database)} set ${it}`),
      ...compartments.map(({ name }) => `create schema if not exists ${quoted(name)}`),
    ];
  return [
    `revoke all on schema public from public`,
    `revoke connect, temporary on database ${quoted(database)} from public`,
    ...loginStatements(kernelLogin(config.rolePrefix), config, database),
    ...compartments.flatMap(({ name }) => compartmentStatements(name, config, database)),
  ];
}

/**
 * Lines of PgBouncer's `auth_file` for one server's logins: a verifier lets it in on both sides, and shows nothing. None
 * with `DATABASE_ROLES=single`: whoever made that login knows its password.
 */
export function poolerUsers(config: DatabaseConfig, { compartments }: Placement): string[] {
  if (config.roles === 'single') return [];
  const logins = compartments.map(({ name }) => rolesOf(config.rolePrefix, name).login);
  const line = (login: string) => `"${login}" "${scramVerifier(login, config.loginSecret)}"`;
  return [kernelLogin(config.rolePrefix), ...logins].map(line);
}

/** Makes the roles and schemas with the login of the server's address, in one transaction. */
export async function provision(config: DatabaseConfig, placement: Placement): Promise<void> {
  const client = adminClient(placement.url);
  await client.connect();
  try {
    if (config.roles === 'single') await refuseUnboundLogin(async (text) => (await client.query<object>(text)).rows);
    // Roles belong to the server: two installations that provision at once would collide on the same catalog rows.
    const lock = `select pg_advisory_xact_lock(hashtext('${config.rolePrefix}.provision'))`;
    await client.query(['begin', lock, ...provisionStatements(config, placement)].join(';\n'));
    await refuseOtherOwners(client, config, placement);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** A schema that the other way of `DATABASE_ROLES` made has tables that this one could not migrate. */
async function refuseOtherOwners(client: Client, config: DatabaseConfig, { compartments }: Placement): Promise<void> {
  const ownerOf = (name: string) => (config.roles === 'single' ? null : rolesOf(config.rolePrefix, name).owner);
  const { rows } = await client.query<{ name: string; found: string }>(
    `select nspname as name, pg_get_userbyid(nspowner) as found from pg_namespace
     join unnest($1::text[], $2::text[]) as wanted (name, owner) on wanted.name = nspname
     where pg_get_userbyid(nspowner) <> coalesce(wanted.owner, current_user)`,
    [compartments.map(({ name }) => name), compartments.map(({ name }) => ownerOf(name))],
  );
  if (rows.length === 0) return;
  throw new ConfigurationError(
    rows.map(
      ({ name, found }) => `The schema ${name} belongs to ${found}: not made with DATABASE_ROLES=${config.roles}`,
    ),
  );
}
