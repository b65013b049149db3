/*
 * A planner that has not counted lately takes the queue for empty, and then any partial index for as good as another, also
 * where it has to be read from end to end for each row. So every query here says "unfinished" in the words of the index that
 * it means, or in none that an index knows: `status` is that of the aggregates, `finished_at` that of what is due.
 */

/** Columns that a handler's run needs of an inbox row `i`. */
const taken = 'i.handler, i.event_id, i.attempts, i.fence, i.event';

/** Due, and held by nobody. */
const free = (row: string): string =>
  `${row}.available_at <= now() and (${row}.lease_until is null or ${row}.lease_until < now())`;

/** What is handled in order, one after another: the rows of one handler that agree in these. */
const aggregate = ['publisher', 'aggregate_type', 'aggregate_id'];
const same = (columns: readonly string[]) => (one: string, other: string) =>
  columns.map((it) => `${one}.${it} = ${other}.${it}`).join(' and ');
const sameAggregate = same(aggregate);
const sameQueue = same(['handler', ...aggregate]);

/**
 * Whether nothing older of row `i`'s aggregate is unfinished. As a comparison with a subquery of its own: the planner
 * makes a join of NOT EXISTS, over everything that waits.
 */
const isHead = (inbox: string): string => `i.sequence = (select older.sequence from ${inbox} older
  where older.status = 'pending' and ${sameQueue('older', 'i')} order by older.sequence limit 1)`;

const position = [...aggregate, 'sequence'].map((it) => `i.${it}`).join(', ');

/** How many due rows of each handler a claim looks at: a few, or all. */
export type Look = 'near' | 'far';
const NEAR = 200;

/** What is due of handler `h`, that which has been so for longest first. */
const due = (inbox: string, columns: string, part: string): string => `
  select ${columns} from ${inbox} i where i.handler = h.handler and i.finished_at is null and i.available_at <= now()
  order by i.available_at ${part}`;

/**
 * The oldest unfinished rows of their aggregates, locked, where they are free: of the handlers $1, as many as $2 says, those
 * first that have been due for longest. Looks once at each aggregate, however many of its rows wait.
 */
const heads = (inbox: string, look: Look): string => `
  select head.* from unnest($1::text[]) as h (handler) cross join lateral (
    select ${taken}, ${position} from (
      select ${aggregate.join(', ')}, min(available_at) as since, min(sequence) as first
      from (${due(inbox, `${aggregate.join(', ')}, available_at, sequence`, look === 'near' ? `limit ${NEAR}` : '')}) i
      group by ${aggregate.join(', ')} order by since, first) queue
    cross join lateral (
      select f.event_id from ${inbox} f where f.status = 'pending' and f.handler = h.handler and ${sameAggregate('f', 'queue')}
      order by f.sequence limit 1) f
    join ${inbox} i on i.handler = h.handler and i.event_id = f.event_id
    where i.status not in ('done', 'parked') and ${free('i')}
    limit $2 for update of i skip locked) head
  limit $2`;

/**
 * Heads, and up to $2 rows of those that wait behind them, all of them locked. `place` counts what is unfinished of an
 * aggregate from its head on: who holds a head has the next row only if it also has all between.
 */
export const batch = (inbox: string, look: Look): string => `
  with head as (${heads(inbox, look)}), follower as (
    select ${taken}, ${position}, next.place::int, i.status = 'pending' and ${free('i')} as free from head cross join lateral (
      select f.event_id, row_number() over (order by f.sequence) as place from ${inbox} f
      where f.status = 'pending' and ${sameQueue('f', 'head')} and f.sequence > head.sequence
      order by f.sequence limit $2) next
    join ${inbox} i on i.handler = head.handler and i.event_id = next.event_id
    limit $2 for update of i skip locked)
  select *, 0 as place, true as free from head union all select * from follower`;

/** Heads, taken for jobs: under a lease of so many seconds, each with a fence of its own. */
export const lease = (inbox: string, look: Look, seconds: number): string => `
  with head as (${heads(inbox, look)})
  update ${inbox} i set lease_until = now() + make_interval(secs => ${seconds}), fence = i.fence + 1, attempts = i.attempts + 1
  from head where head.handler = i.handler and head.event_id = i.event_id returning ${taken}`;

/**
 * Whether a claim that found nothing near has to look at all: more is due than it has looked at. Those that it has looked at wait
 * behind one that fails, or behind one that somebody has in hand.
 */
export const more = (inbox: string): string => `
  select from unnest($1::text[]) as h (handler) cross join lateral (${due(inbox, '', `offset ${NEAR} limit 1`)}) i limit 1`;

/** One row of its own, $1 and $2, and whether it can still be taken: it is free, and at the head of its aggregate. */
export const single = (inbox: string): string => `
  select ${taken}, i.status = 'pending' and ${free('i')} and ${isHead(inbox)} as free from ${inbox} i
  where i.handler = $1 and i.event_id = $2 for update of i skip locked`;

/** A row that a job holds: nobody has finished it, or taken it over. */
export const held = `handler = $1 and event_id = $2 and fence = $3 and status not in ('done', 'parked')`;
