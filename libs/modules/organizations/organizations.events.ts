import { z } from 'zod';
import { defineEvent } from '../../shared/events/index.js';
import { builtInRoles } from '../../shared/http/index.js';

const role = z.enum(builtInRoles);

export class OrganizationCreated extends defineEvent({
  type: 'organizations.organization.created',
  version: 1,
  aggregate: 'organizationId',
  data: z.strictObject({ organizationId: z.uuid() }),
  public: true,
}) {}

/** `changed` names the members of the organization that have new values. */
export class OrganizationUpdated extends defineEvent({
  type: 'organizations.organization.updated',
  version: 1,
  aggregate: 'organizationId',
  data: z.strictObject({ organizationId: z.uuid(), changed: z.array(z.enum(['name', 'slug'])).max(2) }),
  public: true,
}) {}

/** Nobody finds it any more from here on; its rows are erased 30 days later. */
export class OrganizationDeleted extends defineEvent({
  type: 'organizations.organization.deleted',
  version: 1,
  aggregate: 'organizationId',
  data: z.strictObject({ organizationId: z.uuid() }),
  public: true,
}) {}

/** Its rows are erased here: whoever else holds rows of this organization erases them now. */
export class OrganizationPurged extends defineEvent({
  type: 'organizations.organization.purged',
  version: 1,
  aggregate: 'organizationId',
  data: z.strictObject({ organizationId: z.uuid() }),
}) {}

/** The new owner was a member before, the old one is an admin now; both are told as changes of role, too. */
export class OwnershipTransferred extends defineEvent({
  type: 'organizations.ownership.transferred',
  version: 1,
  aggregate: 'organizationId',
  data: z.strictObject({ organizationId: z.uuid(), fromUserId: z.uuid(), toUserId: z.uuid() }),
}) {}

export class MemberAdded extends defineEvent({
  type: 'organizations.member.added',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid(), role }),
  public: true,
}) {}

/** Removed by somebody else, or left: then actor and `userId` are the same. */
export class MemberRemoved extends defineEvent({
  type: 'organizations.member.removed',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid() }),
  public: true,
}) {}

export class MemberRoleChanged extends defineEvent({
  type: 'organizations.member.role_changed',
  version: 1,
  aggregate: 'userId',
  data: z.strictObject({ userId: z.uuid(), from: role, to: role }),
  public: true,
}) {}

const invitation = z.strictObject({ invitationId: z.uuid() });

/** Whoever mails it asks `OrganizationsFacade.openInvitation` for address, token and code. */
export class InvitationCreated extends defineEvent({
  type: 'organizations.invitation.created',
  version: 1,
  aggregate: 'invitationId',
  data: invitation,
  public: true,
}) {}

/** To be mailed once more, with whatever secrets `OrganizationsFacade.openInvitation` gives by now. */
export class InvitationResent extends defineEvent({
  type: 'organizations.invitation.resent',
  version: 1,
  aggregate: 'invitationId',
  data: invitation,
  public: true,
}) {}

export class InvitationAccepted extends defineEvent({
  type: 'organizations.invitation.accepted',
  version: 1,
  aggregate: 'invitationId',
  data: z.strictObject({ invitationId: z.uuid(), userId: z.uuid() }),
  public: true,
}) {}

export class InvitationDeclined extends defineEvent({
  type: 'organizations.invitation.declined',
  version: 1,
  aggregate: 'invitationId',
  data: invitation,
  public: true,
}) {}

export class InvitationRevoked extends defineEvent({
  type: 'organizations.invitation.revoked',
  version: 1,
  aggregate: 'invitationId',
  data: invitation,
  public: true,
}) {}
