import { DomainError } from '../../shared/errors/index.js';

/** Foreign, unknown and malformed are one answer: nobody learns which organizations exist. */
export const organizationNotFound = () =>
  new DomainError('not_found', 'organization_not_found', 'You belong to no organization of this id');
export const organizationSuspended = () =>
  new DomainError('forbidden', 'organization_suspended', 'This organization is suspended: it can be read, not changed');
export const slugTaken = () =>
  new DomainError('conflict', 'slug_taken', 'Another organization has this slug, or had it in the last 90 days');
export const operatorUndeletable = () =>
  new DomainError('conflict', 'operator_undeletable', 'The operator’s own organization cannot be deleted');

/** Long enough that nobody who waits for it asks all the time; a switch is turned back by people. */
const PAUSE_SECONDS = 300;
export const organizationCreationPaused = () =>
  new DomainError(
    'unavailable',
    'organization_creation_paused',
    'No new organizations can be made right now; all others can be used',
    {
      retryAfterSeconds: PAUSE_SECONDS,
    },
  );

export const organizationLimitReached = (retryAfterSeconds: number) =>
  new DomainError(
    'rate_limited',
    'organization_limit_reached',
    'You have made several organizations: make more later',
    {
      retryAfterSeconds,
    },
  );

export const memberNotFound = () =>
  new DomainError('not_found', 'member_not_found', 'This organization has no member of this id');
export const alreadyMember = () =>
  new DomainError('conflict', 'already_member', 'This person is a member of the organization already');
export const lastOwner = () =>
  new DomainError('conflict', 'last_owner', 'An organization keeps at least one owner: appoint another one first');
export const transferToSelf = () =>
  new DomainError('conflict', 'transfer_to_self', 'You own this organization already: name another member');
export const roleExceedsOwn = () =>
  new DomainError('forbidden', 'role_exceeds_own', 'This role may do more than you may');

export const invitationNotFound = () =>
  new DomainError('not_found', 'invitation_not_found', 'There is no such invitation');
export const invitationPending = () =>
  new DomainError('conflict', 'invitation_pending', 'An invitation to this address is open already');
export const invitationLimitReached = (retryAfterSeconds: number) =>
  new DomainError('rate_limited', 'invitation_limit_reached', 'No more invitations can be sent here today', {
    retryAfterSeconds,
  });
export const seatLimitReached = () =>
  new DomainError('conflict', 'seat_limit_reached', 'Members and open invitations take all seats of this organization');
export const invitedAddressDiffers = () =>
  new DomainError('forbidden', 'invited_address_differs', 'This invitation went to another address than yours');
export const invitationCodeWrong = () =>
  new DomainError('unprocessable', 'invitation_code_wrong', 'This is not the code of the invitation', {
    errors: [{ pointer: '/body/code', code: 'invitation_code_wrong', detail: 'Not the code of this invitation' }],
  });
export const invitationCodeSpent = () =>
  new DomainError('gone', 'invitation_code_spent', 'The code was mistyped too often: use the link of the mail');
export const invitationClosed = () =>
  new DomainError('gone', 'invitation_closed', 'This invitation was answered or revoked');
export const invitationExpired = () =>
  new DomainError('gone', 'invitation_expired', 'This invitation has expired: ask for a new one');
export const invitationVoid = () =>
  new DomainError('gone', 'invitation_void', 'Whoever sent this invitation may no longer invite: ask for a new one');
