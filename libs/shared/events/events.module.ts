import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ActivityModule } from '../activity/index.js';
import { provideConfig } from '../config/index.js';
import { Compartments } from '../database/index.js';
import { Batches } from './batches.js';
import { MetricsModule } from '../metrics/index.js';
import { Cursors } from './cursors.js';
import { EventEngine } from './event-engine.js';
import { EventReports } from './event-reports.js';
import { EventsConfig } from './events.config.js';
import { EventsMetrics } from './events.metrics.js';
import { EventsOptions } from './events-options.js';
import { HandlerRuns } from './handler-runs.js';
import { Hints } from './hints.js';
import { Housekeeping } from './housekeeping.js';
import { Inbox } from './inbox.js';
import { Jobs } from './jobs.js';
import { Milestones } from './milestones.js';
import { Nudges } from './nudges.js';
import { EventOperations } from './operations.js';
import { Outbox } from './outbox.js';
import { Relay } from './relay.js';
import { Handlers, Subscriptions } from './subscriptions.js';
import { Ticks } from './ticks.js';
import { WaitingEvents } from './waiting-events.js';
import { WaitingMetrics } from './waiting.metrics.js';

const engine = [
  Cursors,
  Inbox,
  Milestones,
  Relay,
  HandlerRuns,
  Batches,
  Jobs,
  Ticks,
  Housekeeping,
  EventEngine,
  EventOperations,
  Hints,
  EventsMetrics,
  WaitingEvents,
  WaitingMetrics,
];

@Module({})
export class EventsModule {
  /** The kernel's part: once a program. `work` says whether this process also carries and handles events. */
  static forRoot({ work }: { work: boolean }): DynamicModule {
    const options = { provide: EventsOptions, useValue: new EventsOptions(work) };
    return {
      module: EventsModule,
      global: true,
      imports: [ActivityModule, MetricsModule],
      providers: [options, provideConfig(EventsConfig), Nudges, EventReports, Handlers, ...engine],
      exports: [Nudges, EventReports, Handlers, Inbox, EventEngine, EventOperations],
    };
  }

  /** A module's own `Outbox` and `Subscriptions`; it has a compartment of the same name. */
  static forModule(name: string): DynamicModule {
    const outbox = {
      provide: Outbox,
      inject: [Compartments, Nudges, EventReports],
      useFactory: (...given: [Compartments, Nudges, EventReports]) => new Outbox(name, ...given),
    };
    const subscriptions = {
      provide: Subscriptions,
      inject: [Handlers],
      useFactory: (handlers: Handlers) => new Subscriptions(name, handlers),
    };
    return { module: EventsModule, providers: [outbox, subscriptions], exports: [Outbox, Subscriptions] };
  }
}
