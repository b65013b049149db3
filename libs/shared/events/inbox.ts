import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments } from '../database/index.js';
import type { OutboxRow } from './cursors.js';
import { updatedRows } from './cursors.js';
import { backOffSeconds, MOST_ATTEMPTS } from './back-off.js';

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

const working = asSystem('work through the inbox');

/** What makes a row claimable: due, held by nobody, and nothing older of its aggregate is unfinished. */
const claimable = (module: string): string => `
  select i.handler, i.event_id from ${module}.event_inbox i
  where i.status = 'pending' and i.handler = any($1) and i.available_at <= now()
    and (i.lease_until is null or i.lease_until < now())
    and not exists (select from ${module}.event_inbox older
      where older.status = 'pending' and older.handler = i.handler and older.publisher = i.publisher
        and older.aggregate_type = i.aggregate_type and older.aggregate_id = i.aggregate_id
        and older.sequence < i.sequence)
  order by i.available_at limit 1 for update of i skip locked`;

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
    const added = await this.transaction(module, () =>
      this.query<unknown[]>(
        module,
        `insert into ${module}.event_inbox (handler, event_id, publisher, sequence, aggregate_type, aggregate_id, event)
         select r.handler, r.id, $1, r.sequence, r.aggregate_type, r.aggregate_id, r.event
         from jsonb_to_recordset($2::jsonb) as r (handler text, id uuid, sequence bigint, aggregate_type text,
           aggregate_id text, event jsonb)
         on conflict do nothing returning event_id`,
        [publisher, JSON.stringify(rows)],
      ),
    );
    return added.length;
  }

  /** Locks one row for as long as the open transaction lasts. Call it inside one. */
  async lockNext(module: string, handlers: readonly string[]): Promise<InboxRow | null> {
    const [row] = await this.query<InboxRow[]>(
      module,
      `with next as (${claimable(module)})
       select i.handler, i.event_id, i.attempts, i.fence, i.event from ${module}.event_inbox i
       join next on next.handler = i.handler and next.event_id = i.event_id`,
      [handlers],
    );
    return row ?? null;
  }

  /** Marks the row that `lockNext` gave as done, in the same transaction. */
  async finishLocked(module: string, { handler, event_id }: InboxRow): Promise<void> {
    await this.query(
      module,
      `update ${module}.event_inbox set status = 'done', finished_at = now(), attempts = attempts + 1
       where handler = $1 and event_id = $2`,
      [handler, event_id],
    );
  }

  /** Takes a job under a lease, with a fence of its own; commits at once. */
  async claim(module: string, handlers: readonly string[]): Promise<InboxRow | null> {
    const [rows] = await this.transaction(module, () =>
      this.query<[InboxRow[], number]>(
        module,
        `with next as (${claimable(module)})
         update ${module}.event_inbox i set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
           fence = i.fence + 1, attempts = i.attempts + 1
         from next where next.handler = i.handler and next.event_id = i.event_id
         returning i.handler, i.event_id, i.attempts, i.fence, i.event`,
        [handlers],
      ),
    );
    return rows[0] ?? null;
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
  fail(module: string, row: InboxRow, attempts: number, reason: string): Promise<boolean> {
    const parked = attempts >= MOST_ATTEMPTS;
    return this.fenced(
      module,
      row,
      `attempts = $4, last_error = $5, lease_until = null, available_at = now() + make_interval(secs => $6),
       status = $7, finished_at = case when $7 = 'parked' then now() end`,
      [attempts, reason.slice(0, 500), backOffSeconds(attempts), parked ? 'parked' : 'pending'],
    );
  }

  /** Rows that a handler could take now, or that one holds. */
  async backlog(module: string): Promise<number> {
    const [row] = await this.transaction(module, () =>
      this.query<{ waiting: number }[]>(
        module,
        `select count(*)::int as waiting from ${module}.event_inbox where status = 'pending' and available_at <= now()`,
        [],
      ),
    );
    return row?.waiting ?? 0;
  }

  protected fenced(module: string, row: InboxRow, set: string, more: unknown[] = []): Promise<boolean> {
    return this.transaction(module, async () => {
      const answer = await this.query<unknown[]>(
        module,
        `update ${module}.event_inbox set ${set}
         where handler = $1 and event_id = $2 and status = 'pending' and fence = $3`,
        [row.handler, row.event_id, row.fence, ...more],
      );
      return updatedRows(answer) === 1;
    });
  }

  protected transaction<T>(module: string, work: () => Promise<T>): Promise<T> {
    return this.compartments.of(module).transaction(working, work);
  }

  protected query<T>(module: string, text: string, parameters: unknown[]): Promise<T> {
    return this.compartments.of(module).unitOfWork().manager.query<T>(text, parameters);
  }
}
