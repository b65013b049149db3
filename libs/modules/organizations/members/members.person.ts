import type { Caller } from '../../../shared/callers/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';

/** The person who calls, or the member who answers for the key that does: what membership is about. */
export function personOf({ userId, responsibleUserId }: Caller): string {
  const person = userId ?? responsibleUserId;
  if (person === undefined) throw kernelErrors.unauthenticated();
  return person;
}
