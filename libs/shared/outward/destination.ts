import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  ExponentialBackoff,
  fullJitterGenerator,
  handleWhen,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type { BulkheadPolicy } from 'cockatiel';
import { currentDeadline } from '../deadlines/index.js';
import { Breaker } from './breaker.js';
import { CallRefused } from './call-refused.js';
import { destinationUnavailable } from './outward.errors.js';
import { RetryBudget } from './retry-budget.js';

const MOST_RETRIES = 2;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** One system outside of the process, and what it is granted. */
export interface DestinationOptions {
  /** As lines, metrics and refusals call it: a name of the program's own, never an address. */
  readonly name: string;
  /** Longest that one try may take. */
  readonly tryMs: number;
  /** Longest in all, waiting and tries together; a request's deadline may be sooner. */
  readonly callMs: number;
  /** Calls that are under way at once; `waiting` more stand behind them, and any other is refused. */
  readonly atOnce: number;
  readonly waiting: number;
  /** Whether an error of the work speaks against the destination; what it refuses by right does not. Without: each does. */
  readonly isFault?: (error: unknown) => boolean;
}

export interface CallOptions {
  /** The destination takes the same call twice for one. Only such a call is made again. */
  readonly idempotent?: boolean;
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
}

export type Work<T> = (signal: AbortSignal) => Promise<T>;

/** What came of the work: an answer, or a refusal that is an answer as well. */
type Outcome<T> = { readonly value: T } | { readonly refusal: unknown };

/**
 * The way to one destination. From the outside in: how long in all, what is made again, how many at once, whether it is left
 * alone, how long one try.
 */
export class Destination {
  readonly name: string;
  readonly breaker: Breaker;
  readonly bulkhead: BulkheadPolicy;
  private readonly budget = new RetryBudget();

  constructor(
    readonly options: DestinationOptions,
    private readonly onRetry: () => void = () => undefined,
  ) {
    this.name = options.name;
    this.breaker = new Breaker(options.name, (error) => this.isFault(error));
    this.bulkhead = bulkhead(options.atOnce, options.waiting);
  }

  /**
   * Calls out. The work ends what it does when its signal aborts; nobody waits for it after that.
   * @throws DomainError `destination_unavailable`, whose cause is a fault of the destination or a `CallRefused`
   * @throws unknown what the work threw, where that is no fault of the destination
   */
  async call<T>(work: Work<T>, { idempotent = false, signal }: CallOptions = {}): Promise<T> {
    this.budget.earn();
    const outcome = await this.calling(work, idempotent, signal).catch((error: unknown) => {
      throw destinationUnavailable(this.name, refusalOf(error, signal));
    });
    if ('refusal' in outcome) throw outcome.refusal;
    return outcome.value;
  }

  private async calling<T>(work: Work<T>, idempotent: boolean, signal?: AbortSignal): Promise<Outcome<T>> {
    const patience = Math.min(this.options.callMs, currentDeadline()?.remainingMs ?? Infinity);
    const inAll = timeout(patience, TimeoutStrategy.Aggressive);
    const policies = [this.bulkhead, this.breaker.policy] as const;
    const policy = idempotent ? wrap(inAll, this.retries(), ...policies) : wrap(inAll, ...policies);
    return await policy.execute((context) => this.try(work, context.signal), signal);
  }

  private async try<T>(work: Work<T>, around: AbortSignal): Promise<Outcome<T>> {
    try {
      const one = timeout(this.options.tryMs, TimeoutStrategy.Aggressive);
      return { value: await one.execute(({ signal }) => work(signal), around) };
    } catch (error) {
      // Cancelled from outside, which says nothing about the destination; or by the try's own end, which does.
      if (error instanceof TaskCancelledError && !around.aborted) throw new CallRefused('timed_out');
      if (around.aborted || this.isFault(error)) throw error;
      return { refusal: error };
    }
  }

  private retries() {
    let made = 0;
    const mayRepeat = (error: unknown) => this.isFault(error) && made++ < MOST_RETRIES && this.budget.spend();
    const backoff = new ExponentialBackoff({
      ...{ generator: fullJitterGenerator, initialDelay: FIRST_PAUSE_MS, maxDelay: LONGEST_PAUSE_MS },
    });
    const policy = retry(handleWhen(mayRepeat), { maxAttempts: MOST_RETRIES, backoff }).dangerouslyUnref();
    policy.onRetry(this.onRetry);
    return policy;
  }

  private isFault(error: unknown): boolean {
    if (error instanceof CallRefused) return error.reason === 'timed_out';
    if (isOfPolicy(error)) return false;
    return this.options.isFault?.(error) ?? true;
  }
}

const isOfPolicy = (error: unknown): boolean =>
  error instanceof TaskCancelledError || error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError;

/** The library's words in ours. */
function refusalOf(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof BrokenCircuitError) return new CallRefused('breaker_open');
  if (error instanceof BulkheadRejectedError) return new CallRefused('crowded');
  if (signal?.aborted) return new CallRefused('cancelled');
  return error instanceof TaskCancelledError ? new CallRefused('timed_out') : error;
}
