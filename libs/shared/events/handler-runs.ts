import { Injectable, Logger } from '@nestjs/common';
import { Activities, traceIdOf } from '../activity/index.js';
import { anonymous, asSystem } from '../callers/index.js';
import type { Caller } from '../callers/index.js';
import { currentDeadline, withDeadline } from '../deadlines/index.js';
import type { Envelope } from './define-event.js';
import { EventReports } from './event-reports.js';
import { Inbox, reasonOf } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Handlers } from './subscriptions.js';
import type { Handler } from './subscriptions.js';

/** What has not ended by then has failed, and is tried again: a promise that nobody keeps must not hold a place for ever. */
const LONGEST_RUN_MS = 300_000;

/** A handler has done its work on a row; whether that counts, its commit or its mark will tell. */
export interface Run {
  readonly row: InboxRow;
  readonly seconds: number;
}

interface Failure {
  readonly attempts: number;
  /** By `performance.now()`. */
  readonly began: number;
  readonly error: unknown;
}

/** Gives an inbox row to its handler, and takes note of what comes of it. */
@Injectable()
export class HandlerRuns {
  private readonly logger = new Logger('events');

  constructor(
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly activities: Activities,
    private readonly reports: EventReports,
  ) {}

  /** @throws whatever the handler throws, and when the event's data do not have the form that it knows. */
  async run(row: InboxRow, signal: AbortSignal): Promise<Run> {
    const began = performance.now();
    const { key, module, schema, work } = this.handlerOf(row);
    const stored = row.event as unknown as Envelope & { occurredAt: string };
    const envelope: Envelope = {
      ...stored,
      occurredAt: new Date(stored.occurredAt),
      data: schema.parse(stored.data),
    };
    const handling = () =>
      withDeadline(LONGEST_RUN_MS, () => work(callerOf(key, envelope), envelope as Envelope<never>, untilOver(signal)));
    await this.activities.run('handler', module, key, handling, {
      attributes: {
        'messaging.destination.name': envelope.type,
        'messaging.message.id': envelope.id,
        'bulkhead.request_id': envelope.requestId,
      },
      cause: envelope.traceparent,
    });
    return { row, seconds: secondsSince(began) };
  }

  /** The row is done. */
  noteSuccess({ row, seconds }: Run): void {
    this.report(row, seconds);
  }

  /** The row is tried again after a pause, or parked. `attempts` includes this one, which began at `began`. */
  async noteFailure(row: InboxRow, { attempts, began, error }: Failure): Promise<void> {
    const { requestId, traceparent } = row.event;
    this.logger.warn({
      event: 'events.handler_failed',
      handler: row.handler,
      eventId: row.event_id,
      attempts,
      requestId,
      trace_id: typeof traceparent === 'string' ? traceIdOf(traceparent) : undefined,
      err: error,
      msg: `${row.handler} failed on event ${row.event_id}, attempt ${attempts}: ${reasonOf(error)}`,
    });
    this.report(row, secondsSince(began), error);
    await this.inbox.fail(this.handlerOf(row).module, row, attempts, error);
  }

  private report(row: InboxRow, seconds: number, error?: unknown): void {
    const { type, occurredAt } = row.event as { type: string; occurredAt: string };
    this.reports.handled({ handler: this.handlerOf(row), type, occurredAt: new Date(occurredAt), seconds, error });
  }

  private handlerOf({ handler }: InboxRow): Handler {
    const found = this.handlers.get(handler);
    if (!found) throw new Error(`No handler ${handler} runs in this program`);
    return found;
  }
}

/** Made for who reads it: most handlers write their own tables alone, and never do. */
const untilOver = (signal: AbortSignal) => ({
  get signal(): AbortSignal {
    const deadline = currentDeadline();
    return deadline ? AbortSignal.any([signal, deadline.signal]) : signal;
  },
});

const secondsSince = (moment: number): number => (performance.now() - moment) / 1000;

/** Handlers work as the system, for the organization of the event, under the request that caused it. */
function callerOf(handler: string, { organizationId, requestId, client, traceparent }: Envelope): Caller {
  const origin = anonymous(requestId, client ?? undefined, traceparent ?? undefined);
  return organizationId ? asSystem(handler, organizationId, origin) : asSystem(handler, undefined, origin);
}
