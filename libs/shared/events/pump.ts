import { Logger } from '@nestjs/common';

const LONGEST_PAUSE_MS = 30_000;

/** Repeats a step as long as there is work, then sleeps until it is woken or its poll is due. */
export class Pump {
  private readonly logger = new Logger(Pump.name);
  private readonly done: Promise<void>;
  private stopped = false;
  private woken = false;
  private failures = 0;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly name: string,
    private readonly step: () => Promise<boolean>,
    private readonly pollMs: number,
  ) {
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
      const worked = await this.step();
      this.failures = 0;
      return worked;
    } catch (error) {
      this.failures++;
      this.logger.error({ event: 'events.pump_failed', pump: this.name, err: error }, `${this.name} failed`);
      return false;
    }
  }

  private sleep(): Promise<void> {
    const pause = Math.min(this.pollMs * 2 ** this.failures, LONGEST_PAUSE_MS);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
