import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activities, Activity } from '../activity/index.js';
import { isBracket } from '../database/index.js';
import type { Statement, Statements } from '../database/index.js';
import { isBesideBudget } from '../http/index.js';
import { Origin } from './origin.js';

/** What a piece of work asked of the database. */
export interface Cost<T> {
  readonly result: T;
  /** Without the brackets of transactions, and without what the limiter asks. */
  readonly statements: readonly string[];
  /** Messages to the server that were waited for, COMMIT included. */
  readonly roundTrips: number;
  /** What the limiter asked: one round trip a statement, beside the budget. */
  readonly limiter: readonly string[];
  /** What a request did for all those of its minute. */
  readonly beside: readonly string[];
  /** The statements again, and where they were made. */
  readonly sent: readonly Made[];
  /** Calls of facades and ports, and where they were made. */
  readonly calls: readonly Made[];
}

/** A statement or a call, as it was made by a line of our source. */
export interface Made {
  /** Text of the statement, or `Facade.method`. */
  readonly what: string;
  /** Whose database was asked, or whose facade. */
  readonly module: string;
  readonly at: Origin;
}

interface Heard {
  readonly sent: Made[];
  readonly calls: Made[];
  readonly limiter: string[];
  readonly beside: string[];
  roundTrips: number;
}

/** What is measured now. A server that listens does not inherit it, so requests belong to whoever measures. */
const measured = new AsyncLocalStorage<object>();

/** @param activities hears calls between modules, too */
export async function costOf<T>(all: Statements, work: () => Promise<T>, activities?: Activities): Promise<Cost<T>> {
  const heard: Heard = { sent: [], calls: [], limiter: [], beside: [], roundTrips: 0 };
  // What the process does for itself meanwhile costs nobody anything.
  const isOurs = (activity: Activity | undefined) => measured.getStore() === heard || activity?.root.kind === 'request';
  const stop = [
    all.listen((statement) => isOurs(statement.activity) && hear(heard, statement)),
    activities?.listen({ began: (activity) => isOurs(activity) && hearCall(heard, activity) }),
  ];
  try {
    const result = await measured.run(heard, work);
    return { result, statements: heard.sent.map(({ what }) => what), ...heard };
  } finally {
    for (const it of stop) it?.();
  }
}

function hear(heard: Heard, { module, text, ahead }: Statement): void {
  const what = text.replaceAll(/\s+/g, ' ').trim();
  if (module === 'limits') heard.limiter.push(what);
  else if (isBesideBudget()) heard.beside.push(...(isBracket(what) ? [] : [what]));
  else {
    if (!ahead) heard.roundTrips++;
    if (!isBracket(what)) heard.sent.push({ what, module, at: new Origin() });
  }
}

function hearCall(heard: Heard, { kind, module, name }: Activity): void {
  if (kind === 'facade' || kind === 'port') heard.calls.push({ what: name, module, at: new Origin() });
}
