import type { Claim, Counted } from './claims.js';

/** A claim whose key has become a hash. */
export interface HashedClaim extends Omit<Claim, 'key'> {
  readonly key: Buffer;
}

/** A claim to be given back: one taking of it, or all of them. */
export interface Return {
  readonly key: Buffer;
  readonly whole: boolean;
}

/** Where takings are counted, by a clock of the store's own. */
export abstract class Counters {
  /**
   * Counts one taking of each claim, in this order, as far as the first that has no room: neither that one nor those
   * behind it are counted.
   */
  abstract take(claims: readonly HashedClaim[]): Promise<Counted[]>;
  /** Undoes takings; give them in the order in which they were taken. */
  abstract giveBack(returns: readonly Return[]): Promise<void>;
}
