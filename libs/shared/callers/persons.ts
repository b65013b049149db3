import { kernelErrors } from '../errors/index.js';
import type { Caller } from './caller.js';

/**
 * The person who calls, or the member who answers for the key that does: whoever it is put down to.
 * @throws `unauthenticated` where nobody is behind the caller
 */
export function personOf({ userId, responsibleUserId }: Caller): string {
  const person = userId ?? responsibleUserId;
  if (person === undefined) throw kernelErrors.unauthenticated();
  return person;
}

/**
 * The person who calls, and no key: what is a person's own does not exist for others.
 * @throws `unauthenticated` for a caller that is no person
 */
export function signedInUser({ kind, userId }: Caller): string {
  if (kind !== 'user' || userId === undefined) throw kernelErrors.unauthenticated();
  return userId;
}
