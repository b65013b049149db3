import { Logger } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';

const FINISH_AND_CLOSE_MS = 10_000;

/**
 * Keeps the program running until it is told to stop (SIGTERM, SIGINT), then drains and exits with 0. An error that
 * nobody caught leaves unknown state behind, so it drains too, and exits with 1. If closing hangs, a watchdog ends
 * the process 10 s after the drain time, so 15 s by default.
 */
export function runUntilStopped(app: INestApplicationContext, { drainMs }: { readonly drainMs: number }): void {
  const logger = new Logger('health');
  let stopping = false;
  const stop = async (code: 0 | 1): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), drainMs + FINISH_AND_CLOSE_MS).unref();
    try {
      await app.close();
    } catch (error) {
      logger.error({ event: 'health.shutdown_failed', msg: 'Closing failed', err: error });
      process.exit(1);
    }
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ event: 'health.uncaught', msg: 'An error was caught by nobody', err: error });
      void stop(1);
    });
  }
}
