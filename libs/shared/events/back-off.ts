const MINUTE = 60;
const HOUR = 3600;
/** Pauses after the first, second, … failure; about a day in all. */
const PAUSES = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR, 6 * HOUR, 6 * HOUR];

/** An event that has failed this often is parked: visible, alerted, and out of the way of later ones. */
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** Seconds until the next try, ±20 % so that what failed together does not come back together. */
export function backOffSeconds(failures: number, random: () => number = Math.random): number {
  const pause = PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0;
  return pause * (0.8 + 0.4 * random());
}
