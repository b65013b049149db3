import { median } from '../http/figures.ts';
import type { Aim } from '../part.ts';
import { PACE_PER_SECOND, sizes } from './measure.ts';
import type { Round } from './measure.ts';
import type { Recovery } from './recovery.ts';
import { systems } from './systems.ts';
import type { Key } from './systems.ts';

/** What `events.json` holds. */
export interface EventsData {
  readonly rounds: Readonly<Record<Key, readonly Round[]>>;
  readonly recovery: Readonly<Record<'handler' | 'job' | 'boss', Recovery>>;
}

const MOST_MS = 50;

export const eventsAims = ({ rounds }: EventsData): Aim[] => {
  const p99 = middle(rounds.notify, 'p99');
  return [
    {
      what: `Delivery of an event, p99 at ${PACE_PER_SECOND} a second`,
      aim: `< ${MOST_MS} ms`,
      found: `${p99.toFixed(1)} ms`,
      missedBy: p99 < MOST_MS ? null : `${(p99 - MOST_MS).toFixed(1)} ms`,
    },
    aboveBoss(rounds, 'Events a second, published and handled', 'perSecond'),
    aboveBoss(rounds, 'Events a second, from a full queue', 'drainedPerSecond'),
  ];
};

/** Held against the faster one of pg-boss's two ways. */
function aboveBoss(rounds: EventsData['rounds'], what: string, key: 'perSecond' | 'drainedPerSecond'): Aim {
  const [ours, theirs] = [
    middle(rounds.notify, key),
    Math.max(middle(rounds.boss, key), middle(rounds['boss-notify'], key)),
  ];
  return {
    what,
    aim: 'above pg-boss’s',
    found: `${ours.toFixed(0)}, pg-boss ${theirs.toFixed(0)}`,
    missedBy: ours > theirs ? null : `${((1 - ours / theirs) * 100).toFixed(0)} %`,
  };
}

export const eventsSection = ({ rounds, recovery }: EventsData): string => `
A producer publishes in transactions of its own, each with a row of the business and its event; a worker, another process, writes
one row for each event, in the transaction that marks the event as done. All systems share one PostgreSQL that syncs as in
production, and take turns; each has a database of its own there. How long an event took is asked of PostgreSQL
(\`pg_xact_commit_timestamp\` of the two rows). A run fails unless each order has exactly one effect.

${systems.map(({ name, about }) => `- **${name}**: ${about}.`).join('\n')}

pg-boss 12.38 is a queue; it keeps no order of events of one thing, and a producer names each queue that is to hear of a fact.
It notifies inside the transaction of the business. The worker has a core to itself, and shares nothing with the producer but
the database.

- *Published and handled*: ${sizes.full.burst.toLocaleString('en')} events, published by eight at once at full speed while the worker handles them: from the
  first commit to the last.
- *Delivery*: ${sizes.full.paced.toLocaleString('en')} events, ${PACE_PER_SECOND} a second, from commit to commit.
- *From a full queue*: ${sizes.full.burst.toLocaleString('en')} events wait when the worker starts.

Medians of ${rounds.notify.length} rounds.

| | published and handled, events a second | the producer alone managed | delivery p50, ms | p99, ms | longest, ms | from a full queue, events a second | CPU of the worker, µs an event |
|---|---|---|---|---|---|---|---|
${systems.map(({ key, name }) => rowOf(name, rounds[key])).join('\n')}

### After the death of a worker

A worker is killed (SIGKILL) in the middle of handling an event, while another one stands by: milliseconds until what it had in
hand is done, ${recovery.handler.length} times each.

| | median, ms | longest, ms |
|---|---|---|
${recoveryRow('Bulkhead, a handler that writes its own tables', recovery.handler)}
${recoveryRow('Bulkhead, a job under a lease of 5 s', recovery.job)}
${recoveryRow('pg-boss, heartbeats of 10 s (the least it takes), looked at every second', recovery.boss)}
`;

const middle = (rounds: readonly Round[], key: keyof Round) => median(rounds.map((round) => round[key]));

function rowOf(name: string, rounds: readonly Round[]): string {
  const whole = (key: keyof Round) => middle(rounds, key).toFixed(0);
  const fine = (key: keyof Round) => middle(rounds, key).toFixed(1);
  const cells = [whole('perSecond'), whole('publishedPerSecond'), fine('p50'), fine('p99'), fine('most')];
  return `| ${name} | ${[...cells, whole('drainedPerSecond'), whole('drainCpuMicroseconds')].join(' | ')} |`;
}

const recoveryRow = (name: string, times: Recovery): string =>
  `| ${name} | ${median(times).toFixed(0)} | ${Math.max(...times).toFixed(0)} |`;
