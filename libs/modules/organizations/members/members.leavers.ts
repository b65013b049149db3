import { Injectable } from '@nestjs/common';
import { belongsToOrganization } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { Subscriptions } from '../../../shared/events/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { MemberRemoved, OrganizationPurged } from '../organizations.events.js';
import { MembersRepository } from './members.repository.js';

/**
 * Identity keeps the API keys of organizations, and hears nobody: it is told. A key whose member has gone stops with the next
 * request by itself; this is what lets people see it, and wake it.
 */
@Injectable()
export class KeysOfLeavers {
  constructor(
    private readonly database: Database,
    private readonly members: MembersRepository,
    private readonly identity: IdentityFacade,
    subscriptions: Subscriptions,
  ) {
    subscriptions.job('suspend-keys-of-leaver', MemberRemoved, (caller, { data }) => this.suspend(caller, data.userId));
    subscriptions.job('erase-keys', OrganizationPurged, (caller) => this.erase(caller));
  }

  /** Whoever has come back since answers for their keys again. */
  private async suspend(caller: Caller, userId: string): Promise<void> {
    if (!belongsToOrganization(caller)) return;
    const isBack = await this.database.transaction(caller, () => this.members.find(caller, userId));
    if (!isBack) await this.identity.suspendKeysOf(caller, userId);
  }

  private async erase(caller: Caller): Promise<void> {
    if (belongsToOrganization(caller)) await this.identity.eraseOrganization(caller);
  }
}
