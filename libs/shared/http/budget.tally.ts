import { fingerprintOf, isBracket } from '../database/index.js';
import type { AnsweredStatement } from '../database/index.js';
import type { Allowance } from './records.js';

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
  readonly count: number;
  readonly ms: number;
  /** Who had it sent, from the module of the route to the one whose database it went to. */
  readonly modules: readonly string[];
}

interface Sent {
  count: number;
  seconds: number;
  /** The first one. */
  readonly of: AnsweredStatement;
}

/** So many texts are remembered as they are; whoever sends more of them pays for what they have in common. */
const MOST_TEXTS = 100;

/** What one request has asked of the database so far: numbers, and which texts they are of. */
export class Tally {
  private statements = 0;
  private roundTrips = 0;
  private seconds = 0;
  private readonly byText = new Map<string, Sent>();

  add(statement: AnsweredStatement): void {
    // What goes out together with the next statement is waited for with it.
    if (!statement.ahead) {
      this.roundTrips++;
      this.seconds += statement.seconds;
    }
    if (isBracket(statement.text)) return;
    this.statements++;
    const text = this.byText.size < MOST_TEXTS ? statement.text : fingerprintOf(statement.text);
    const known = this.byText.get(text);
    if (!known) this.byText.set(text, { count: 1, seconds: statement.seconds, of: statement });
    else {
      known.count++;
      known.seconds += statement.seconds;
    }
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
    const folded = new Map<string, Repeated>();
    for (const [text, { count, seconds, of }] of this.byText) {
      const statement = fingerprintOf(text);
      const known = folded.get(statement) ?? { statement, count: 0, ms: 0, modules: modulesBehind(of) };
      folded.set(statement, { ...known, count: known.count + count, ms: known.ms + seconds * 1000 });
    }
    return [...folded.values()].sort((a, b) => b[by] - a[by])[0];
  }
}

function modulesBehind({ module, activity }: AnsweredStatement): string[] {
  const modules = [module];
  for (let it = activity; it; it = it.parent) modules.unshift(it.module);
  return [...new Set(modules)];
}
