import { Client, escapeIdentifier as quoted, escapeLiteral as literal } from 'pg';
import type { DatabaseConfig } from './database.config.js';
import { adminConnection } from './connections.js';
import type { Placement } from './placement.js';
import { kernelLogin, passwordOf, rolesOf, scramVerifier } from './roles.js';

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
  const verifier = literal(scramVerifier(passwordOf(login, config.loginSecret)));
  return [
    createRole(login, 'login'),
    `alter role ${quoted(login)} with login password ${verifier}`,
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
 * SCRAM verifiers only.
 */
export function provisionStatements(config: DatabaseConfig, { url, compartments }: Placement): string[] {
  const { database } = adminConnection(url);
  return [
    `revoke all on schema public from public`,
    `revoke connect, temporary on database ${quoted(database)} from public`,
    ...loginStatements(kernelLogin(config.rolePrefix), config, database),
    ...compartments.flatMap(({ name }) => compartmentStatements(name, config, database)),
  ];
}

/** Makes the roles and schemas with the login of the server's address, in one transaction. */
export async function provision(config: DatabaseConfig, placement: Placement): Promise<void> {
  const client = new Client(adminConnection(placement.url));
  await client.connect();
  try {
    // Roles belong to the server: two installations that provision at once would collide on the same catalog rows.
    const lock = `select pg_advisory_xact_lock(hashtext('${config.rolePrefix}.provision'))`;
    await client.query(['begin', lock, ...provisionStatements(config, placement), 'commit'].join(';\n'));
  } finally {
    await client.end();
  }
}
