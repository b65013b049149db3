import { Injectable } from '@nestjs/common';
import { Metrics } from '../metrics/index.js';
import { DatabaseProbe } from './database-probe.js';

@Injectable()
export class HealthMetrics {
  constructor(metrics: Metrics, probe: DatabaseProbe) {
    const description = {
      name: 'bulkhead_database_up',
      help: 'Whether the database answered the last probe, a second ago at most',
      labels: ['module'] as const,
    };
    metrics.gauge(description, (series) => series.of({ module: 'health' }).set(probe.up ? 1 : 0));
  }
}
