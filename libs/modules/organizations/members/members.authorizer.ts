import { Injectable } from '@nestjs/common';
import { inOrganization } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { isUuid } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Authorizer, permissionsOfRole } from '../../../shared/http/index.js';
import type { Demand } from '../../../shared/http/index.js';
import { organizationNotFound, organizationSuspended } from '../organizations.errors.js';
import { MembersRepository } from './members.repository.js';
import type { Standing } from './members.repository.js';

/**
 * Decides what a person or an API key may do in an organization: one look-up a request and no cache, so that a changed role, a
 * removal or a suspension bites on the next request.
 */
@Injectable()
export class MembershipAuthorizer extends Authorizer {
  constructor(private readonly members: MembersRepository) {
    super();
  }

  override async authorize(caller: Caller, organizationId: string, demand: Demand): Promise<TenantCaller> {
    const id = organizationId.toLowerCase();
    if (caller.kind === 'key') return this.authorizeKey(caller, id, demand);
    if (caller.userId === undefined || !isUuid(id)) throw organizationNotFound();
    const standing = await this.members.findStanding(id, caller.userId);
    if (!standing) throw organizationNotFound();
    return admit(caller, id, demand, standing, permissionsOfRole(standing.role));
  }

  override async permissionsOf({ organizationId }: TenantCaller, userId: string): Promise<ReadonlySet<string> | null> {
    const standing = await this.members.findStanding(organizationId, userId);
    return standing && permissionsOfRole(standing.role);
  }

  /** A key is in one organization, whoever it belongs to; and it ends with the membership of who answers for it. */
  private async authorizeKey(caller: Caller, id: string, demand: Demand): Promise<TenantCaller> {
    if (caller.responsibleUserId === undefined || caller.organizationId !== id) throw organizationNotFound();
    const standing = await this.members.findStanding(id, caller.responsibleUserId);
    if (!standing) throw kernelErrors.unauthenticated();
    const held = permissionsOfRole(standing.role);
    return admit(caller, id, demand, standing, new Set([...caller.permissions].filter((it) => held.has(it))));
  }
}

function admit(
  caller: Caller,
  organizationId: string,
  { permission, changes }: Demand,
  { status }: Standing,
  permissions: ReadonlySet<string>,
): TenantCaller {
  if (permission && !permissions.has(permission)) throw kernelErrors.permissionMissing(permission);
  if (changes && status === 'suspended') throw organizationSuspended();
  return inOrganization(caller, organizationId, permissions);
}
