import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { Compartments } from '../database/index.js';
import { withDeadline } from '../deadlines/index.js';
import { Metrics } from '../metrics/index.js';
import { WaitingEvents } from './waiting-events.js';

const EVERY_MS = 10_000;
const LONGEST_LOOK_MS = 5_000;

/**
 * What waits, looked at by every process, so that it is also seen while no worker runs. Each handler and each subscriber has
 * its value, 0 when nothing waits. Where a look fails the values stay as they are, and the time of the last one tells.
 */
@Injectable()
export class WaitingMetrics implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('events');
  private readonly failing = new Set<string>();
  private readonly subscribers = new Map<string, Set<string>>();
  private readonly unfinished;
  private readonly unfinishedAge;
  private readonly parked;
  private readonly uncarriedAge;
  private readonly sampledAt;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopping = false;

  constructor(
    metrics: Metrics,
    private readonly compartments: Compartments,
    private readonly waiting: WaitingEvents,
  ) {
    const gauge = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
      metrics.gauge({ name, help, labels });
    const handler = ['module', 'handler'] as const;
    const oldest = 'bulkhead_inbox_oldest_unfinished_age_seconds';
    this.unfinishedAge = gauge(
      oldest,
      'How long the oldest event that a handler has not finished has been there',
      handler,
    );
    this.unfinished = gauge('bulkhead_inbox_unfinished', 'Events that a handler has not finished, of 10,000', handler);
    this.parked = gauge('bulkhead_inbox_parked', 'Events that a handler has failed on too often, of 10,000', handler);
    const uncarried = 'bulkhead_outbox_oldest_uncarried_age_seconds';
    this.uncarriedAge = gauge(uncarried, 'How old the oldest event is that a subscriber has not been given', [
      'module',
      'subscriber',
    ]);
    const sampled = 'bulkhead_events_sampled_timestamp_seconds';
    this.sampledAt = gauge(sampled, 'When it was last looked at what waits', ['module']);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.lookAgain(), EVERY_MS).unref();
    this.lookAgain();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.looking;
  }

  /** Looks at all modules, one after another. Never fails. */
  async look(): Promise<void> {
    for (const module of this.compartments.names()) {
      if (this.stopping) return;
      try {
        await withDeadline(LONGEST_LOOK_MS, () => this.lookAt(module));
        if (this.failing.delete(module)) this.logger.log({ event: 'events.sampled_again', module });
      } catch (error) {
        if (!this.failing.has(module)) this.logger.warn({ event: 'events.sampling_failed', module, err: error });
        this.failing.add(module);
      }
    }
  }

  /** A slow look must not queue the next one. */
  private lookAgain(): void {
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
  }

  private async lookAt(module: string): Promise<void> {
    const { inbox, outbox } = await this.waiting.look(module);
    for (const { handler, unfinished, oldestAge, parked } of inbox) {
      const labels = { module, handler };
      this.unfinished.of(labels).set(unfinished);
      this.unfinishedAge.of(labels).set(oldestAge);
      this.parked.of(labels).set(parked);
    }
    const ages = new Map(outbox.map(({ subscriber, oldestAge }) => [subscriber, oldestAge]));
    // A cursor that was discarded keeps nobody waiting.
    for (const subscriber of new Set([...ages.keys(), ...(this.subscribers.get(module) ?? [])]))
      this.uncarriedAge.of({ module, subscriber }).set(ages.get(subscriber) ?? 0);
    this.subscribers.set(module, new Set(ages.keys()));
    this.sampledAt.of({ module }).set(Date.now() / 1000);
  }
}
