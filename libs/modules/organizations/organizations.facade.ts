import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Facade } from '../../shared/composition/index.js';
import { Database } from '../../shared/database/index.js';
import type { BuiltInRole } from '../../shared/http/index.js';
import { IdentityFacade } from '../identity/index.js';
import { InvitationsRepository } from './invitations/invitations.repository.js';
import { InvitationSecrets } from './invitations/invitations.secrets.js';
import { standing } from './invitations/invitations.standing.js';
import { MembersRepository } from './members/members.repository.js';
import { rolesHolding } from './members/members.roles.js';
import type { LivingOrganization } from './organization.entity.js';
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

/** An organization, as other modules may name it. */
export interface OrganizationSummary {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly status: LivingOrganization['status'];
}

/** Which members: those who hold a permission now, and those out of a list, where either is given. */
export interface WhichMembers {
  readonly permission?: string;
  readonly userIds?: readonly string[];
  /** Where the page before ended. */
  readonly cursor?: string;
}

export interface MemberSummary {
  readonly userId: string;
  readonly role: BuiltInRole;
}

export interface MembersPage {
  readonly items: readonly MemberSummary[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

const PAGE = 100;

/** What other modules ask of organizations. */
@Facade('organizations')
@Injectable()
export class OrganizationsFacade {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly secrets: InvitationSecrets,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /** The caller's organization, for whoever names it to people (notifications); null when it is gone. */
  async getOrganization(caller: TenantCaller): Promise<OrganizationSummary | null> {
    const found = await this.database.transaction(caller, () => this.organizations.find(caller));
    return found && { id: found.id, name: found.name, slug: found.slug, status: found.status };
  }

  /** The members of the caller's organization, by user id, 100 a page (notifications). */
  async listMembers(caller: TenantCaller, { permission, userIds, cursor }: WhichMembers): Promise<MembersPage> {
    const roles = permission === undefined ? undefined : rolesHolding(permission);
    const found = await this.database.transaction(caller, () =>
      this.members.listAmong(caller, { roles, userIds }, cursor ?? null, PAGE + 1),
    );
    const items = found.slice(0, PAGE);
    return { items, nextCursor: found.length > PAGE ? (items.at(-1)?.userId ?? null) : null };
  }

  /** One member of the caller's organization (flags); null when this person is none. */
  async findMember(caller: TenantCaller, userId: string): Promise<MemberSummary | null> {
    const found = await this.database.transaction(caller, () => this.members.find(caller, userId));
    return found && { userId: found.userId, role: found.role };
  }

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
