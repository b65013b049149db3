import type { Statements } from '../database/index.js';

/** What a piece of work asked of the database. */
export interface Cost<T> {
  readonly result: T;
  /** Without the brackets of transactions. */
  readonly statements: readonly string[];
  /** Messages to the server, brackets included. */
  readonly roundTrips: number;
}

const bracket = /^(START TRANSACTION|COMMIT|ROLLBACK)/;

export async function costOf<T>(statements: Statements, work: () => Promise<T>): Promise<Cost<T>> {
  const sent: string[] = [];
  const stop = statements.listen(({ text }) => sent.push(text.replaceAll(/\s+/g, ' ').trim()));
  try {
    const result = await work();
    return { result, statements: sent.filter((text) => !bracket.test(text)), roundTrips: sent.length };
  } finally {
    stop();
  }
}
