import { Injectable, Module } from '@nestjs/common';
import { Activities, ActivityModule } from '../activity/index.js';
import { DomainError } from '../errors/index.js';
import { Metrics, MetricsModule } from '../metrics/index.js';

const crossings = new Set(['facade', 'port']);

/** Rate, errors and duration of what modules ask of one another, by facade or port. */
@Injectable()
class CompositionMetrics {
  constructor(metrics: Metrics, activities: Activities) {
    const duration = metrics.histogram({
      name: 'bulkhead_facade_call_duration_seconds',
      help: 'Calls from one module to another; error_type is the code of the problem that came of it',
      labels: ['caller_module', 'module', 'method', 'error_type'],
    });
    activities.listen({
      ended: ({ kind, module, name, parent, seconds, error }) => {
        if (!crossings.has(kind)) return;
        const labels = { caller_module: parent?.module ?? '', module, method: name, error_type: typeOf(error) };
        duration.of(labels).observe(seconds ?? 0);
      },
    });
  }
}

/** The code of an error of the domain; others are our own fault, and have no name of ours. */
const typeOf = (error: unknown): string => {
  if (error === undefined) return '';
  return error instanceof DomainError ? error.code : '_OTHER';
};

@Module({ imports: [ActivityModule, MetricsModule], providers: [CompositionMetrics] })
export class CompositionMetricsModule {}
