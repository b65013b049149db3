import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';
import { Outbox } from '../../../shared/events/index.js';
import type { Member } from '../members/member.entity.js';
import { MembersRepository } from '../members/members.repository.js';
import { memberNotFound, organizationNotFound, transferToSelf } from '../organizations.errors.js';
import { MemberRoleChanged, OwnershipTransferred } from '../organizations.events.js';
import { OrganizationsRepository } from '../organizations.repository.js';

@Injectable()
export class OwnershipTransfersService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The other member becomes an owner and the caller an admin, at once: there is no moment without an owner. */
  async transfer(caller: TenantCaller, userId: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (!(await this.organizations.lock(caller))) throw organizationNotFound();
      const from = await this.members.find(caller, personOf(caller));
      // The guard looked before the lock: of two transfers at once, the second finds that its caller is no owner now.
      if (from?.role !== 'owner') throw kernelErrors.permissionMissing('org:transfer');
      const to = await this.members.find(caller, userId);
      if (!to) throw memberNotFound();
      if (to.userId === from.userId) throw transferToSelf();
      await this.members.setRole(caller, to.userId, 'owner');
      await this.members.setRole(caller, from.userId, 'admin');
      await this.tell(caller, from, to);
    });
  }

  /** Both roles are told as roles, too: whoever mirrors the members needs to know nothing of transfers. */
  private async tell(caller: TenantCaller, from: Member, to: Member): Promise<void> {
    const changes = [new MemberRoleChanged({ userId: from.userId, from: 'owner', to: 'admin' })];
    if (to.role !== 'owner') changes.push(new MemberRoleChanged({ userId: to.userId, from: to.role, to: 'owner' }));
    const { organizationId } = caller;
    const transferred = { organizationId, fromUserId: from.userId, toUserId: to.userId };
    await this.outbox.publish(caller, ...changes, new OwnershipTransferred(transferred));
  }
}
