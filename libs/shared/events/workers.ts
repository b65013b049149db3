import { Injectable, Logger } from '@nestjs/common';
import { Activities } from '../activity/index.js';
import { anonymous, asSystem } from '../callers/index.js';
import type { Caller } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import type { Envelope } from './define-event.js';
import { Inbox, LEASE_SECONDS } from './inbox.js';
import type { InboxRow } from './inbox.js';
import { Milestones } from './milestones.js';
import { Handlers } from './subscriptions.js';
import type { Handler } from './subscriptions.js';

const RENEWALS_A_LEASE = 3;

/** Takes rows from the inboxes and gives them to their handlers. */
@Injectable()
export class Workers {
  private readonly logger = new Logger(Workers.name);

  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
    private readonly milestones: Milestones,
    private readonly activities: Activities,
  ) {}

  /** Handles one event of a module's database-only handlers. False when there was none. */
  async handleOne(module: string): Promise<boolean> {
    const keys = this.handlers.of(module, 'database').map(({ key }) => key);
    if (keys.length === 0) return false;
    let taken: InboxRow | null = null;
    try {
      await this.compartments.of(module).transaction(asSystem('handle events'), async () => {
        taken = await this.inbox.lockNext(module, keys);
        if (taken) await this.effect(module, taken);
      });
    } catch (error) {
      if (!taken) throw error;
      await this.noteFailure(module, taken, (taken as InboxRow).attempts + 1, error);
    }
    if (taken) await this.milestones.pass('handler.done', (taken as InboxRow).handler);
    return taken !== null;
  }

  /** Does one job of a module. False when there was none. `stopping` asks it to give up. */
  async workOne(module: string, stopping: AbortSignal): Promise<boolean> {
    const keys = this.handlers.of(module, 'job').map(({ key }) => key);
    const row = keys.length > 0 ? await this.inbox.claim(module, keys) : null;
    if (!row) return false;
    await this.milestones.pass('job.claimed', row.handler);
    const lost = new AbortController();
    const heartbeat = this.renewUntilLost(module, row, lost);
    try {
      await this.run(this.handlerOf(row), row, AbortSignal.any([stopping, lost.signal]));
      await this.milestones.pass('job.worked', row.handler);
      const completed = await this.inbox.complete(module, row);
      if (!completed) this.logger.warn(`${row.handler} finished event ${row.event_id} after its lease was lost`);
    } catch (error) {
      if (stopping.aborted) await this.inbox.release(module, row);
      else await this.noteFailure(module, row, row.attempts, error);
    } finally {
      clearInterval(heartbeat);
    }
    await this.milestones.pass('job.done', row.handler);
    return true;
  }

  private async effect(module: string, row: InboxRow): Promise<void> {
    await this.run(this.handlerOf(row), row, AbortSignal.any([]));
    await this.inbox.finishLocked(module, row);
    await this.milestones.pass('handler.effected', row.handler);
  }

  private async run({ key, module, schema, work }: Handler, row: InboxRow, signal: AbortSignal): Promise<void> {
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

  private handlerOf({ handler }: InboxRow): Handler {
    const found = this.handlers.get(handler);
    if (!found) throw new Error(`No handler ${handler} runs in this program`);
    return found;
  }

  private renewUntilLost(module: string, row: InboxRow, lost: AbortController): NodeJS.Timeout {
    const beat = async () => {
      // A database that does not answer may have let the lease run out: whoever cannot renew must not go on.
      const held = await this.inbox.renew(module, row).catch(() => false);
      if (!held) lost.abort(new Error('the lease is lost'));
    };
    return setInterval(() => void beat(), (LEASE_SECONDS * 1000) / RENEWALS_A_LEASE);
  }

  private async noteFailure(module: string, row: InboxRow, attempts: number, error: unknown): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.logger.warn(
      { event: 'events.handler_failed', handler: row.handler, eventId: row.event_id, attempts, err: error },
      `${row.handler} failed on event ${row.event_id}, attempt ${attempts}: ${reason}`,
    );
    await this.inbox.fail(module, row, attempts, reason);
  }
}

/** Handlers work as the system, for the organization of the event, under the request that caused it. */
function callerOf(handler: string, { organizationId, requestId, client, traceparent }: Envelope): Caller {
  const origin = anonymous(requestId, client ?? undefined, traceparent ?? undefined);
  return organizationId ? asSystem(handler, organizationId, origin) : asSystem(handler, undefined, origin);
}
