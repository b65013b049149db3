import { briefly, fingerprintOf } from '../database/index.js';
import type { Allowance } from '../http/index.js';
import type { Cost, Made } from './cost.js';

type Counts = Pick<Allowance, 'statements' | 'roundTrips'>;
type Spent = Pick<Cost<unknown>, 'sent' | 'calls' | 'roundTrips'>;
type Groups = ReadonlyMap<string, number>;

const MOST_SHOWN = 12;

/**
 * Fails a test whose work costs more than it may, and shows what it did: each statement, how often it was sent and by
 * which lines, and each call of a facade that was made again and again.
 * @param what names the work: its route, for one
 */
export function expectWithinBudget(cost: Spent, allowed: Counts, what: string): void {
  const { sent, roundTrips } = cost;
  if (sent.length <= allowed.statements && roundTrips <= allowed.roundTrips) return;
  const calls = [...grouped(cost.calls, 'called at')].filter(([, count]) => count > 1);
  fail(
    `${what} costs more than it may: ${sent.length} statements of ${allowed.statements}, ` +
      `${roundTrips} round trips of ${allowed.roundTrips}`,
    [...shown(grouped(sent, 'sent at')), ...shown(calls)],
    expectWithinBudget,
  );
}

/** Fails a test whose work costs another thing for many rows than for few, and shows what it did more often. */
export function expectSameCost(few: Spent, many: Spent, what: string): void {
  if (tallyOf(few) === tallyOf(many)) return;
  const beyond = (made: 'sent' | 'calls', at: string) => {
    const before = grouped(few[made], at);
    return [...grouped(many[made], at)].filter(([group, count]) => count !== before.get(group));
  };
  fail(
    `${what} costs another thing for many rows than for few: ${sumOf(few)}, and then ${sumOf(many)}`,
    [...shown(beyond('sent', 'sent at')), ...shown(beyond('calls', 'called at'))],
    expectSameCost,
  );
}

const sumOf = ({ sent, calls, roundTrips }: Spent): string =>
  `${sent.length} statements in ${roundTrips} round trips, ${calls.length} calls of facades and ports`;

/** All that shall be the same, whatever the order in which it happened. */
const tallyOf = ({ sent, calls, roundTrips }: Spent): string =>
  JSON.stringify([
    [...sent, ...calls].map(({ what, module }) => `${module}: ${fingerprintOf(what)}`).sort(),
    roundTrips,
  ]);

/** How often the same was made by the same lines. */
function grouped(made: readonly Made[], by: string): Groups {
  const groups = new Map<string, number>();
  for (const { what, module, at } of made) {
    const group = `${briefly(fingerprintOf(what))} (${module})\n        ${by} ${at.toString()}`;
    groups.set(group, (groups.get(group) ?? 0) + 1);
  }
  return groups;
}

/** The most frequent ones first. */
const shown = (groups: Iterable<readonly [string, number]>): string[] =>
  [...groups].sort(([, a], [, b]) => b - a).map(([group, count]) => `${count} × ${group}`);

function fail(title: string, lines: readonly string[], by: (...args: never[]) => void): never {
  const error = new Error([title, ...lines.slice(0, MOST_SHOWN)].join('\n  '));
  // The test shall be shown, and not this file.
  Error.captureStackTrace(error, by);
  throw error;
}
