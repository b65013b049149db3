import { z } from 'zod';
import { id, listOf, timestamp } from '../../../shared/http/index.js';
import { role } from '../organizations.dto.js';

const permissions = () => z.array(z.string().max(64)).max(200);

/** `name` and `email` are null for a person whose account is gone. */
export const MemberView = z
  .object({
    userId: id(),
    name: z.string().max(100).nullable(),
    email: z.string().max(254).nullable(),
    role: role(),
    joinedAt: timestamp(),
  })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof MemberView>;

export const MemberList = listOf(MemberView, 'MemberList');
export type MemberList = z.output<typeof MemberList>;

export const ChangeRole = z.strictObject({ role: role() }).meta({ id: 'ChangeRole' });
export type ChangeRole = z.output<typeof ChangeRole>;

export const RoleView = z.object({ key: role(), permissions: permissions() }).meta({ id: 'Role' });
export const RoleList = listOf(RoleView, 'RoleList');
export type RoleList = z.output<typeof RoleList>;

/** What the caller may do in the organization of the path. */
export const PermissionsView = z.object({ permissions: permissions() }).meta({ id: 'Permissions' });
export type PermissionsView = z.output<typeof PermissionsView>;
