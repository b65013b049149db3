import { setTimeout as wait } from 'node:timers/promises';
import { outcomeOf } from './journal.js';
import type { Entry } from './journal.js';
import { sendKeyed, Writers } from './journal-writers.js';
import type { Traffic } from './journal-writers.js';

// The clients' process: takes orders over the channel to its parent, and ends with it.
export type Order =
  | { readonly what: 'start'; readonly traffic: Traffic }
  | { readonly what: 'asked' | 'stop' }
  | { readonly what: 'retry'; readonly traffic: Traffic; readonly entries: readonly Entry[] };

const RETRY_MS = 30_000;
const RETRIES_AT_ONCE = 4;
let writers: Writers | undefined;

process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => void carryOut(order).then((answer) => process.send?.(answer ?? null)));

async function carryOut(order: Order): Promise<unknown> {
  if (order.what === 'retry') return retryAll(order.traffic, order.entries);
  if (order.what === 'start') return (writers = new Writers(order.traffic)).start();
  return order.what === 'stop' ? writers?.stop() : writers?.asked;
}

/** A few at a time: they are many after a crash, and nobody's server is there for all of them at once. */
async function retryAll(traffic: Traffic, entries: readonly Entry[]): Promise<Entry[]> {
  const waiting = [...entries];
  const known: Entry[] = [];
  const lane = async () => {
    for (let entry = waiting.shift(); entry; entry = waiting.shift()) known.push(await retry(traffic, entry));
  };
  await Promise.all(Array.from({ length: RETRIES_AT_ONCE }, lane));
  return known;
}

/** Sends an unknown operation again under its key, until it is known. */
async function retry({ urls, token }: Traffic, entry: Entry): Promise<Entry> {
  let answer = { status: entry.status, id: entry.id, trouble: entry.trouble };
  for (const end = Date.now() + RETRY_MS; Date.now() < end; await wait(100)) {
    answer = await sendKeyed(`${urls[0]}${entry.path}`, { token, operation: entry });
    const outcome = outcomeOf(answer.status);
    if (outcome !== 'unknown') return { ...entry, ...answer, outcome };
  }
  return { ...entry, ...answer };
}
