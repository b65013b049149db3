import { currentDeadline } from '../deadlines/index.js';
import { kernelErrors } from '../errors/index.js';

/** What every login has as its `statement_timeout`: see `provision`. A deadline shortens it, and never lengthens it. */
export const LONGEST_STATEMENT_MS = 10_000;
/** The client's own bound, where no deadline is shorter: for a server that does not even end its statements. */
export const LONGEST_ANSWER_MS = LONGEST_STATEMENT_MS + 1_000;
/** Rounded up to these, so that the server sees few texts. */
const STEP_MS = 100;

/** @throws `deadline_exceeded` when there is no time left: what nobody waits for is not begun. */
function longestNow(): number {
  const { remainingMs = Infinity } = currentDeadline() ?? {};
  if (remainingMs === 0) throw kernelErrors.deadlineExceeded();
  return Math.min(Math.ceil(remainingMs / STEP_MS) * STEP_MS, LONGEST_STATEMENT_MS);
}

const setting = (ms: number): string => `set local statement_timeout = ${ms}`;

/** For a message of its own: the setting and what separates it from the statement; nothing where the login's is as long. */
export function limitOfOne(): string {
  const ms = longestNow();
  return ms < LONGEST_STATEMENT_MS ? `${setting(ms)}; ` : '';
}

/** How long the server may work on one statement of a transaction, as far as it has been told. */
export class StatementLimit {
  private toldMs = LONGEST_STATEMENT_MS;

  /** For the message that begins the transaction. */
  first(): string {
    return this.tell(longestNow(), 1);
  }

  /** For before a later statement: the server counts each from its own beginning, so it is told again as time runs out. */
  renewed(): string {
    return this.tell(longestNow(), 0.5);
  }

  private tell(ms: number, below: number): string {
    if (ms >= this.toldMs * below) return '';
    this.toldMs = ms;
    return setting(ms);
  }
}
