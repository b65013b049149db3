import { AsyncLocalStorage } from 'node:async_hooks';
import { kernelErrors } from '../errors/index.js';

/** What the work below may know of the moment by which it has to be over. */
export interface Deadline {
  /** Whole milliseconds that are left; 0 when it has passed. */
  readonly remainingMs: number;
  /** Aborts at the deadline, with the refusal that its caller gets: `deadline_exceeded`. */
  readonly signal: AbortSignal;
}

const current = new AsyncLocalStorage<OpenDeadline>();

/**
 * A deadline whose owner ends it. It counts by the monotonic clock: setting the time of day moves no deadline. It never
 * outlasts the one that it is opened within. The signal is made for who asks: most requests never do.
 */
export class OpenDeadline implements Deadline {
  private readonly outer = within();
  private readonly expiresAt: number;
  private readonly timer: NodeJS.Timeout;
  private controller: AbortController | undefined;
  private state: 'running' | 'passed' | 'closed' = 'running';

  /** @param whenPassed told at the deadline, unless it was closed before */
  constructor(ms: number, whenPassed: () => void = () => undefined) {
    const now = performance.now();
    this.expiresAt = Math.min(now + ms, this.outer?.expiresAt ?? Infinity);
    this.timer = setTimeout(() => {
      this.state = 'passed';
      this.controller?.abort(kernelErrors.deadlineExceeded());
      whenPassed();
    }, this.expiresAt - now);
  }

  get remainingMs(): number {
    return this.hasPassed ? 0 : Math.max(0, Math.ceil(this.expiresAt - performance.now()));
  }

  get hasPassed(): boolean {
    return this.state === 'passed';
  }

  get signal(): AbortSignal {
    this.controller ??= new AbortController();
    if (this.hasPassed) this.controller.abort(kernelErrors.deadlineExceeded());
    return this.controller.signal;
  }

  /** Runs work that has to be over by then. */
  run<T>(work: () => T): T {
    return current.run(this, work);
  }

  /** The work is over: no timer is left. What it left running is bound no more, unless the deadline had passed. */
  close(): void {
    clearTimeout(this.timer);
    if (this.state === 'running') this.state = 'closed';
  }

  /** The innermost one that still binds. */
  binding(): OpenDeadline | undefined {
    return this.state === 'closed' ? this.outer?.binding() : this;
  }
}

const within = (): OpenDeadline | undefined => current.getStore()?.binding();

/** The deadline of what runs here; undefined where nobody waits for it. */
export const currentDeadline = (): Deadline | undefined => within();

/** Runs what outlives its cause, such as the effect of a commit: no deadline binds it. */
export const outsideOfDeadlines = <T>(work: () => T): T => current.exit(work);

/**
 * Gives what the work gives, or fails with `deadline_exceeded` so many milliseconds from now, whatever the work does:
 * what it gives after that is dropped. A deadline around it is never lengthened.
 */
export async function withDeadline<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const deadline = new OpenDeadline(ms, () => reject(kernelErrors.deadlineExceeded()));
  try {
    return await Promise.race([deadline.run(work), promise]);
  } finally {
    deadline.close();
  }
}
