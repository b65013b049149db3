import { escapeIdentifier as quoted } from 'pg';
import { ConfigurationError } from '../config/index.js';

type Ask = (text: string) => Promise<unknown[]>;

/**
 * A table's owner is not bound by its row-level security unless that is forced. With a login for each module the owner
 * is another role, whom backfills and dumps need unbound; with `DATABASE_ROLES=single` the one login owns everything.
 * Makes a schema's walls so, and changes only those that are not.
 */
export async function setWallsForced(ask: Ask, schema: string, forced: boolean): Promise<void> {
  for (const { name } of (await ask(walls(schema, !forced))) as { name: string }[])
    await ask(`alter table ${quoted(schema)}.${quoted(name)} ${forced ? '' : 'no '}force row level security`);
}

/** Names of the tables whose wall does not bind their owner. */
export async function unforcedWalls(ask: Ask, schema: string): Promise<string[]> {
  return ((await ask(walls(schema, false))) as { name: string }[]).map(({ name }) => `${schema}.${name}`);
}

const walls = (schema: string, forced: boolean): string =>
  `select c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
   where n.nspname = '${schema}' and c.relrowsecurity and c.relforcerowsecurity = ${forced} order by 1`;

/** @throws ConfigurationError when no wall would ever bind this login. */
export async function refuseUnboundLogin(ask: Ask): Promise<void> {
  const [row] = (await ask(
    `select current_user as login, rolsuper or rolbypassrls as unbound from pg_catalog.pg_roles where rolname = current_user`,
  )) as { login: string; unbound: boolean }[];
  if (row && !row.unbound) return;
  throw new ConfigurationError([
    `DATABASE_ROLES=single wants a login that row-level security binds, and ${row?.login} is a superuser or has BYPASSRLS`,
  ]);
}
