import { fingerprintOf, isBracket } from '../../database/index.js';
import type { AnsweredStatement } from '../../database/index.js';
import type { Allowance } from '../routes/records.js';

/** What a request has used too much of, as the metric names it. */
export type Resource = 'statements' | 'round_trips' | 'database_time';

export interface Excess {
  readonly resource: Resource;
  readonly used: number;
  readonly allowed: number;
}

/** A statement that was sent again and again, its values left out. */
export interface Repeated {
  readonly statement: string;
  /** Among the first thousand. */
  readonly count: number;
  readonly ms: number;
  /** Who had it sent, from the module of the route to the one whose database it went to. */
  readonly modules: readonly string[];
}

/** So many statements are remembered; the rest of them are counted alone. */
const MOST_REMEMBERED = 1000;

/** What one request has asked of the database so far. */
export class Tally {
  private statements = 0;
  private roundTrips = 0;
  private seconds = 0;
  private readonly sent: AnsweredStatement[] = [];

  /** Part of every request: it counts, and keeps what is there anyway. */
  add(statement: AnsweredStatement): void {
    // What goes out together with the next statement is waited for with it.
    if (!statement.ahead) {
      this.roundTrips++;
      this.seconds += statement.seconds;
    }
    if (isBracket(statement.text)) return;
    this.statements++;
    if (this.sent.length < MOST_REMEMBERED) this.sent.push(statement);
  }

  excess({ statements, roundTrips, databaseMs }: Allowance): Excess[] {
    const spent: Excess[] = [
      { resource: 'statements', used: this.statements, allowed: statements },
      { resource: 'round_trips', used: this.roundTrips, allowed: roundTrips },
      { resource: 'database_time', used: Math.round(this.seconds * 1000), allowed: databaseMs },
    ];
    return spent.filter(({ used, allowed }) => used > allowed);
  }

  /** The statement that was sent most often, or that took the longest in all. */
  most(by: 'count' | 'ms'): Repeated | undefined {
    const fingerprints = new Map<string, string>();
    const folded = new Map<string, Repeated>();
    for (const it of this.sent) {
      const statement = fingerprints.get(it.text) ?? fingerprintOf(it.text);
      fingerprints.set(it.text, statement);
      const known = folded.get(statement) ?? { statement, count: 0, ms: 0, modules: modulesBehind(it) };
      folded.set(statement, { ...known, count: known.count + 1, ms: known.ms + it.seconds * 1000 });
    }
    return [...folded.values()].sort((a, b) => b[by] - a[by])[0];
  }
}

function modulesBehind({ module, activity }: AnsweredStatement): string[] {
  const modules = [module];
  for (let it = activity; it; it = it.parent) modules.unshift(it.module);
  return [...new Set(modules)];
}
