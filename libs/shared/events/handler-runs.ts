import { Injectable, Logger } from '@nestjs/common';
import { Activities } from '../activity/index.js';
import { anonymous, asSystem } from '../callers/index.js';
import type { Caller } from '../callers/index.js';
import type { Envelope } from './define-event.js';
import { Inbox } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Handlers } from './subscriptions.js';
import type { Handler } from './subscriptions.js';

/** Gives an inbox row to its handler, and takes note of what fails. */
@Injectable()
export class HandlerRuns {
  private readonly logger = new Logger('events');

  constructor(
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly activities: Activities,
  ) {}

  /** @throws whatever the handler throws, and when the event's data do not have the form that it knows. */
  async run(row: InboxRow, signal: AbortSignal): Promise<void> {
    const { key, module, schema, work } = this.handlerOf(row);
    const stored = row.event as unknown as Envelope & { occurredAt: string };
    const envelope: Envelope = {
      ...stored,
      occurredAt: new Date(stored.occurredAt),
      data: schema.parse(stored.data),
    };
    const handling = () => work(callerOf(key, envelope), envelope as Envelope<never>, { signal });
    await this.activities.run('handler', module, key, handling, {
      attributes: {
        'messaging.destination.name': envelope.type,
        'messaging.message.id': envelope.id,
        'bulkhead.request_id': envelope.requestId,
      },
      cause: envelope.traceparent,
    });
  }

  /** The row is tried again after a pause, or parked. */
  async noteFailure(module: string, row: InboxRow, attempts: number, error: unknown): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const { requestId, traceparent } = row.event;
    this.logger.warn({
      event: 'events.handler_failed',
      handler: row.handler,
      eventId: row.event_id,
      attempts,
      requestId,
      // Of the form 00-<trace>-<span>-<flags>.
      trace_id: typeof traceparent === 'string' ? traceparent.split('-')[1] : undefined,
      err: error,
      msg: `${row.handler} failed on event ${row.event_id}, attempt ${attempts}: ${reason}`,
    });
    await this.inbox.fail(module, row, attempts, reason);
  }

  private handlerOf({ handler }: InboxRow): Handler {
    const found = this.handlers.get(handler);
    if (!found) throw new Error(`No handler ${handler} runs in this program`);
    return found;
  }
}

/** Handlers work as the system, for the organization of the event, under the request that caused it. */
function callerOf(handler: string, { organizationId, requestId, client, traceparent }: Envelope): Caller {
  const origin = anonymous(requestId, client ?? undefined, traceparent ?? undefined);
  return organizationId ? asSystem(handler, organizationId, origin) : asSystem(handler, undefined, origin);
}
