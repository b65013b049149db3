const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A session ends when it was not used for so long. */
export const IDLE_MS = 7 * DAY_MS;
/** A session ends then, however much it is used. */
export const ABSOLUTE_MS = 30 * DAY_MS;
/** `last_seen_at` is exact to this much, so that reading does not mean writing. */
export const TOUCH_MS = MINUTE_MS;
