import { Global, Module } from '@nestjs/common';
import { provideConfig, provideKeys } from '../config/index.js';
import { DatabaseModule } from '../database/index.js';
import { Counters } from './counters.js';
import { DatabaseCounters } from './database-counters.js';
import { ExpiredCounters } from './expired-counters.js';
import { FallbackCounters } from './fallback-counters.js';
import { LimitsConfig } from './limits.config.js';
import { Limits } from './limits.js';
import { MemoryCounters } from './memory-counters.js';
import { CreateCounters1764100000100 } from './migrations/1764100000100-create-counters.js';

/** A compartment like a module's, but for the tables of events: schema, roles and pool are its own. */
@Global()
@Module({
  imports: [
    DatabaseModule.forModule('limits', { entities: [], migrations: [CreateCounters1764100000100], events: false }),
  ],
  providers: [
    provideConfig(LimitsConfig),
    provideKeys('limits'),
    DatabaseCounters,
    MemoryCounters,
    { provide: Counters, useClass: FallbackCounters },
    ExpiredCounters,
    Limits,
  ],
  exports: [Limits, LimitsConfig],
})
export class LimitsModule {}
