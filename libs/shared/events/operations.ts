import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import { carried, updatedRows } from './cursors.js';
import type { OutboxRow } from './cursors.js';
import { Inbox } from './inbox.js';
import { Handlers } from './subscriptions.js';

/** An inbox row as its operator sees it. */
export interface InboxEntry {
  readonly handler: string;
  readonly eventId: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly receivedAt: Date;
  readonly event: Record<string, unknown>;
}

/** How far behind a subscriber is. */
export interface CursorEntry {
  readonly publisher: string;
  readonly subscriber: string;
  readonly waiting: number;
  readonly oldest: Date | null;
  /** No running module has this name: it keeps the outbox from being tidied until it is discarded. */
  readonly orphaned: boolean;
}

const columns = `handler, event_id as "eventId", status, attempts, last_error as "lastError",
  received_at as "receivedAt", event`;
const operating = asSystem('an operator looks after events');

/** What `npm run events` does. */
@Injectable()
export class EventOperations {
  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
    private readonly inbox: Inbox,
  ) {}

  /** Events that failed too often, oldest first. */
  parked(): Promise<InboxEntry[]> {
    return this.everywhere(
      (module) => `select ${columns} from ${module}.event_inbox where status = 'parked'
      order by received_at limit 100`,
    );
  }

  /** What became of one event, at each of its handlers. */
  show(eventId: string): Promise<InboxEntry[]> {
    return this.everywhere(
      (module) => `select ${columns} from ${module}.event_inbox where event_id = $1 order by handler`,
      [eventId],
    );
  }

  /** Lets a parked event be tried again, twelve times over. @returns how many handlers take it up. */
  async redrive(eventId: string): Promise<number> {
    let redriven = 0;
    for (const module of this.compartments.names())
      redriven += await this.change(
        module,
        `update ${module}.event_inbox set status = 'pending', attempts = 0, available_at = now(), finished_at = null
         where event_id = $1 and status = 'parked'`,
        [eventId],
      );
    return redriven;
  }

  /** All cursors, with what waits behind them. */
  async cursors(): Promise<CursorEntry[]> {
    const running = new Set(this.handlers.all().map(({ module }) => module));
    const rows = await this.everywhere<CursorEntry>(
      (module) => `select '${module}' as publisher, c.subscriber, count(o.id)::int as waiting,
        min(o.occurred_at) as oldest from ${module}.event_cursors c
        left join ${module}.event_outbox o on (o.xid, o.sequence) > (c.xid, c.sequence)
        group by c.subscriber order by c.subscriber`,
    );
    return rows.map((row) => ({ ...row, orphaned: !running.has(row.subscriber) }));
  }

  /** Ends the cursor of a subscriber that is gone. False when there is none. @throws Error while it still runs. */
  async discard(publisher: string, subscriber: string): Promise<boolean> {
    if (this.handlers.all().some(({ module }) => module === subscriber))
      throw new Error(`${subscriber} still listens: only the cursor of a module that is gone can be discarded`);
    const text = `delete from ${publisher}.event_cursors where subscriber = $1`;
    return (await this.change(publisher, text, [subscriber])) > 0;
  }

  /**
   * Puts a publisher's past events before one handler, as far as the outbox still holds them; those that it has had
   * are left alone. @returns how many were added.
   */
  async backfill(handlerKey: string, since: Date): Promise<number> {
    const handler = this.handlers.get(handlerKey);
    if (!handler) throw new Error(`There is no handler ${handlerKey}`);
    if (!('publisher' in handler.source)) throw new Error(`${handlerKey} listens to the clock, which has no past`);
    const { module, source } = handler;
    const { publisher, type } = source;
    const past = await this.read<OutboxRow>(
      publisher,
      `select ${carried} from ${publisher}.event_outbox o where o.type = $1 and o.occurred_at >= $2
       order by o.xid, o.sequence`,
      [type, since],
    );
    const rows = past.map((row) => ({ ...row, handler: handlerKey }));
    return this.inbox.deliver(module, publisher, rows);
  }

  private async everywhere<Row = InboxEntry>(text: (module: string) => string, parameters: unknown[] = []) {
    const found: Row[] = [];
    for (const module of this.compartments.names())
      found.push(...(await this.read<Row>(module, text(module), parameters)));
    return found;
  }

  private read<Row>(module: string, text: string, parameters: unknown[]): Promise<Row[]> {
    const database = this.compartments.of(module);
    return database.transaction(operating, () => database.unitOfWork().manager.query<Row[]>(text, parameters));
  }

  private async change(module: string, text: string, parameters: unknown[]): Promise<number> {
    const database = this.compartments.of(module);
    return database.transaction(operating, async () => {
      const answer = await database.unitOfWork().manager.query<unknown[]>(text, parameters);
      return updatedRows(answer);
    });
  }
}
