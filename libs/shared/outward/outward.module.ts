import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/index.js';
import { OutwardMetrics } from './outward.metrics.js';
import { Outward } from './outward.js';

/** For modules that call other systems. */
@Module({ imports: [MetricsModule], providers: [Outward, OutwardMetrics], exports: [Outward] })
export class OutwardModule {}
