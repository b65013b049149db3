import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Database } from '../../shared/database/index.js';
import { IdentityFacade } from '../identity/index.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationSecrets } from './invitations/invitations.secrets.js';
import { standing } from './invitations/invitations.standing.js';
import { OrganizationsRepository } from './organizations.repository.js';

/** What the mail of an invitation says. `expiresAt` is RFC 3339 in UTC. */
export interface OpenedInvitation {
  readonly invitationId: string;
  readonly email: string;
  readonly organizationName: string;
  readonly inviterName: string;
  /** Goes into the link, after `#`. */
  readonly token: string;
  /** Eight digits, to be typed by whoever cannot open the link. */
  readonly code: string;
  readonly expiresAt: string;
  /** Only `pending` can still be accepted. */
  readonly status: 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired';
}

/** What other modules ask of organizations. */
@Injectable()
export class OrganizationsFacade {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly secrets: InvitationSecrets,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /**
   * An invitation with its secrets, for the job that mails it (notifications); null when the caller's organization has
   * none of this id. Keep token and code in no row, event or log: asking again gives the same ones.
   */
  async openInvitation(caller: TenantCaller, invitationId: string): Promise<OpenedInvitation | null> {
    const [organization, invitation] = await this.database.transaction(
      caller,
      async () => [await this.organizations.find(caller), await this.invitations.find(caller, invitationId)] as const,
    );
    if (!organization || !invitation) return null;
    const [inviter] = await this.identity.getUsers(caller, [invitation.invitedBy]);
    return {
      invitationId,
      email: invitation.email,
      organizationName: organization.name,
      inviterName: inviter?.name ?? organization.name,
      token: this.secrets.tokenOf(invitation),
      code: this.secrets.codeOf(invitation),
      expiresAt: invitation.expiresAt.toISOString(),
      status: standing(invitation, this.clock.now()),
    };
  }
}
