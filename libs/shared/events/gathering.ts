import { setTimeout as wait } from 'node:timers/promises';

/**
 * Hands names on together: the first at once, those that come meanwhile with the next hand-over. One is under way at
 * most, and then there is a pause; so however many come, hand-overs are few.
 */
export class Gathering {
  private readonly names = new Set<string>();
  private running: Promise<void> | undefined;
  private readonly hurry = new AbortController();

  /** @param handOver must not fail */
  constructor(
    private readonly handOver: (names: readonly string[]) => Promise<void>,
    private readonly pauseMs: number,
  ) {}

  add(name: string): void {
    this.names.add(name);
    this.running ??= this.run();
  }

  /** Hands on what is there, without pauses from now on. */
  async end(): Promise<void> {
    this.hurry.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.names.size > 0) {
      const names = [...this.names];
      this.names.clear();
      await this.handOver(names);
      await wait(this.pauseMs, undefined, { signal: this.hurry.signal }).catch(() => undefined);
    }
    this.running = undefined;
  }
}
