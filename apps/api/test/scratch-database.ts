import { Secret } from '../../../libs/shared/config/index.js';
import {
  DatabaseConfig,
  declaredCompartments,
  declaredTables,
  provisionStatements,
  rolesOf,
  tenantPolicy,
  userPolicy,
} from '../../../libs/shared/database/index.js';
import type { TableKind } from '../../../libs/shared/database/index.js';
import '../app.module.js';

/** How a database of this product is made: what the architecture gate does on a server of its own. */
const config = DatabaseConfig.read({ NODE_ENV: 'test', DATABASE_URL: 'postgres://nobody@localhost/nowhere' });

/** Every schema with its two roles and its migrations, those of the kernel among them. */
export const compartments = declaredCompartments().map(({ name, migrations }) => ({
  name,
  migrations,
  ...rolesOf(config.rolePrefix, name),
}));

/** The SQL that makes roles and schemas in a database. */
export const provision = (database: string): string[] =>
  provisionStatements(config, {
    url: new Secret(`postgres://nobody@localhost/${database}`),
    compartments: declaredCompartments(),
  });

const engine = /\.(event_(outbox|cursors|inbox|ticks)|idempotency_keys)$/;

/** A table that no entity maps is an organization's, too, if its rows say so; those of the engines hold everybody's. */
function kindOf(table: string, columns: readonly string[]): TableKind {
  const isTenants = columns.includes('organization_id') && !engine.test(table);
  return declaredTables().get(table) ?? (isTenants ? 'tenant' : 'system');
}

/** The SQL that builds around `copy` the wall that `table` must have; null: it has none. */
export function wall(table: string, copy: string, columns: readonly string[]): string | null {
  const kind = kindOf(table, columns);
  if (kind === 'user') return userPolicy(copy);
  // The table of organizations is a tenant's as well, and its key is the organization.
  return kind === 'tenant' ? tenantPolicy(copy, columns.includes('organization_id') ? 'organization_id' : 'id') : null;
}
