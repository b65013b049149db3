import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { OrganizationsFacade } from '../organizations/index.js';
import { flagOwnerNotFound } from './flags.errors.js';

/** Whom one asks about a flag: a member, at the moment of naming them. */
@Injectable()
export class FlagOwners {
  constructor(private readonly organizations: OrganizationsFacade) {}

  /**
   * Outside of transactions: it asks another module.
   * @throws `flag_owner_not_found` for somebody who is no member; the caller is one
   */
  async demand(caller: TenantCaller, userId: string | null | undefined): Promise<void> {
    if (userId === null || userId === undefined || userId === caller.userId) return;
    if (!(await this.organizations.findMember(caller, userId))) throw flagOwnerNotFound();
  }
}
