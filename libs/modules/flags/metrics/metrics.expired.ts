import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Subscriptions } from '../../../shared/events/index.js';
import { MetricsRepository } from './metrics.repository.js';

const HOUR_SECONDS = 60 * 60;
const KEPT_MS = 35 * 24 * HOUR_SECONDS * 1000;
const BATCH = 1_000;

/** Forgets how often flags were asked for once it is 35 days ago: whether one is stale is seen in a week. */
@Injectable()
export class ExpiredMetrics {
  constructor(
    private readonly database: Database,
    private readonly metrics: MetricsRepository,
    private readonly clock: Clock,
    subscriptions: Subscriptions,
  ) {
    subscriptions.every('forget-metrics', HOUR_SECONDS, (caller, _tick, { signal }) => this.run(caller, signal));
  }

  /** In short transactions, each safe to repeat. @throws when the work is to stop: another tick goes on */
  private async run(caller: Caller, signal: AbortSignal): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    const batch = () => this.database.transaction(caller, () => this.metrics.deleteBefore(before, BATCH));
    do signal.throwIfAborted();
    while ((await batch()) > 0);
  }
}
