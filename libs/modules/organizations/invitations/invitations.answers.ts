import { Injectable } from '@nestjs/common';
import { asSystem, inOrganization, personOf } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { permissionsOfRole, readCursor, toPage } from '../../../shared/http/index.js';
import type { PageQuery } from '../../../shared/http/index.js';
import { MembersRepository } from '../members/members.repository.js';
import { covers } from '../members/members.roles.js';
import type { LivingOrganization } from '../organization.entity.js';
import type { MyOrganizationView } from '../organizations.dto.js';
import * as refusals from '../organizations.errors.js';
import { InvitationAccepted, InvitationDeclined, MemberAdded } from '../organizations.events.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import { viewOf } from '../organizations.service.js';
import type { Invitation } from './invitation.entity.js';
import type { AnswerInvitation, MyInvitationList } from './invitations.dto.js';
import { InvitationProof } from './invitations.proof.js';
import { InvitationsRepository } from './invitations.repository.js';

/** Answering invitations, as the invited person does. */
@Injectable()
export class InvitationAnswers {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly invitations: InvitationsRepository,
    private readonly proof: InvitationProof,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Makes the caller a member. The organization's row is locked: seats and owners are counted by others meanwhile. */
  async accept(caller: Caller, answer: AnswerInvitation): Promise<MyOrganizationView> {
    const { id: invitationId, organizationId, role, invitedBy } = await this.proof.check(caller, answer);
    const userId = personOf(caller);
    const invited = inOrganization(caller, organizationId, []);
    return this.database.transaction(invited, async () => {
      const organization = await this.lockActive(invited);
      await this.refuseVoid(invited, { role, invitedBy });
      await this.close(invited, invitationId, { status: 'accepted', acceptedBy: userId });
      const added = await this.members.insertIfAbsent({ organizationId, userId, role, joinedAt: this.clock.now() });
      if (!added) throw refusals.alreadyMember();
      await this.outbox.publish(
        invited,
        new InvitationAccepted({ invitationId, userId }),
        new MemberAdded({ userId, role }),
      );
      return { ...viewOf(organization), role };
    });
  }

  async decline(caller: Caller, answer: AnswerInvitation): Promise<void> {
    const { id: invitationId, organizationId } = await this.proof.check(caller, answer);
    const invited = inOrganization(caller, organizationId, []);
    await this.database.transaction(invited, async () => {
      await this.close(invited, invitationId, { status: 'declined' });
      await this.outbox.publish(invited, new InvitationDeclined({ invitationId }));
    });
  }

  /** What the caller's verified address is invited to. */
  async listMine(caller: Caller, { cursor, limit }: PageQuery): Promise<MyInvitationList> {
    const emailKey = await this.proof.addressKeyOf(caller);
    const scope = ['organizations.invitations.mine', personOf(caller)];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const system = asSystem('list the invitations of an address', undefined, caller);
    const found = await this.database.transaction(system, () =>
      this.invitations.listOpenOf(emailKey, this.clock.now(), after, limit + 1),
    );
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map((it) => ({ ...it, expiresAt: it.expiresAt.toISOString() })), nextCursor };
  }

  private async lockActive(invited: TenantCaller): Promise<LivingOrganization> {
    const organization = await this.organizations.lock(invited);
    if (!organization) throw refusals.invitationNotFound();
    if (organization.status === 'suspended') throw refusals.organizationSuspended();
    return organization;
  }

  /** An invitation lives as long as whoever sent it could send it again. */
  private async refuseVoid(
    invited: TenantCaller,
    { role, invitedBy }: Pick<Invitation, 'role' | 'invitedBy'>,
  ): Promise<void> {
    const inviter = await this.members.find(invited, invitedBy);
    const permissions = permissionsOfRole(inviter?.role ?? '');
    if (!permissions.has('invitations:write') || !covers(permissions, role)) throw refusals.invitationVoid();
  }

  private async close(invited: TenantCaller, id: string, answer: Parameters<InvitationsRepository['close']>[2]) {
    if (!(await this.invitations.close(invited, id, answer, this.clock.now()))) throw refusals.invitationClosed();
  }
}
