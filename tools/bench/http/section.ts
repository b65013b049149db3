import type { Aim } from '../part.ts';
import type { RoundTrips } from './check.ts';
import { contenders, letters } from './contenders.ts';
import type { Letter } from './contenders.ts';
import { cpuRatio, median } from './figures.ts';
import type { Ratio, WorkFigures } from './figures.ts';
import { works } from './works.ts';
import type { Work } from './works.ts';

/** What `http.json` holds, by the key of the work. */
export interface HttpData {
  /** Of (a) and (d) alike. */
  readonly roundTrips: RoundTrips;
  readonly figures: Record<Work['key'], WorkFigures>;
}

const MOST_OF_SAME_SQL = 1.6;
/** Below that, the database's core was what held a server up. */
const SATURATED = 0.9;

export const httpAims = ({ figures }: HttpData): Aim[] =>
  works.flatMap(({ key, name }) => {
    const { a, c, d } = figures[key];
    const [floor, plain] = [cpuRatio(d, a), cpuRatio(d, c)];
    return [
      aim(`CPU of ${name}`, `≤ ${MOST_OF_SAME_SQL} × (a)`, `${factor(floor)} × (a)`, floor.median / MOST_OF_SAME_SQL),
      aim(`CPU of ${name}`, 'below (c)', `${factor(plain)} × (c)`, plain.median),
    ];
  });

/** @param share of what was allowed */
const aim = (what: string, wanted: string, found: string, share: number): Aim => ({
  what,
  aim: wanted,
  found,
  missedBy: share <= 1 ? null : `${((share - 1) * 100).toFixed(0)} %`,
});

export const httpSection = ({ roundTrips, figures }: HttpData): string => `
One process each, side by side on one PostgreSQL that syncs as in production:

${letters.map((letter) => `- **(${letter})** ${contenders[letter].about}.`).join('\n')}

All four answer the same, member by member, and (a) sends PostgreSQL the same messages as (d): the run fails otherwise, and
when a single answer is not 2xx. There are 20 organizations of 1,000 members; 200 people ask, from 200 addresses behind one
proxy. Limits are raised until they refuse nobody, and go on counting.

Each server is warmed up, then all are asked in turns, there and back (a b c d d c b a), by as many clients as keep them
busy: that gives CPU a request and the peak. Each turn begins with a moment that is not counted, in which pools fill again.
Then requests come in by themselves (Poisson), half as many as the server's own peak; latency counts from when a request
was due. CPU is that of all threads of the server's process, as the kernel counts it. Ratios are medians over the rounds,
with the least and the most.

### CPU of (d), as a multiple

| | of (a) same SQL | of (b) least SQL | of (c) plain NestJS | round trips to PostgreSQL |
|---|---|---|---|---|
${works.map(({ key, name }) => `| ${name} | ${(['a', 'b', 'c'] as const).map((it) => ratioText(figures[key], it)).join(' | ')} | ${roundTrips[key]} |`).join('\n')}

### Each server

${works.map((work) => tableOf(work, figures[work.key])).join('\n\n')}

† The server used less than ${SATURATED * 100} % of its core: PostgreSQL and the load generator, which share the other one,
could not keep up, and its peak is theirs.
`;

const ratioText = (figures: WorkFigures, other: Letter): string => {
  const { least, most, ...ratio } = cpuRatio(figures.d, figures[other]);
  return `**${ratio.median.toFixed(2)}** (${least.toFixed(2)}–${most.toFixed(2)})`;
};

const factor = ({ median: value }: Ratio): string => value.toFixed(2);

const tableOf = ({ name }: Work, figures: WorkFigures): string => `
| ${name} | CPU, µs a request | peak, requests a second | p50 at half, ms | p99 at half, ms | CPU at half, µs | peak memory, MB |
|---|---|---|---|---|---|---|
${letters.map((letter) => rowOf(letter, figures)).join('\n')}`;

function rowOf(letter: Letter, { [letter]: { rounds, atHalf, peakMegabytes } }: WorkFigures): string {
  const middle = (of: 'cpuMicroseconds' | 'perSecond' | 'busy') => median(rounds.map((round) => round[of]));
  const peak = `${middle('perSecond').toFixed(0)}${middle('busy') < SATURATED ? ' †' : ''}`;
  const latencies = [atHalf.p50, atHalf.p99].map((it) => it.toFixed(2));
  const cells = [
    middle('cpuMicroseconds').toFixed(0),
    peak,
    ...latencies,
    atHalf.cpuMicroseconds.toFixed(0),
    peakMegabytes.toFixed(0),
  ];
  return `| (${letter}) ${contenders[letter].name} | ${cells.join(' | ')} |`;
}
