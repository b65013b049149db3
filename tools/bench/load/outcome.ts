import type { Answer } from './connection.ts';
import { isGranted } from './connection.ts';

/** What a load saw. Times are milliseconds. */
export interface Outcome {
  readonly seconds: number;
  /** How many requests were sent, those included that nobody waited for in the end. */
  readonly sent: number;
  /** How many answers of each status; 0 stands for none at all. */
  readonly statuses: Readonly<Record<number, number>>;
  /** The first answer that was not 2xx, for the message. */
  readonly firstFailure: string | null;
  /** From when a request was meant to be sent until its answer was there. */
  readonly latencies: Float64Array;
  /** From when it was sent indeed: blind for those that had to wait for their turn. */
  readonly serviceTimes: Float64Array;
  /** Status of each answer, and when it was meant to be asked for, in the order of `latencies`. */
  readonly statusOfEach: Uint16Array;
  readonly dueOfEach: Float64Array;
  /** Requests that had begun or were due, and had no answer, when the time was over. A closed loop has none. */
  readonly backlog: number;
}

/** Fills an outcome, request by request. */
export class Records {
  readonly #statuses: Record<number, number> = {};
  readonly #latencies: number[] = [];
  readonly #serviceTimes: number[] = [];
  readonly #statusOfEach: number[] = [];
  readonly #dueOfEach: number[] = [];
  #firstFailure: string | null = null;

  get count(): number {
    return this.#latencies.length;
  }

  add({ status, text }: Answer, times: { due: number; sent: number; answered: number }): void {
    this.#statuses[status] = (this.#statuses[status] ?? 0) + 1;
    this.#latencies.push(times.answered - times.due);
    this.#serviceTimes.push(times.answered - times.sent);
    this.#statusOfEach.push(status);
    this.#dueOfEach.push(times.due);
    if (!isGranted(status)) this.#firstFailure ??= `${status}: ${text.slice(0, 300)}`;
  }

  outcome(seconds: number, sent: number, backlog = 0): Outcome {
    return {
      seconds,
      sent,
      statuses: this.#statuses,
      firstFailure: this.#firstFailure,
      latencies: Float64Array.from(this.#latencies),
      serviceTimes: Float64Array.from(this.#serviceTimes),
      statusOfEach: Uint16Array.from(this.#statusOfEach),
      dueOfEach: Float64Array.from(this.#dueOfEach),
      backlog,
    };
  }
}

/** A pause of the server may leave this much to do; more than that, and it is too small for what it is asked. */
const MOST_SECONDS_BEHIND = 0.25;
/** So many are under way at any moment, however well it goes. */
const UNDER_WAY = 10;

/** Whether the server answered as fast as it was asked. One that falls behind shows how long the test was, and no more. */
export function kept({ latencies, seconds, backlog }: Pick<Outcome, 'latencies' | 'seconds' | 'backlog'>): boolean {
  const perSecond = latencies.length / seconds;
  return backlog <= Math.max(perSecond * MOST_SECONDS_BEHIND, UNDER_WAY);
}

/** The value below which this share of the values lies (nearest rank); NaN of none. */
export function percentile(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

/** The latencies of the answers whose status and due time are such. */
export function latenciesOf(outcome: Outcome, wanted: (status: number, due: number) => boolean): Float64Array {
  const { latencies, statusOfEach, dueOfEach } = outcome;
  return latencies.filter((_, index) => wanted(statusOfEach[index] ?? 0, dueOfEach[index] ?? 0));
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
