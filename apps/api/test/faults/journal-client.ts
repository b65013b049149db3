import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allowedCores } from '../../../../tools/bench/machine/cores.ts';
import { spawnTypeScript } from '../processes.js';
import { isLong } from './form.js';
import type { Entry } from './journal.js';
import type { Order } from './journal-program.js';
import type { Outcome, Traffic } from './journal-writers.js';

const program = fileURLToPath(new URL('./journal-program.ts', import.meta.url));

/** Clients in a process of their own, so that what they burn is nobody else's. */
export class JournalClient {
  private readonly child: ChildProcess;
  private last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.child = spawnTypeScript(program, { ...process.env, NODE_OPTIONS: '' });
    this.child.stderr?.pipe(process.stderr);
    if (isLong) pin(this.child.pid ?? 0);
  }

  start(traffic: Traffic): Promise<void> {
    return this.order({ what: 'start', traffic });
  }

  /** How many requests were begun since the start. */
  asked(): Promise<number> {
    return this.order({ what: 'asked' });
  }

  /** Waits for all answers. */
  stop(): Promise<Outcome> {
    return this.order({ what: 'stop' });
  }

  /** Finds out what became of unknown operations, by their keys. @returns the whole journal, as it then stands */
  async retry(traffic: Traffic, entries: readonly Entry[]): Promise<Entry[]> {
    const unknown = entries.filter(({ outcome }) => outcome === 'unknown');
    const known = await this.order<Entry[]>({ what: 'retry', traffic, entries: unknown });
    return [...entries.filter(({ outcome }) => outcome !== 'unknown'), ...known];
  }

  /** The most that these clients get answered in a second, each asking again as soon as it was. */
  async peak(traffic: Omit<Traffic, 'pace'>, clients: number, milliseconds: number): Promise<number> {
    await this.start({ ...traffic, pace: { clients } });
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const { failed, failures, requests, seconds } = await this.stop();
    if (failed > requests / 10) throw new Error(`The peak cannot be found: ${failed} failed, first ${failures[0]}`);
    return (requests - failed) / seconds;
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  /** One order at a time. */
  private order<T>(order: Order): Promise<T> {
    const answered = this.last.then(async () => {
      const answer = once(this.child, 'message');
      this.child.send(order);
      return ((await answer) as [T])[0];
    });
    this.last = answered.catch(() => undefined);
    return answered;
  }
}

/** Keeps a load on one core, so that the other ones are the product's; where that can be done. */
function pin(pid: number): void {
  if (process.platform !== 'linux') return;
  const [core] = allowedCores(readFileSync('/proc/self/status', 'utf8'));
  spawnSync('taskset', ['-a', '-c', '-p', String(core ?? 0), String(pid)]);
}
