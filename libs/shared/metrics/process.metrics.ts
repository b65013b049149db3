import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics } from 'prom-client';
import { Metrics } from './metrics.js';

/** What Node tells of its process: memory, CPU, garbage collection, the event loop. */
@Injectable()
export class ProcessMetrics {
  constructor(metrics: Metrics) {
    collectDefaultMetrics({ register: metrics.registry });
    let last = performance.eventLoopUtilization();
    metrics.gauge(
      {
        name: 'nodejs_eventloop_utilization_ratio',
        help: 'Part of the time since the last reading that the event loop was busy, from 0 to 1',
        labels: [],
      },
      (series) => {
        const now = performance.eventLoopUtilization();
        series.of({}).set(performance.eventLoopUtilization(now, last).utilization);
        last = now;
      },
    );
  }
}
