import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { MetricsModule } from '../metrics/index.js';
import { DatabaseProbe } from './database-probe.js';
import { HealthNotesModule } from './health-notes.js';
import { HealthController } from './health.controller.js';
import { HealthMetrics } from './health.metrics.js';

/** What supervisors and balancers ask. Needs `DatabaseModule.forRoot()` and `HttpModule.forRoot()`. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), MetricsModule, HealthNotesModule],
  controllers: [HealthController],
  providers: [DatabaseProbe, HealthMetrics],
})
export class HealthModule {}
