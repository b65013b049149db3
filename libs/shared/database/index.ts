export { DatabaseModule } from './database.module.js';
export { Database } from './database.js';
export { Compartments } from './compartments.js';
export { declaredCompartments } from './declared-compartments.js';
export type { Compartment, DeclaredCompartment, EntityClass, MigrationClass } from './declared-compartments.js';
export { takePlace } from './capacity.js';
export { DatabaseConfig } from './database.config.js';
export { adminClient, adminConnection, kernelConnection, moduleConnection, refuseReadOnly } from './connections.js';
export type { Connection } from './connections.js';
export { alphanumeric, digest, isUuid, LookupQuery, sql, uuid, uuids, word } from './look-up.js';
export type { SqlLiteral } from './look-up.js';
export {
  declaredTables,
  renewTenantPolicy,
  renewUserPolicy,
  SystemTable,
  TenantTable,
  tenantPolicy,
  userPolicy,
  UserTable,
  versionedTables,
} from './tables.js';
export type { TableKind } from './tables.js';
export { kernelRoutes, placements } from './placement.js';
export type { Placement } from './placement.js';
export { poolerUsers, provision, provisionStatements } from './provision.js';
export { becomeOwner, migrate } from './migrate.js';
export type { Applied } from './migrate.js';
export { rolesOf } from './roles.js';
export { Statements } from './statements.js';
export type { AnsweredStatement, Statement } from './statements.js';
export { briefly, fingerprintOf, isBracket } from './statement-texts.js';
export { currentUnitOfWork, runOutside } from './unit-of-work.js';
export { KeptAnswers } from './kept-answers.js';
export type { KeptAnswer } from './kept-answers.js';
export { runRepeatable } from './repeats.js';
export type { RepeatableRequest } from './repeats.js';
