import { isDatabaseAway } from '../errors/index.js';

const MINUTE = 60;
const HOUR = 3600;
/** Pauses after the first, second, … failure; about a day in all. */
const PAUSES = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR, 6 * HOUR, 6 * HOUR];
/** While the database comes back. Work that takes it down each time soon waits as long as any other that fails. */
const PAUSES_OF_OUTAGE = [1, 1, 1];

/** An event that has failed this often is parked: visible, alerted, and out of the way of later ones. */
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** Seconds until the next try of what failed with this, ±20 % so that what failed together does not come back together. */
export function backOffSeconds(failures: number, error: unknown, random: () => number = Math.random): number {
  const soon = isDatabaseAway(error) ? PAUSES_OF_OUTAGE[failures - 1] : undefined;
  const pause = soon ?? PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0;
  return pause * (0.8 + 0.4 * random());
}

/** However often a loop has failed. A database that is away costs a try to connect, and is missed as soon as it is back. */
const LONGEST_REST_MS = 30_000;
const LONGEST_REST_OF_OUTAGE_MS = 2_000;

/** How long a loop that failed with this leaves things alone, at most. */
export const longestRestMs = (error: unknown): number =>
  isDatabaseAway(error) ? LONGEST_REST_OF_OUTAGE_MS : LONGEST_REST_MS;
