import { Entity, getMetadataArgsStorage } from 'typeorm';

/** Whose rows a table holds: an organization's, a person's, or the product's own. */
export type TableKind = 'tenant' | 'user' | 'system';

const kinds = new Map<string, TableKind>();

const tableOf =
  (kind: TableKind) =>
  (schema: string, name: string): ClassDecorator => {
    kinds.set(`${schema}.${name}`, kind);
    return Entity({ schema, name });
  };

/** Rows of one organization each, walled by row-level security on `app.organization_id`. */
export const TenantTable = tableOf('tenant');
/** Rows of one person each, walled by row-level security on `app.user_id`. */
export const UserTable = tableOf('user');
/** Rows of nobody in particular: no row-level security. */
export const SystemTable = tableOf('system');

/** The kind of every table that the loaded entities declare, by `schema.table`. */
export const declaredTables = (): ReadonlyMap<string, TableKind> => kinds;

/** Tables whose rows have a version, by `schema.table`. */
export function versionedTables(): string[] {
  const { columns, tables } = getMetadataArgsStorage();
  const versioned = new Set(columns.filter(({ mode }) => mode === 'version').map(({ target }) => target));
  const named = tables.filter(({ target }) => versioned.has(target)).map(({ schema, name }) => `${schema}.${name}`);
  return named.filter((table) => kinds.has(table)).sort();
}

/**
 * What a row has to fulfil. Every query filters by itself, so the wall lets all through that it is shown; but PostgreSQL
 * takes an OR of two equalities for something that few rows pass, and would read and sort all of somebody's rows in
 * search of a page's fifty. Of COALESCE it expects half, and goes along the index.
 */
const wall = (column: string, setting: string): string => `coalesce(
    ${column} = (select nullif(current_setting('${setting}', true), '')::uuid)
    or current_setting('app.scope', true) = 'system', false)`;
const tenantWall = (column: string): string => wall(column, 'app.organization_id');
const userWall = (column: string): string => wall(column, 'app.user_id');

const create = (table: string, expression: string): string => `
  alter table ${table} enable row level security;
  create policy wall on ${table} using (${expression})`;

/** SQL of a tenant table's wall; `column` holds the organization's id. Unset settings mean no rows. */
export const tenantPolicy = (table: string, column = 'organization_id'): string => create(table, tenantWall(column));

/** SQL of a user table's wall; `column` holds the user's id. Unset settings mean no rows. */
export const userPolicy = (table: string, column = 'user_id'): string => create(table, userWall(column));

const renew = (table: string, expression: string): string => `alter policy wall on ${table} using (${expression})`;

/** SQL that brings a tenant table's wall, made by an earlier version, to what `tenantPolicy` makes now. */
export const renewTenantPolicy = (table: string, column = 'organization_id'): string =>
  renew(table, tenantWall(column));

/** SQL that brings a user table's wall, made by an earlier version, to what `userPolicy` makes now. */
export const renewUserPolicy = (table: string, column = 'user_id'): string => renew(table, userWall(column));
