import { builtInRoles, permissionsOfRole } from '../../../shared/http/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';

/**
 * Whether whoever holds `permissions` may grant, edit or remove this role. Some permissions are an owner's alone, so
 * nobody but an owner may touch an owner.
 */
export const covers = (permissions: ReadonlySet<string>, role: BuiltInRole): boolean =>
  [...permissionsOfRole(role)].every((permission) => permissions.has(permission));

export const rolesHolding = (permission: string): BuiltInRole[] =>
  builtInRoles.filter((role) => permissionsOfRole(role).has(permission));
