import type { Caller } from '../../../shared/callers/index.js';
import { kernelErrors } from '../../../shared/errors/index.js';

/** The person who calls: what membership is about. */
export function personOf({ userId }: Caller): string {
  if (userId === undefined) throw kernelErrors.unauthenticated();
  return userId;
}
