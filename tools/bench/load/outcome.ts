import type { Answer } from './connection.ts';
import { isGranted } from './connection.ts';

/** What a load saw. Times are milliseconds. */
export interface Outcome {
  readonly seconds: number;
  /** How many answers of each status; 0 stands for none at all. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The first answer that was not 2xx, for the message. */
  readonly firstFailure: string | null;
  /** From when a request was meant to be sent until its answer was there. */
  readonly latencies: Float64Array;
  /** From when it was sent indeed: blind for those that had to wait for their turn. */
  readonly serviceTimes: Float64Array;
  /** Requests that had begun or were due, and had no answer, when the time was over. A closed loop has none. */
  readonly backlog: number;
}

/** Fills an outcome, request by request. */
export class Records {
  readonly #statuses: Record<number, number> = {};
  readonly #latencies: number[] = [];
  readonly #serviceTimes: number[] = [];
  #firstFailure: string | null = null;

  get count(): number {
    return this.#latencies.length;
  }

  add({ status, text }: Answer, times: { due: number; sent: number; answered: number }): void {
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#latencies.push(times.answered - times.due);
    this.#serviceTimes.push(times.answered - times.sent);
    if (!isGranted(status)) this.#firstFailure ??= `${status}: ${text.slice(0, 300)}`;
  }

  outcome(seconds: number, backlog = 0): Outcome {
    return {
      seconds,
      statuses: this.#statuses,
      firstFailure: this.#firstFailure,
      latencies: Float64Array.from(this.#latencies),
      serviceTimes: Float64Array.from(this.#serviceTimes),
      backlog,
    };
  }
}

/** A server that is this far behind will never catch up: its latencies tell how long the test was, and nothing else. */
const MOST_BEHIND = 0.05;
/** So many are under way at any moment, however well it goes. */
const UNDER_WAY = 10;

/** Whether the server answered as fast as it was asked. */
export const kept = ({ latencies, backlog }: Pick<Outcome, 'latencies' | 'backlog'>): boolean =>
  backlog <= Math.max(latencies.length * MOST_BEHIND, UNDER_WAY);

/** The value below which this share of the values lies (nearest rank); NaN of none. */
export function percentile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

export function pooled(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
