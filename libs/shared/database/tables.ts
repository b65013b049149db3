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

const policy = (table: string, column: string, setting: string): string => `
  alter table ${table} enable row level security;
  create policy wall on ${table} using (
    ${column} = (select nullif(current_setting('${setting}', true), '')::uuid)
    or current_setting('app.scope', true) = 'system'
  )`;

/** SQL of a tenant table's wall; `column` holds the organization's id. Unset settings mean no rows. */
export const tenantPolicy = (table: string, column = 'organization_id'): string =>
  policy(table, column, 'app.organization_id');

/** SQL of a user table's wall; `column` holds the user's id. Unset settings mean no rows. */
export const userPolicy = (table: string, column = 'user_id'): string => policy(table, column, 'app.user_id');
