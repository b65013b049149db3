import { randomUUIDv7 } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { personOf } from '../members/members.person.js';
import { MembersRepository } from '../members/members.repository.js';
import { covers } from '../members/members.roles.js';
import { alreadyMember, invitationNotFound, roleExceedsOwn, seatLimitReached } from '../organizations.errors.js';
import { InvitationCreated, InvitationRevoked } from '../organizations.events.js';
import { addressKey } from '../organizations.names.js';
import { SeatPolicy } from '../organizations.ports.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { Invitation } from './invitation.entity.js';
import type { CreateInvitation, InvitationList, InvitationView } from './invitations.dto.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationSecrets } from './invitations.secrets.js';
import { standing } from './invitations.standing.js';

const LIFETIME_MS = 48 * 60 * 60 * 1000;

/** Inviting people, as members see it. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly secrets: InvitationSecrets,
    private readonly identity: IdentityFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    @Optional() private readonly seats?: SeatPolicy,
  ) {}

  async create(caller: TenantCaller, wanted: CreateInvitation): Promise<InvitationView> {
    if (!covers(caller.permissions, wanted.role)) throw roleExceedsOwn();
    const invitation = this.draft(caller, wanted);
    await this.refuseMember(caller, invitation.emailKey);
    const limit = (await this.seats?.seatLimit(caller)) ?? null;
    await this.database.transaction(caller, async () => {
      await this.organizations.lock(caller);
      await this.invitations.expire(caller, invitation.emailKey, invitation.createdAt);
      if (limit !== null) await this.refuseBeyond(limit, caller);
      await this.invitations.insert(invitation);
      await this.outbox.publish(caller, new InvitationCreated({ invitationId: invitation.id }));
    });
    return this.viewOf(invitation);
  }

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<InvitationList> {
    const scope = ['organizations.invitations', caller.organizationId];
    const [before = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.invitations.list(caller, before, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map((it) => this.viewOf(it)), nextCursor };
  }

  async revoke(caller: TenantCaller, invitationId: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      const invitation = await this.invitations.find(caller, invitationId);
      if (!invitation) throw invitationNotFound();
      if (!covers(caller.permissions, invitation.role)) throw roleExceedsOwn();
      const closed = await this.invitations.close(caller, invitationId, { status: 'revoked' }, this.clock.now());
      if (!closed) throw invitationNotFound();
      await this.outbox.publish(caller, new InvitationRevoked({ invitationId: invitation.id }));
    });
  }

  private draft(caller: TenantCaller, { email, role }: CreateInvitation): Invitation {
    const origin = { id: randomUUIDv7(), keyId: this.secrets.currentKeyId };
    const createdAt = this.clock.now();
    return {
      ...origin,
      organizationId: caller.organizationId,
      email,
      emailKey: addressKey(email),
      role,
      tokenHash: this.secrets.tokenHashOf(origin),
      attempts: 0,
      invitedBy: personOf(caller),
      status: 'pending',
      acceptedBy: null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LIFETIME_MS),
    };
  }

  /** Addresses are identity's, so it is asked for those of all members, once and before the transaction. */
  private async refuseMember(caller: TenantCaller, emailKey: string): Promise<void> {
    const userIds = await this.database.transaction(caller, () => this.members.listUserIds(caller));
    const people = await this.identity.getUsers(caller, userIds);
    if (people.some(({ email }) => addressKey(email) === emailKey)) throw alreadyMember();
  }

  private async refuseBeyond(limit: number, caller: TenantCaller): Promise<void> {
    if ((await this.invitations.countSeats(caller, this.clock.now())) >= limit) throw seatLimitReached();
  }

  private viewOf(invitation: Invitation): InvitationView {
    const { id, organizationId, email, role, invitedBy, createdAt, expiresAt } = invitation;
    return {
      id,
      organizationId,
      email,
      role,
      status: standing(invitation, this.clock.now()),
      invitedBy,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    };
  }
}
