import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import type { OutboxRow } from './cursors.js';
import { backOffSeconds, MOST_ATTEMPTS } from './back-off.js';
import { batch, held, lease, more, single } from './claims.js';
import type { Look } from './claims.js';

/** Seconds that a job may go without a sign of life before another worker takes it over. */
export const LEASE_SECONDS = 5;

/** An event that a handler has to deal with. */
export interface InboxRow {
  readonly handler: string;
  readonly event_id: string;
  readonly attempts: number;
  /** Grows with every claim: who holds an older one has lost the job. */
  readonly fence: number;
  readonly event: Record<string, unknown>;
}

/** A row of a batch, by its place behind the head of its aggregate. */
interface QueuedRow extends InboxRow {
  readonly publisher: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly place: number;
  readonly free: boolean;
}

const working = asSystem('work through the inbox');

/** A module's work queue; stands in the subscriber's schema. */
@Injectable()
export class Inbox {
  constructor(private readonly compartments: Compartments) {}

  /** Puts events before their handlers; one that is there already stays as it is. @returns how many were new. */
  async deliver(
    module: string,
    publisher: string,
    rows: readonly (OutboxRow & { handler: string })[],
  ): Promise<number> {
    const added = await this.compartments.of(module).once(
      `insert into ${module}.event_inbox (handler, event_id, publisher, sequence, aggregate_type, aggregate_id, event)
       select r.handler, r.id, $1, r.sequence, r.aggregate_type, r.aggregate_id, r.event
       from jsonb_to_recordset($2::jsonb) as r (handler text, id uuid, sequence bigint, aggregate_type text,
         aggregate_id text, event jsonb)
       on conflict do nothing returning event_id`,
      [publisher, JSON.stringify(rows)],
    );
    return added.length;
  }

  /**
   * Locks rows for as long as the open transaction lasts: `most` of them, those of one aggregate in their order and without
   * a gap. Call it inside one.
   */
  async lockBatch(module: string, handlers: readonly string[], most: number): Promise<InboxRow[]> {
    const inbox = `${module}.event_inbox`;
    const lock = (look: Look) => this.query<QueuedRow[]>(module, batch(inbox, look), [handlers, most]);
    const rows = await nearFirst(lock, () => this.query<unknown[]>(module, more(inbox), [handlers]));
    const whole = [...Map.groupBy(rows, queueOf).values()].flatMap(withoutGap);
    return whole.sort((a, b) => a.place - b.place).slice(0, most);
  }

  /** Locks one row, as `lockBatch` does. Null when somebody else has it, or when it has to wait by now. */
  async lockSingle(module: string, { handler, event_id }: InboxRow): Promise<InboxRow | null> {
    const [row] = await this.query<QueuedRow[]>(module, single(`${module}.event_inbox`), [handler, event_id]);
    return row?.free ? row : null;
  }

  /** Marks locked rows as done, in the same transaction. */
  async finishLocked(module: string, rows: readonly InboxRow[]): Promise<void> {
    await this.query(
      module,
      `update ${module}.event_inbox i set status = 'done', finished_at = now(), attempts = i.attempts + 1
       from unnest($1::text[], $2::uuid[]) as done (handler, event_id)
       where i.handler = done.handler and i.event_id = done.event_id`,
      [rows.map(({ handler }) => handler), rows.map(({ event_id }) => event_id)],
    );
  }

  /** Takes jobs under a lease, `most` of them, each with a fence of its own; commits at once. */
  claim(module: string, handlers: readonly string[], most: number): Promise<InboxRow[]> {
    const [inbox, database] = [`${module}.event_inbox`, this.compartments.of(module)];
    const take = (look: Look) => database.once<InboxRow>(lease(inbox, look, LEASE_SECONDS), [handlers, most]);
    return nearFirst(take, () => database.once(more(inbox), [handlers]));
  }

  /** Prolongs the lease. False when it has been lost. */
  renew(module: string, row: InboxRow): Promise<boolean> {
    return this.fenced(module, row, `lease_until = now() + make_interval(secs => ${LEASE_SECONDS})`);
  }

  /** Marks a job as done. False when another worker holds it by now. */
  complete(module: string, row: InboxRow): Promise<boolean> {
    return this.fenced(module, row, `status = 'done', finished_at = now(), lease_until = null, last_error = null`);
  }

  /** Gives a job back unharmed: the program stops. */
  release(module: string, row: InboxRow): Promise<boolean> {
    return this.fenced(module, row, `lease_until = null, attempts = attempts - 1`);
  }

  /** Notes a failure: tried again after a pause, or parked when it has failed too often. */
  fail(module: string, row: InboxRow, attempts: number, error: unknown): Promise<boolean> {
    const parked = attempts >= MOST_ATTEMPTS;
    return this.fenced(
      module,
      row,
      `attempts = $4, last_error = $5, lease_until = null, available_at = now() + make_interval(secs => $6),
       status = $7, finished_at = case when $7 = 'parked' then now() end`,
      [attempts, reasonOf(error).slice(0, 500), backOffSeconds(attempts, error), parked ? 'parked' : 'pending'],
    );
  }

  /** Rows that a handler could take now, or that one holds. */
  async backlog(module: string): Promise<number> {
    const [row] = await this.compartments
      .of(module)
      .once<{ waiting: number }>(
        `select count(*)::int as waiting from ${module}.event_inbox where status = 'pending' and available_at <= now()`,
        [],
      );
    return row?.waiting ?? 0;
  }

  protected async fenced(module: string, row: InboxRow, set: string, more: unknown[] = []): Promise<boolean> {
    const changed = await this.compartments
      .of(module)
      .once(`update ${module}.event_inbox set ${set} where ${held} returning event_id`, [
        row.handler,
        row.event_id,
        row.fence,
        ...more,
      ]);
    return changed.length === 1;
  }

  protected transaction<T>(module: string, work: () => Promise<T>): Promise<T> {
    return this.compartments.of(module).transaction(working, work);
  }

  protected query<T>(module: string, text: string, parameters: unknown[]): Promise<T> {
    return this.compartments.of(module).unitOfWork().manager.query<T>(text, parameters);
  }
}

/** Most claims find something in a first, short look. */
async function nearFirst<Row>(claim: (look: Look) => Promise<Row[]>, isMore: () => Promise<unknown[]>): Promise<Row[]> {
  const near = await claim('near');
  return near.length > 0 || (await isMore()).length === 0 ? near : claim('far');
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const queueOf = ({ handler, publisher, aggregate_type, aggregate_id }: QueuedRow): string =>
  [handler, publisher, aggregate_type, aggregate_id].join(' ');

/** From the head of an aggregate on, as far as each row is there and free. */
function withoutGap(rows: readonly QueuedRow[]): QueuedRow[] {
  const inOrder = rows.toSorted((a, b) => a.place - b.place);
  const gap = inOrder.findIndex(({ place, free }, index) => place !== index || !free);
  return gap === -1 ? inOrder : inOrder.slice(0, gap);
}
