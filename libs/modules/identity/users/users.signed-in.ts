import type { Caller } from '../../../shared/callers/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';

/**
 * Id of the person who calls.
 * @throws `unauthenticated` for a caller that is no person: what is a person's own does not exist for others
 */
export function signedInUser({ kind, userId }: Caller): string {
  if (kind !== 'user' || userId === undefined) throw kernelErrors.unauthenticated();
  return userId;
}
