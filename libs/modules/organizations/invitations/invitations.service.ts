import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { MembersRepository } from '../members/members.repository.js';
import { covers } from '../members/members.roles.js';
import { alreadyMember, invitationNotFound, organizationNotFound, roleExceedsOwn } from '../organizations.errors.js';
import { InvitationCreated, InvitationRevoked } from '../organizations.events.js';
import { addressKey } from '../organizations.names.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { Invitation } from './invitation.entity.js';
import type { CreateInvitation, InvitationList, InvitationView } from './invitations.dto.js';
import { InvitationCaps } from './invitations.caps.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationSeats } from './invitations.seats.js';
import { InvitationSecrets } from './invitations.secrets.js';
import { LIFETIME_MS } from './invitations.standing.js';
import { viewOf } from './invitations.views.js';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Inviting people, as members see it. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly seats: InvitationSeats,
    private readonly secrets: InvitationSecrets,
    private readonly identity: IdentityFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly caps: InvitationCaps,
  ) {}

  async create(caller: TenantCaller, wanted: CreateInvitation): Promise<InvitationView> {
    if (!covers(caller.permissions, wanted.role)) throw roleExceedsOwn();
    const invitation = this.draft(caller, wanted);
    const invited = await this.identity.findUserByEmail(caller, wanted.email);
    const limit = await this.seats.limitFor(caller);
    return this.caps.spend(caller, invitation.emailKey, () => this.write(caller, invitation, invited?.id, limit));
  }

  private write(
    caller: TenantCaller,
    invitation: Invitation,
    invitedId: string | undefined,
    limit: number | null,
  ): Promise<InvitationView> {
    return this.database.transaction(caller, async () => {
      if (!(await this.organizations.lock(caller))) throw organizationNotFound();
      // Asked about nobody when nobody has the address: how long an answer takes tells not who has an account.
      if (await this.members.find(caller, invitedId ?? NOBODY)) throw alreadyMember();
      await this.invitations.expire(caller, invitation.emailKey, invitation.createdAt);
      await this.seats.refuseBeyond(limit, caller, invitation.createdAt);
      await this.invitations.insert(invitation);
      await this.outbox.publish(caller, new InvitationCreated({ invitationId: invitation.id }));
      return viewOf(invitation, invitation.createdAt);
    });
  }

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<InvitationList> {
    const scope = ['organizations.invitations', caller.organizationId];
    const [before = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.invitations.list(caller, before, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    const now = this.clock.now();
    return { items: rows.map((it) => viewOf(it, now)), nextCursor };
  }

  async get(caller: TenantCaller, invitationId: string): Promise<InvitationView> {
    const invitation = await this.database.transaction(caller, () => this.invitations.find(caller, invitationId));
    if (!invitation) throw invitationNotFound();
    return viewOf(invitation, this.clock.now());
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
      sentCount: 1,
      acceptedBy: null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LIFETIME_MS),
    };
  }
}
