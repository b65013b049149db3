import { murmur3 } from './murmur3.js';

/** So many numbered from 1, of which each id is in one for good: `murmur3("{groupId}:{id}") mod count + 1`. */
export class Buckets {
  readonly #prefix: string;

  private constructor(
    readonly groupId: string,
    readonly count: number,
    readonly seed: number,
  ) {
    this.#prefix = `${groupId}:`;
  }

  /** A hundred, of which a roll-out of 30 holds the first 30. */
  static ofStrategy(groupId: string): Buckets {
    return new Buckets(groupId, 100, 0);
  }

  /** As many as the weights of the variants add up to; hashed otherwise, so that a variant is not a part of a roll-out. */
  static ofVariants(groupId: string, weights: number): Buckets {
    return new Buckets(groupId, weights, 86_028_157);
  }

  of(id: string): number {
    return (murmur3(this.#prefix + id, this.seed) % this.count) + 1;
  }

  /** Any of them, for who cannot be told from others. */
  any(): number {
    return Math.floor(Math.random() * this.count) + 1;
  }
}
