import { Injectable } from '@nestjs/common';
import { asSystem } from '../callers/index.js';
import { Compartments, LookupQuery } from '../database/index.js';

/** A place in an outbox: `xid` and `sequence` are 64-bit numbers, kept as text. */
export interface Position {
  readonly xid: string;
  readonly sequence: string;
}

/** An outbox row as it travels into an inbox. */
export interface OutboxRow extends Position {
  readonly id: string;
  readonly type: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  /** The whole envelope, as JSON. */
  readonly event: Record<string, unknown>;
}

/** What one subscriber has not been given yet. */
export interface Unread {
  readonly subscriber: string;
  readonly cursor: Position;
  readonly rows: readonly OutboxRow[];
  /** There are events that cannot be read yet: a transaction that began before them is still running. */
  readonly heldBack: boolean;
}

/** Events that are read at once for one subscriber. */
export const READ_AT_ONCE = 200;
/** An outbox row `o` as an inbox takes it: what orders it, and the whole envelope. */
export const carried = `o.xid, o.sequence, o.id, o.type, o.aggregate_type, o.aggregate_id, jsonb_build_object(
  'id', o.id, 'type', o.type, 'version', o.version, 'occurredAt', o.occurred_at,
  'organizationId', o.organization_id, 'actor', o.actor,
  'aggregate', jsonb_build_object('type', o.aggregate_type, 'id', o.aggregate_id),
  'requestId', o.request_id, 'traceparent', o.traceparent, 'client', o.client, 'data', o.data) as event`;
const relaying = asSystem('carry events to their subscribers');

/** How far each subscriber has read a publisher's outbox; stands in the publisher's schema. */
@Injectable()
export class Cursors {
  constructor(protected readonly compartments: Compartments) {}

  /** A new subscriber starts here and now; an old one stays where it is. */
  async ensure(publisher: string, subscriber: string): Promise<void> {
    await this.compartments.of(publisher).transaction(relaying, () =>
      this.query(
        publisher,
        `insert into ${publisher}.event_cursors (subscriber, xid, sequence)
         values ($1, pg_snapshot_xmin(pg_current_snapshot()), 0) on conflict do nothing`,
        [subscriber],
      ),
    );
  }

  /**
   * The next events of each of these subscribers, in one statement. It reads below the oldest running transaction only:
   * a row with a smaller id that commits later would otherwise be skipped for good. Whether more is held back is asked for
   * the next row of the index: of a plain EXISTS the planner hopes to find one soon, and reads the whole outbox when nothing
   * has happened.
   */
  async unread(publisher: string, subscribers: Iterable<string>): Promise<Unread[]> {
    const wanted = [...subscribers];
    if (wanted.length === 0) return [];
    const rows = await this.compartments.of(publisher).once<UnreadRow>(
      `select c.subscriber, c.xid::text as cursor_xid, c.sequence::text as cursor_sequence,
         o.xid::text, o.sequence::text, o.id, o.type, o.aggregate_type, o.aggregate_id, o.event,
         o.id is null and (select later.id from ${publisher}.event_outbox later
           where (later.xid, later.sequence) > (c.xid, c.sequence)
           order by later.xid, later.sequence limit 1) is not null as held_back
       from ${publisher}.event_cursors c left join lateral (
         select ${carried} from ${publisher}.event_outbox o
         where (o.xid, o.sequence) > (c.xid, c.sequence) and o.xid < pg_snapshot_xmin(pg_current_snapshot())
         order by o.xid, o.sequence limit ${READ_AT_ONCE}) o on true
       where c.subscriber = any($1) order by c.subscriber, o.xid, o.sequence`,
      [wanted],
    );
    return group(rows);
  }

  /** Whether a position lies in this server's future: then another one gave it. */
  async beyondThisServer(publisher: string): Promise<boolean> {
    const [row] = await this.compartments.of(publisher).lookup<{ beyond: boolean }>(
      'whether events came here by a dump',
      new LookupQuery(`select coalesce((select xid from ${publisher}.event_outbox order by xid desc limit 1) > now.xmax, false)
          or exists (select from ${publisher}.event_cursors where xid > now.xmax) as beyond
        from (select pg_snapshot_xmax(pg_current_snapshot()) as xmax) now`),
    );
    return row?.beyond ?? false;
  }

  /** Moves a cursor on, from where it was read. False when another relay has moved it in the meantime. */
  async advance(publisher: string, subscriber: string, from: Position, to: Position): Promise<boolean> {
    const moved = await this.compartments.of(publisher).once(
      `update ${publisher}.event_cursors set xid = $2::xid8, sequence = $3, advanced_at = now()
       where subscriber = $1 and xid = $4::xid8 and sequence = $5 returning subscriber`,
      [subscriber, to.xid, to.sequence, from.xid, from.sequence],
    );
    return moved.length === 1;
  }

  /** Events that these subscribers have still to be given, committed ones that are not yet safe to read included. */
  async backlog(publisher: string, subscribers: Iterable<string>): Promise<number> {
    const waiting = await this.compartments.of(publisher).lookup<{ subscriber: string; events: number }>(
      'how many events wait to be carried',
      new LookupQuery(`select c.subscriber, count(*)::int as events from ${publisher}.event_cursors c
        join ${publisher}.event_outbox o on (o.xid, o.sequence) > (c.xid, c.sequence) group by c.subscriber`),
    );
    const running = new Set(subscribers);
    return waiting.filter(({ subscriber }) => running.has(subscriber)).reduce((sum, { events }) => sum + events, 0);
  }

  protected query<T>(publisher: string, text: string, parameters: unknown[]): Promise<T> {
    return this.compartments.of(publisher).unitOfWork().manager.query<T>(text, parameters);
  }
}

/** Without an event where there is none to be read. */
interface UnreadRow extends OutboxRow {
  readonly subscriber: string;
  readonly held_back: boolean;
  readonly cursor_xid: string;
  readonly cursor_sequence: string;
}

function group(rows: readonly UnreadRow[]): Unread[] {
  const bySubscriber = Map.groupBy(rows, ({ subscriber }) => subscriber);
  return [...bySubscriber].map(([subscriber, own]) => ({
    subscriber,
    cursor: { xid: own[0]?.cursor_xid ?? '0', sequence: own[0]?.cursor_sequence ?? '0' },
    rows: own.filter(({ id }) => id !== null),
    heldBack: own[0]?.held_back ?? false,
  }));
}

/** TypeORM answers a raw UPDATE or DELETE with `[rows, count]`. */
export const updatedRows = (answer: readonly unknown[]): number => Number(answer[1] ?? 0);
