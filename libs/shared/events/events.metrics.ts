import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/index.js';
import { Metrics } from '../metrics/index.js';
import { EventEngine } from './event-engine.js';
import { EventReports } from './event-reports.js';
import type { HandlingReport } from './event-reports.js';

const messaging = ['module', 'messaging_system', 'messaging_destination_name'] as const;
/** Seconds. What is late waits for its next try, or for somebody to come. */
const deliveries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300, 1800];

/** Rate, errors and duration of events, by type and handler; and how busy the engine is with them. */
@Injectable()
export class EventsMetrics {
  constructor(
    private readonly metrics: Metrics,
    reports: EventReports,
    engine: EventEngine,
  ) {
    this.countPublished(reports);
    this.timeHandling(reports);
    this.countFailures(reports);
    this.showJobs(engine);
  }

  private countPublished(reports: EventReports): void {
    const sent = this.metrics.counter({
      name: 'messaging_client_sent_messages_total',
      help: 'Events that were published and committed, by type',
      labels: messaging,
    });
    const published = (module: string, types: readonly string[]) => {
      for (const type of types) sent.of({ ...system, module, messaging_destination_name: type }).inc();
    };
    reports.listen({ published });
  }

  private timeHandling(reports: EventReports): void {
    const processing = this.metrics.histogram({
      name: 'messaging_process_duration_seconds',
      help: 'Tries of a handler on one event; those that failed bear the code or the class of the error',
      labels: [...messaging, 'messaging_consumer_group_name', 'error_type'],
    });
    const delivery = this.metrics.histogram(
      {
        name: 'bulkhead_event_delivery_duration_seconds',
        help: 'From the transaction that published an event until a handler was done with it',
        labels: ['module', 'handler'],
      },
      deliveries,
    );
    const handled = ({ handler, type, occurredAt, seconds, error }: HandlingReport) => {
      const { module, key } = handler;
      const group = { messaging_destination_name: type, messaging_consumer_group_name: key };
      processing.of({ ...system, ...group, module, error_type: typeOf(error) }).observe(seconds);
      if (error !== undefined) return;
      // The database's clock and ours may differ by a little.
      delivery.of({ module, handler: key }).observe(Math.max(0, (Date.now() - occurredAt.getTime()) / 1000));
    };
    reports.listen({ handled });
  }

  private countFailures(reports: EventReports): void {
    const failures = this.metrics.counter({
      name: 'bulkhead_event_engine_failures_total',
      help: 'Steps of a loop of the engine that failed, by no fault of a handler',
      labels: ['module', 'pump'],
    });
    reports.listen({ pumpFailed: (module, pump) => failures.of({ module, pump }).inc() });
  }

  private showJobs(engine: EventEngine): void {
    const show = (name: string, help: string, read: (desk: { busy: number; places: number }) => number) =>
      this.metrics.gauge({ name, help, labels: ['module'] }, (series) => {
        for (const desk of engine.desks) series.of({ module: desk.module }).set(read(desk));
      });
    show('bulkhead_jobs_active', 'Jobs that this process has in hand', ({ busy }) => busy);
    show('bulkhead_jobs_max', 'Jobs that this process may have in hand', ({ places }) => places);
  }
}

const system = { messaging_system: 'bulkhead' };

const typeOf = (error: unknown): string => {
  if (error === undefined) return '';
  if (error instanceof DomainError) return error.code;
  return error instanceof Error ? error.name : '_OTHER';
};
