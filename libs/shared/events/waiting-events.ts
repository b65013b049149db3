import { Injectable } from '@nestjs/common';
import { Compartments, LookupQuery, word } from '../database/index.js';
import { Handlers } from './subscriptions.js';

/** Rows that are counted of one handler: whoever has more waiting need not know how many more. */
const MOST = 10_000;

/** What waits before one handler. */
export interface WaitingBeforeHandler {
  readonly handler: string;
  readonly unfinished: number;
  /** Seconds since the oldest of them arrived; at least, where more wait than are counted. */
  readonly oldestAge: number;
  readonly parked: number;
}

/** What one subscriber has not been given yet. */
export interface WaitingForSubscriber {
  readonly subscriber: string;
  /** Seconds since the oldest of it was published. */
  readonly oldestAge: number;
}

interface Row {
  readonly handler: string | null;
  readonly subscriber: string | null;
  readonly unfinished: number;
  readonly age: number;
  readonly parked: number;
}

/** Looks at what waits in a module's inbox and outbox: one statement, which a long queue does not make long. */
@Injectable()
export class WaitingEvents {
  constructor(
    private readonly compartments: Compartments,
    private readonly handlers: Handlers,
  ) {}

  async look(module: string): Promise<{ inbox: WaitingBeforeHandler[]; outbox: WaitingForSubscriber[] }> {
    const keys = this.handlers.all().filter((handler) => handler.module === module);
    const text = `${inbox(
      module,
      keys.map(({ key }) => key),
    )} union all ${outbox(module)}`;
    const rows = await this.compartments.of(module).lookup<Row>('what waits to be handled', new LookupQuery(text));
    return {
      inbox: rows.flatMap(({ handler, unfinished, age, parked }) =>
        handler === null ? [] : { handler, unfinished, oldestAge: age, parked },
      ),
      outbox: rows.flatMap(({ subscriber, age }) => (subscriber === null ? [] : { subscriber, oldestAge: age })),
    };
  }
}

const inbox = (module: string, handlers: readonly string[]): string => `
  select h.handler, null as subscriber, w.unfinished::int, w.age, p.parked::int
  from unnest(array[${handlers.map((it) => word(it).text).join(', ')}]::text[]) as h (handler)
  cross join lateral (
    select count(*) as unfinished, coalesce(extract(epoch from now() - min(i.received_at)), 0)::float as age
    from (select received_at from ${module}.event_inbox where handler = h.handler and finished_at is null
      order by available_at limit ${MOST}) i) w
  cross join lateral (
    select count(*) as parked from (select from ${module}.event_inbox
      where handler = h.handler and status = 'parked' limit ${MOST}) i) p`;

const outbox = (module: string): string => `
  select null, c.subscriber, 0, coalesce(extract(epoch from now() - (
    select o.occurred_at from ${module}.event_outbox o where (o.xid, o.sequence) > (c.xid, c.sequence)
    order by o.xid, o.sequence limit 1)), 0)::float, 0
  from ${module}.event_cursors c`;
