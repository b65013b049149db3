import { Injectable } from '@nestjs/common';
import { Metrics } from '../metrics/index.js';
import { Outward } from './outward.js';
import type { Destination } from './destination.js';

const labels = ['destination'] as const;

/** What leaves the process: rate, errors and duration by destination, and how it stands with each. */
@Injectable()
export class OutwardMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly outward: Outward,
  ) {
    const duration = metrics.histogram({
      name: 'bulkhead_outward_call_duration_seconds',
      help: 'Calls to a destination, waiting and repeats included, by what came of them',
      labels: ['destination', 'outcome'],
    });
    const repeated = metrics.counter({
      name: 'bulkhead_outward_retries_total',
      help: 'Tries that were made again, of at most a tenth of the calls',
      labels,
    });
    outward.listen({
      called: ({ destination, outcome, seconds }) => duration.of({ destination, outcome }).observe(seconds),
      repeated: (destination) => repeated.of({ destination }).inc(),
    });
    this.show('bulkhead_outward_breaker_open', 'Whether a destination is left alone', ({ breaker }) =>
      breaker.isOpen ? 1 : 0,
    );
    this.show('bulkhead_outward_active_calls', 'Calls that are under way', ({ bulkhead, options }) =>
      Math.max(0, options.atOnce - bulkhead.executionSlots),
    );
    this.show('bulkhead_outward_waiting_calls', 'Calls that wait for one of them to end', ({ bulkhead, options }) =>
      Math.max(0, options.waiting - bulkhead.queueSlots),
    );
  }

  private show(name: string, help: string, read: (destination: Destination) => number): void {
    this.metrics.gauge({ name, help, labels }, (series) => {
      for (const it of this.outward.destinations()) series.of({ destination: it.name }).set(read(it));
    });
  }
}
