import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { covers } from '../members/members.roles.js';
import * as refusals from '../organizations.errors.js';
import { InvitationResent } from '../organizations.events.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { Invitation } from './invitation.entity.js';
import type { InvitationView } from './invitations.dto.js';
import { InvitationCaps } from './invitations.caps.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationSeats } from './invitations.seats.js';
import { InvitationSecrets } from './invitations.secrets.js';
import { LIFETIME_MS, standing } from './invitations.standing.js';
import { viewOf } from './invitations.views.js';

/** Sending an invitation again, as members do when the first mail was overlooked or has run out. */
@Injectable()
export class InvitationResending {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly seats: InvitationSeats,
    private readonly secrets: InvitationSecrets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly caps: InvitationCaps,
  ) {}

  /**
   * Whoever sends it again stands for it from now on: they are named in the mail, and it lives as long as they could
   * send it. Its time and the tries of its code begin anew. One that ran out takes a seat again.
   */
  async resend(caller: TenantCaller, invitationId: string): Promise<InvitationView> {
    const addressKey = await this.invitations.findAddressKey(caller, invitationId);
    if (addressKey === null) throw refusals.invitationNotFound();
    const limit = await this.seats.limitFor(caller);
    return this.caps.spend(caller, addressKey, () => this.renew(caller, invitationId, limit));
  }

  private renew(caller: TenantCaller, invitationId: string, limit: number | null): Promise<InvitationView> {
    const now = this.clock.now();
    return this.database.transaction(caller, async () => {
      if (!(await this.organizations.lock(caller))) throw refusals.organizationNotFound();
      const invitation = await this.findOpen(caller, invitationId);
      if (standing(invitation, now) === 'expired') await this.seats.refuseBeyond(limit, caller, now);
      const renewed = this.renewed(caller, invitation, now);
      if (!(await this.invitations.renew(caller, renewed))) throw refusals.invitationClosed();
      await this.outbox.publish(caller, new InvitationResent({ invitationId: invitation.id }));
      return viewOf(renewed, now);
    });
  }

  /** One that nobody has answered yet, also past its time. */
  private async findOpen(caller: TenantCaller, invitationId: string): Promise<Invitation> {
    const invitation = await this.invitations.find(caller, invitationId);
    if (!invitation) throw refusals.invitationNotFound();
    if (!covers(caller.permissions, invitation.role)) throw refusals.roleExceedsOwn();
    if (invitation.status === 'expired') throw refusals.invitationExpired();
    if (invitation.status !== 'pending') throw refusals.invitationClosed();
    return invitation;
  }

  /**
   * Token and code follow from the newest key, so they are the same ones until keys are rotated: links in earlier mails
   * go on working, and no invitation needs a key for longer than its 48 hours.
   */
  private renewed(caller: TenantCaller, invitation: Invitation, now: Date): Invitation {
    const origin = { id: invitation.id, keyId: this.secrets.currentKeyId };
    return {
      ...invitation,
      ...origin,
      tokenHash: this.secrets.tokenHashOf(origin),
      attempts: 0,
      invitedBy: personOf(caller),
      sentCount: invitation.sentCount + 1,
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    };
  }
}
