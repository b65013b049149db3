import type { Document } from '../document.ts';
import type { Events, Problems } from './catalogues.ts';
import { eventBreaks, problemBreaks } from './catalogues.ts';
import { operationBreaks } from './operations.ts';
import { stepBetween } from './versions.ts';

/** Everything that others may rely on. */
export interface Contract {
  readonly openapi: Document & { readonly info: { readonly version: string } };
  readonly problems: Problems;
  readonly events: Events;
}

/** What breaks whoever relies on a released contract, as sentences. */
export const breaksOf = (before: Contract, after: Contract, today = new Date()): string[] => [
  ...operationBreaks(before.openapi, after.openapi, today),
  ...problemBreaks(before.problems, after.problems),
  ...eventBreaks(before.events, after.events),
];

/**
 * Breaks that this version must not bring. Before 1.0.0 the next 0.y may; afterwards nothing may: a change of that kind
 * goes to `/v2`, or waits for the sunset that callers were told.
 */
export function forbiddenBreaks(before: Contract, after: Contract, version: string): string[] {
  const isAllowed = version.startsWith('0.') && stepBetween(before.openapi.info.version, version) === 'breaking';
  return isAllowed ? [] : breaksOf(before, after);
}
