import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { claim, Limits } from '../../../shared/limits/index.js';
import type { Claim } from '../../../shared/limits/index.js';
import { OrganizationsConfig } from '../organizations.config.js';
import { invitationLimitReached } from '../organizations.errors.js';

const DAY = 24 * 60 * 60;
const DAY_MS = DAY * 1000;
/** RFC 9562, 5.7: 48 bits of milliseconds since 1970, then the version. */
const madeAt = /^([0-9a-f]{8})-([0-9a-f]{4})-7/i;

/**
 * Keeps invitations from being used to send mail to strangers: caps a day for the organization, for whoever invites, and
 * for the address over the whole product.
 */
@Injectable()
export class InvitationCaps {
  constructor(
    private readonly limits: Limits,
    private readonly config: OrganizationsConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one more mail of an invitation, and has it written; what is refused for another reason is not counted. Goes
   * around the transaction, not into it.
   * @throws `invitation_limit_reached`
   */
  spend<T>(caller: TenantCaller, addressKey: string, write: () => Promise<T>): Promise<T> {
    return this.limits.spend(caller, this.claimsOf(caller, addressKey), invitationLimitReached, write);
  }

  private claimsOf(caller: TenantCaller, addressKey: string): Claim[] {
    const { organizationId } = caller;
    const { invitationsPerInviter, invitationsPerAddress } = this.config;
    return [
      claim(perDay('invitations_of_inviter', invitationsPerInviter), personOf(caller)),
      claim(perDay('invitations_of_organization', this.capOf(organizationId)), organizationId),
      claim(perDay('invitations_to_address', invitationsPerAddress), addressKey),
    ];
  }

  /** Its id says when an organization was made, so nothing has to be read for it. */
  private capOf(organizationId: string): number {
    const [, high = '0', low = '0'] = madeAt.exec(organizationId) ?? [];
    const age = this.clock.now().getTime() - parseInt(high + low, 16);
    return age < DAY_MS ? this.config.invitationsOnFirstDay : this.config.invitationsPerOrganization;
  }
}

const perDay = (name: string, limit: number) => ({ name, limit, windowSeconds: DAY });
