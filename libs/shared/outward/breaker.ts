import { circuitBreaker, CircuitState, CountBreaker, ExponentialBackoff, handleWhen } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';
import { Logger } from '@nestjs/common';
import { wordFor } from './word-for.js';

/** Opens when more than half of the last calls failed: by counts, so that it judges ten calls a day and a second alike. */
const judged = { threshold: 0.5, size: 20, minimumNumberOfCalls: 5 };
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** Half of each pause is random: processes must not all knock at the same moment. */
const pauses = () =>
  new ExponentialBackoff<number>({
    initialDelay: FIRST_PAUSE_MS,
    maxDelay: LONGEST_PAUSE_MS,
    generator: (attempts = 0, { initialDelay, maxDelay }) => {
      const pause = Math.min(maxDelay, initialDelay * 2 ** attempts);
      return [Math.floor((pause + Math.random() * pause) / 2), attempts + 1];
    },
  });

/** Leaves a destination alone that fails, and lets one call through now and then to see whether it is back. */
export class Breaker {
  readonly policy: CircuitBreakerPolicy;
  private readonly logger = new Logger('outward');
  private isTold = false;

  constructor(
    private readonly destination: string,
    isFault: (error: unknown) => boolean,
  ) {
    this.policy = circuitBreaker(handleWhen(isFault), {
      halfOpenAfter: pauses(),
      breaker: new CountBreaker(judged),
    });
    this.policy.onBreak((broken) => this.opened('error' in broken ? broken.error : undefined));
    this.policy.onReset(() => this.closed());
  }

  get isOpen(): boolean {
    return this.policy.state !== CircuitState.Closed;
  }

  /** Changes are worth a line, the state is not. */
  private opened(error: unknown): void {
    if (this.isTold) return;
    this.isTold = true;
    const { destination } = this;
    const msg = 'A destination fails too often, and is left alone but for single tries';
    this.logger.warn({ event: 'outward.breaker_opened', destination, reason: wordFor(error), msg });
  }

  private closed(): void {
    if (!this.isTold) return;
    this.isTold = false;
    const { destination } = this;
    this.logger.log({ event: 'outward.breaker_closed', destination, msg: 'A destination answers again' });
  }
}
