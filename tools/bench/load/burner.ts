import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Cores } from '../machine/cores.ts';
import { onOtherCores } from '../machine/cores.ts';

/**
 * Takes a part of a core, and does nothing with it: what a generator takes when it asks more. A peak that is found while it
 * burns is one that the machine has left for the server when the generator works at full load.
 */
export class Burner {
  readonly #child: ChildProcess;

  /** @param share of one core, from 0 to 1 */
  constructor(share: number, cores?: Cores) {
    const words = [process.execPath, join(import.meta.dirname, 'burn.ts'), String(share)];
    this.#child = spawn(...onOtherCores(cores, words), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  stop(): void {
    this.#child.kill();
  }
}
