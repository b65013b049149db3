import type { Invitation, InvitationStatus } from './invitation.entity.js';

/** How long an invitation can be accepted after it was sent. */
export const LIFETIME_MS = 48 * 60 * 60 * 1000;

/** What an invitation is by now: nobody needs to have noticed that it ran out. */
export const standing = (
  { status, expiresAt }: Pick<Invitation, 'status' | 'expiresAt'>,
  now: Date,
): InvitationStatus => (status === 'pending' && expiresAt <= now ? 'expired' : status);
