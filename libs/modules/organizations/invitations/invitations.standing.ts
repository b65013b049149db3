import type { Invitation, InvitationStatus } from './invitation.entity.js';

/** What an invitation is by now: nobody needs to have noticed that it ran out. */
export const standing = (
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  now: Date,
): InvitationStatus => (status === 'pending' && expiresAt <= now ? 'expired' : status);
