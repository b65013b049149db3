import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { arrivals } from './arrivals.ts';
import { Connection } from './connection.ts';
import type { Target } from './connection.ts';
import type { Score } from './metronome.ts';
import { kept, Records } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { Requests } from './requests.ts';

export interface OpenLoad {
  readonly ratePerSecond: number;
  readonly milliseconds: number;
  /** The most that may be under way at once; further requests wait, and their latency goes on. */
  readonly connections: number;
  readonly seed: number;
}

const LONGEST_WAIT_MS = 15_000;

/**
 * Requests come when they come, whether those before were answered or not: what people see of a server. A pause of the
 * server delays all who arrive meanwhile, and each of them counts.
 */
export async function openLoop(target: Target, requests: Requests, load: OpenLoad): Promise<Outcome> {
  const moments = arrivals(load.ratePerSecond, load.milliseconds, load.seed);
  const origin = process.hrtime.bigint();
  const now = () => Number(process.hrtime.bigint() - origin) / 1e6;
  const records = new Records();
  const clients = Array.from({ length: load.connections }, () => new Connection(target));
  const idle = [...clients];
  let begun = 0;
  let arrived = 0;
  let isOver = false;

  const serve = async (client: Connection) => {
    while (begun < arrived && !isOver) {
      const due = moments[begun++] ?? 0;
      const sent = now();
      const answer = await client.send(requests.next());
      records.add(answer, { due, sent, answered: now() });
    }
    idle.push(client);
  };
  await beats({ moments, origin }, (count) => {
    arrived += count;
    for (let waiting = arrived - begun; waiting > 0 && idle.length > 0; waiting--) void serve(idle.pop() as Connection);
  });
  const seconds = now() / 1000;
  const backlog = moments.length - records.count;
  const end = now() + LONGEST_WAIT_MS;
  // Who fell behind need not be waited for: what its last answers took would tell nothing.
  const keepsUp = kept({ latencies: moments, seconds, backlog });
  while (keepsUp && records.count < moments.length && now() < end) await delay(5);
  // What is still due is not sent: it would be a part of the next load.
  isOver = true;
  for (const client of clients) client.close();
  return records.outcome(seconds, requests.taken, backlog);
}

/** Calls `onBeat` with the number of requests that have become due, until all are. */
function beats(score: Score, onBeat: (count: number) => void): Promise<void> {
  const metronome = new Worker(new URL('./metronome.ts', import.meta.url), { workerData: score });
  return new Promise((resolve, reject) => {
    metronome.on('message', onBeat);
    metronome.once('error', reject);
    metronome.once('exit', () => resolve());
  });
}
