import { longestRestMs } from './back-off.js';

const FIRST_MS = 1_000;

interface Rest {
  readonly failures: number;
  /** By `performance.now()`. */
  readonly until: number;
  readonly error: Error;
}

/** What has failed is left alone for a while, twice as long each time. */
export class Rests {
  private readonly byName = new Map<string, Rest>();

  isResting(name: string): boolean {
    return (this.byName.get(name)?.until ?? 0) > performance.now();
  }

  begin(name: string, error: Error): void {
    const failures = (this.byName.get(name)?.failures ?? 0) + 1;
    const pause = Math.min(FIRST_MS * 2 ** (failures - 1), longestRestMs(error));
    this.byName.set(name, { failures, until: performance.now() + pause, error });
  }

  end(name: string): void {
    this.byName.delete(name);
  }

  /** Of something that still rests, or has not been tried again; undefined when all is well. */
  get lastError(): Error | undefined {
    return [...this.byName.values()].at(-1)?.error;
  }
}
