import { Module } from '@nestjs/common';
import { provideConfig } from '../config/index.js';
import { MetricsConfig } from './metrics.config.js';
import { MetricsListener } from './metrics.listener.js';
import { Metrics } from './metrics.js';
import { ProcessMetrics } from './process.metrics.js';

/** The metrics of one program; whoever has some imports this, and declares them in `<feature>.metrics.ts`. */
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}

/** Serves them, with those of the process itself: once a program. */
@Module({
  imports: [MetricsModule],
  providers: [provideConfig(MetricsConfig), ProcessMetrics, MetricsListener],
  exports: [MetricsListener],
})
export class MetricsListenerModule {}
