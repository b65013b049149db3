/**
 * Alerts on the rate at which the error budget burns, over a long window and a short one: Google's SRE Workbook,
 * chapter 5, table 5-8. `holds` is not of the book: it gives the cause's own alert, which comes after half a minute,
 * the time to speak first.
 */
export interface BurnWindow {
  readonly long: string;
  readonly short: string;
  /** How many times faster than the budget of 30 days allows. */
  readonly rate: number;
  readonly severity: 'page' | 'ticket';
  readonly holds: string;
}

export const burnWindows: readonly BurnWindow[] = [
  { long: '1h', short: '5m', rate: 14.4, severity: 'page', holds: '2m' },
  { long: '6h', short: '30m', rate: 6, severity: 'page', holds: '15m' },
  { long: '1d', short: '2h', rate: 3, severity: 'ticket', holds: '1h' },
  { long: '3d', short: '6h', rate: 1, severity: 'ticket', holds: '1h' },
];

/** How often the rules are evaluated: what is summed over a window is a rate times so many seconds. */
export const EVERY_SECONDS = 30;
