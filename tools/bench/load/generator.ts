import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Cores } from '../machine/cores.ts';
import { onOtherCores } from '../machine/cores.ts';
import type { Target } from './connection.ts';
import type { OpenLoad } from './open-loop.ts';
import type { Outcome } from './outcome.ts';
import type { LoadRequest } from './requests.ts';

/** One load: what to ask whom, and how. */
export interface Order {
  readonly target: Target;
  readonly requests: readonly LoadRequest[];
  /** Where the numbers of the requests begin. */
  readonly first: number;
  readonly loop:
    | { readonly kind: 'closed'; readonly connections: number; readonly milliseconds: number }
    | ({ readonly kind: 'open' } & OpenLoad);
}

/** The generator as a process of its own: what it does is nobody else's CPU time, and nobody's pause is its own. */
export class LoadGenerator {
  readonly #child: ChildProcess;

  /** @param cores where it runs; without, where this program does */
  constructor(cores?: Cores) {
    this.#child = spawn(...onOtherCores(cores, [process.execPath, join(import.meta.dirname, 'program.ts')]), {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  /** @throws Error when the process ends meanwhile */
  async run(order: Order): Promise<Outcome> {
    this.#child.send(order);
    const gone = new AbortController();
    const ended = once(this.#child, 'exit', gone).then(([code]) => {
      throw new Error(`The load generator ended with exit code ${code}`);
    });
    try {
      const [outcome] = (await Promise.race([once(this.#child, 'message', gone), ended])) as [Outcome];
      return outcome;
    } finally {
      ended.catch(() => undefined);
      gone.abort();
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  stop(): void {
    this.#child.kill();
  }
}
