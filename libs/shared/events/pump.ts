import { Logger } from '@nestjs/common';
import { longestRestMs } from './back-off.js';

const BREATH_MS = 5;

interface Pumping {
  /** What is pumped: `relay`, `handlers`, … */
  readonly kind: string;
  readonly module: string;
  /** Does what there is, as much as one step holds. @returns how much that was */
  readonly step: () => Promise<number>;
  /** How much one step holds: after as much the next one follows at once. */
  readonly capacity: number;
  /** How long to sleep when there was none. */
  readonly pauseMs: () => number;
  /** Told of each step that failed. */
  readonly onFailure?: (pump: Pump) => void;
}

/**
 * Repeats a step as long as there is work, then sleeps until it is woken or its poll is due. After a step that was not full it
 * draws a breath first: where much comes, it comes in fewer and larger steps.
 */
export class Pump {
  readonly name: string;
  private readonly logger = new Logger('events');
  private readonly done: Promise<void>;
  private stopped = false;
  private woken = false;
  private failures = 0;
  private longestRestMs = 0;
  private wakeUp: (stopping: boolean) => void = () => undefined;

  constructor(readonly what: Pumping) {
    this.name = `${what.kind} of ${what.module}`;
    this.done = this.run();
  }

  wake(): void {
    this.woken = true;
    // While steps fail, only time helps: a nudge must not turn back-off into a busy loop.
    if (this.failures === 0) this.wakeUp(false);
  }

  /** Starts no further step, and resolves when the running one has ended. */
  stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp(true);
    return this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const done = await this.tryStep();
      if (done >= this.what.capacity) continue;
      if (done > 0) await this.sleep(BREATH_MS, false);
      else if (!(this.woken && this.failures === 0)) await this.sleep(this.pauseMs(), true);
    }
  }

  private async tryStep(): Promise<number> {
    try {
      const done = await this.what.step();
      this.failures = 0;
      return done;
    } catch (error) {
      this.failures++;
      this.longestRestMs = longestRestMs(error);
      this.logger.error({ event: 'events.pump_failed', pump: this.name, err: error, msg: `${this.name} failed` });
      this.what.onFailure?.(this);
      return 0;
    }
  }

  private pauseMs(): number {
    const usual = this.what.pauseMs();
    return this.failures === 0 ? usual : Math.min(usual * 2 ** this.failures, this.longestRestMs);
  }

  private async sleep(pause: number, lightly: boolean): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.wakeUp = (stopping) => {
        if (!lightly && !stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
