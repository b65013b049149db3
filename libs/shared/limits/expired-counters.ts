import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseCounters } from './database-counters.js';

const EVERY_MS = 60_000;
const BATCH = 1000;
/** More than this is left for the next minute, or for another process. */
const MOST_BATCHES = 20;

/** Removes counters that are over. Every process does; they pass by what another one is removing. */
@Injectable()
export class ExpiredCounters implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('limits');
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<unknown> = Promise.resolve();

  constructor(private readonly counters: DatabaseCounters) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.sweeping = this.sweep().catch((error: unknown) =>
        this.logger.debug({
          event: 'limits.sweep_failed',
          err: error,
          msg: 'Counters that are over stay for a minute',
        }),
      );
    }, EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** @returns how many were removed */
  async sweep(batch = BATCH): Promise<number> {
    let removed = 0;
    for (let round = 0; round < MOST_BATCHES; round++) {
      const swept = await this.counters.sweep(batch);
      removed += swept;
      if (swept < batch) break;
    }
    return removed;
  }
}
