import type { Invitation } from './invitation.entity.js';
import type { InvitationView } from './invitations.dto.js';
import { standing } from './invitations.standing.js';

/** An invitation as the members of its organization see it. */
export function viewOf(invitation: Invitation, now: Date): InvitationView {
  const { id, organizationId, email, role, invitedBy, sentCount, createdAt, expiresAt } = invitation;
  return {
    id,
    organizationId,
    email,
    role,
    status: standing(invitation, now),
    invitedBy,
    sentCount,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
