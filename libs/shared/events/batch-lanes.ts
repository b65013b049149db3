import { MOST_ROWS } from './batches.js';
import type { Batches } from './batches.js';

/** A pool of three connections has one left for requests and deliveries. */
const MOST_LANES = 2;

/**
 * The batches of one module in this process: one at a time as a rule, and two side by side while they are full, so that one
 * computes while the database works for the other.
 */
export class BatchLanes {
  private lanes = 1;

  constructor(
    private readonly batches: Batches,
    private readonly module: string,
  ) {}

  /** @returns how many events the fullest batch took */
  async handle(): Promise<number> {
    const taken = await Promise.allSettled(Array.from({ length: this.lanes }, () => this.batches.handle(this.module)));
    const counts = taken.map((it) => (it.status === 'fulfilled' ? it.value : 0));
    this.lanes = counts.every((it) => it === MOST_ROWS) ? MOST_LANES : 1;
    const failed = taken.find((it) => it.status === 'rejected');
    if (failed) throw failed.reason;
    return Math.max(...counts);
  }
}
