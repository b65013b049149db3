import { Logger } from '@nestjs/common';

/** However often it has failed. */
const LONGEST_PAUSE_MS = 30_000;

interface Pumping {
  /** What is pumped: `relay`, `handlers`, … */
  readonly kind: string;
  readonly module: string;
  /** True when there was work, and there may be more. */
  readonly step: () => Promise<boolean>;
  /** How long to sleep when there was none. */
  readonly pauseMs: () => number;
  /** Told of each step that failed. */
  readonly onFailure?: (pump: Pump) => void;
}

/** Repeats a step as long as there is work, then sleeps until it is woken or its poll is due. */
export class Pump {
  readonly name: string;
  private readonly logger = new Logger('events');
  private readonly done: Promise<void>;
  private stopped = false;
  private woken = false;
  private failures = 0;
  private wakeUp: (() => void) | undefined;

  constructor(readonly what: Pumping) {
    this.name = `${what.kind} of ${what.module}`;
    this.done = this.run();
  }

  wake(): void {
    this.woken = true;
    // While steps fail, only time helps: a nudge must not turn back-off into a busy loop.
    if (this.failures === 0) this.wakeUp?.();
  }

  /** Starts no further step, and resolves when the running one has ended. */
  stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    return this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.woken = false;
      const worked = await this.tryStep();
      if (!worked && !this.stopped && !(this.woken && this.failures === 0)) await this.sleep();
    }
  }

  private async tryStep(): Promise<boolean> {
    try {
      const worked = await this.what.step();
      this.failures = 0;
      return worked;
    } catch (error) {
      this.failures++;
      this.logger.error({ event: 'events.pump_failed', pump: this.name, err: error, msg: `${this.name} failed` });
      this.what.onFailure?.(this);
      return false;
    }
  }

  private sleep(): Promise<void> {
    const usual = this.what.pauseMs();
    const pause = this.failures === 0 ? usual : Math.min(usual * 2 ** this.failures, LONGEST_PAUSE_MS);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
