import { Injectable } from '@nestjs/common';
import { inOrganization } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { isUuid } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Authorizer, permissionsOfRole } from '../../../shared/http/index.js';
import type { Demand } from '../../../shared/http/index.js';
import { organizationNotFound, organizationSuspended } from '../organizations.errors.js';
import { MembersRepository } from './members.repository.js';

/**
 * Decides what a person may do in an organization: one look-up a request and no cache, so that a changed role, a
 * removal or a suspension bites on the next request.
 */
@Injectable()
export class MembershipAuthorizer extends Authorizer {
  constructor(private readonly members: MembersRepository) {
    super();
  }

  override async authorize(caller: Caller, organizationId: string, demand: Demand): Promise<TenantCaller> {
    if (caller.userId === undefined || !isUuid(organizationId)) throw organizationNotFound();
    const standing = await this.members.findStanding(organizationId.toLowerCase(), caller.userId);
    if (!standing) throw organizationNotFound();
    const permissions = permissionsOfRole(standing.role);
    if (demand.permission && !permissions.has(demand.permission))
      throw kernelErrors.permissionMissing(demand.permission);
    if (demand.changes && standing.status === 'suspended') throw organizationSuspended();
    return inOrganization(caller, organizationId.toLowerCase(), permissions);
  }
}
