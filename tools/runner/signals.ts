import { parentOf } from './processes.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Somebody's wish that we end: Ctrl-C, a supervisor's SIGTERM, a closed terminal, or the end of npm above us. */
export class StopRequest {
  /** Resolves with the reason. */
  readonly asked: Promise<string>;

  /** @param onSecond what a second wish does: the first one takes too long for somebody */
  constructor(onSecond: () => void) {
    const { promise, resolve } = Promise.withResolvers<string>();
    let count = 0;
    const listener = (signal: string) => (count++ === 0 ? resolve(signal) : onSecond());
    for (const signal of signals) process.on(signal, listener);
    watchParent(() => resolve('npm has ended'));
    this.asked = promise;
  }
}

/**
 * npm does not hand SIGTERM on, it just dies: whoever stops `npm start` that way must not be left with our children.
 * Above us stands npm's shell, and above that npm itself; either may go.
 */
function watchParent(onGone: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const above = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const first = above();
  setInterval(() => above() !== first && onGone(), 500).unref();
}
