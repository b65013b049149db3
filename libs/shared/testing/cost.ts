import type { Statements } from '../database/index.js';

/** What a piece of work asked of the database. */
export interface Cost<T> {
  readonly result: T;
  /** Without the brackets of transactions, and without what the limiter asks. */
  readonly statements: readonly string[];
  /** Messages to the server, brackets included. */
  readonly roundTrips: number;
  /** What the limiter asked: one round trip a statement, beside the budget. */
  readonly limiter: readonly string[];
}

/** What else travels in their messages belongs to them: settings of the wall, the answer that a request is kept with. */
const bracket = /^(START TRANSACTION|ROLLBACK)|\bCOMMIT$/;

export async function costOf<T>(all: Statements, work: () => Promise<T>): Promise<Cost<T>> {
  const sent: string[] = [];
  const limiter: string[] = [];
  const stop = all.listen(({ module, text }) => {
    (module === 'limits' ? limiter : sent).push(text.replaceAll(/\s+/g, ' ').trim());
  });
  try {
    const result = await work();
    return { result, statements: sent.filter((text) => !bracket.test(text)), roundTrips: sent.length, limiter };
  } finally {
    stop();
  }
}
