/** Why a call was not made, or not waited for. */
export type RefusalReason = 'breaker_open' | 'cancelled' | 'crowded' | 'timed_out';

const sentences: Readonly<Record<RefusalReason, string>> = {
  breaker_open: 'it has failed too often just now, and is left alone for a while',
  cancelled: 'whoever wanted it has given up',
  crowded: 'too many calls to it are under way and wait',
  timed_out: 'it did not answer in time',
};

/** What the policy itself decided, as the cause of `destination_unavailable`. */
export class CallRefused extends Error {
  /** Where failures are told by their code. */
  readonly code: string;

  constructor(readonly reason: RefusalReason) {
    super(`The call was given up: ${sentences[reason]}`);
    this.name = 'CallRefused';
    this.code = reason;
  }
}
