// Runs as a thread of its own. Timers of the event loop are exact to a millisecond or two, which is as long as a request
// takes; a thread that sleeps on a futex is exact to some ten microseconds, and burns nothing while it sleeps.
import { parentPort, workerData } from 'node:worker_threads';

export interface Score {
  /** Moments of the monotonic clock on which `origin` stands, as milliseconds after it. */
  readonly moments: Float64Array;
  readonly origin: bigint;
}

const { moments, origin } = workerData as Score;
const now = () => Number(process.hrtime.bigint() - origin) / 1e6;
const bed = new Int32Array(new SharedArrayBuffer(4));

for (let told = 0; told < moments.length;) {
  const pause = (moments[told] ?? 0) - now();
  if (pause > 0) Atomics.wait(bed, 0, 0, pause);
  let due = told;
  while (due < moments.length && (moments[due] ?? 0) <= now()) due++;
  if (due > told) parentPort?.postMessage(due - told);
  told = due;
}
