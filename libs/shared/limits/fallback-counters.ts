import { Injectable, Logger } from '@nestjs/common';
import type { Counted } from './claims.js';
import { Counters } from './counters.js';
import type { HashedClaim, Return } from './counters.js';
import { DatabaseCounters } from './database-counters.js';
import { LimitsConfig } from './limits.config.js';
import { MemoryCounters } from './memory-counters.js';

/** How long the database is left alone after it failed. Then one request asks it again, and the others go on. */
const PAUSE_MS = 1000;

/** Counts in the database, and in memory while that fails or is slow: what only protects must never refuse everybody. */
@Injectable()
export class FallbackCounters extends Counters {
  private readonly logger = new Logger('limits');
  private lost = false;
  private askAgainAt = 0;

  constructor(
    private readonly database: DatabaseCounters,
    private readonly memory: MemoryCounters,
    private readonly config: LimitsConfig,
  ) {
    super();
  }

  override take(claims: readonly HashedClaim[]): Promise<Counted[]> {
    return this.whereItWorks((counters) => counters.take(claims));
  }

  override giveBack(returns: readonly Return[]): Promise<void> {
    return this.whereItWorks((counters) => counters.giveBack(returns));
  }

  private async whereItWorks<T>(work: (counters: Counters) => Promise<T>): Promise<T> {
    if (this.lost && performance.now() < this.askAgainAt) return work(this.memory);
    this.askAgainAt = performance.now() + PAUSE_MS;
    try {
      const result = await inTime(work(this.database), this.config.storeTimeoutMs);
      this.noteBack();
      return result;
    } catch (error) {
      this.noteLost(error);
      return work(this.memory);
    }
  }

  private noteLost(error: unknown): void {
    this.askAgainAt = performance.now() + PAUSE_MS;
    if (this.lost) return;
    this.lost = true;
    this.logger.warn({ event: 'limits.store_lost', err: error, msg: 'Limits are counted in this process alone' });
  }

  private noteBack(): void {
    if (!this.lost) return;
    this.lost = false;
    this.logger.log({ event: 'limits.store_back', msg: 'Limits are counted in the database again' });
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`The store of limits did not answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
