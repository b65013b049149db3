/** What is left of a key's requests in this window. */
export interface KeyQuota {
  readonly granted: boolean;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export const KEY_WINDOW_SECONDS = 60;
const SECOND_MS = 1000;

/**
 * Counts the requests of keys to the routes of protocols, in this process alone: a statement for each would cost more than what
 * they ask for. All keys have one window, so that what is over is forgotten at once.
 */
export class KeyLimiter {
  #taken = new Map<string, number>();
  #endsAt = -Infinity;

  /** By the monotonic clock; a test has its own. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  take(keyId: string, limit: number): KeyQuota {
    const now = this.now();
    if (now >= this.#endsAt) {
      this.#taken = new Map();
      this.#endsAt = now + KEY_WINDOW_SECONDS * SECOND_MS;
    }
    const before = this.#taken.get(keyId) ?? 0;
    const granted = before < limit;
    if (granted) this.#taken.set(keyId, before + 1);
    const remaining = granted ? limit - before - 1 : 0;
    return { granted, remaining, resetSeconds: Math.ceil((this.#endsAt - now) / SECOND_MS) };
  }
}
