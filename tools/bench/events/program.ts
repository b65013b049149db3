import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { root } from '../../runner/places.ts';
import { exitOf } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import { onServerCore } from '../machine/cores.ts';
import type { Cores } from '../machine/cores.ts';
import { cpuNanoseconds } from '../machine/usage.ts';
import type { Asked, Said } from './servers/asked.ts';

const LONGEST_MS = 120_000;

interface ProgramOptions {
  readonly words: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where it is to have a core to itself. */
  readonly cores: Cores | null;
  readonly log: string;
}

/** A producer or a worker: a process of its own, which does what it is told and says when it is done. */
export class Program {
  readonly #child: ChildProcess;
  readonly #log: string;

  private constructor({ words, env, cores, log }: ProgramOptions) {
    const [command, args] = cores ? onServerCore(cores, [process.execPath, ...words]) : [process.execPath, [...words]];
    const output = openSync(log, 'w');
    this.#log = log;
    this.#child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output, output, 'ipc'] });
    closeSync(output);
  }

  static async start(options: ProgramOptions): Promise<Program> {
    const program = new Program(options);
    await program.hears('ready');
    return program;
  }

  /** CPU of the process so far. */
  get cpuNanoseconds(): number {
    return cpuNanoseconds(this.#child.pid ?? 0);
  }

  /** Lets it publish, until all is committed. */
  async publish(asked: Asked): Promise<void> {
    this.#child.send(asked);
    await this.hears('published');
  }

  /** @throws Refusal with the last of its log when it ends, or says nothing for two minutes */
  async hears(kind: Said['kind']): Promise<void> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), LONGEST_MS);
    const gone = () => patience.abort();
    this.#child.once('exit', gone);
    try {
      for (;;) {
        const [said] = (await once(this.#child, 'message', { signal: patience.signal })) as [Said];
        if (said.kind === kind) return;
      }
    } catch {
      throw new Refusal(`A program was not ${kind}:\n${readFileSync(this.#log, 'utf8').slice(-3000)}`, 'Mend that');
    } finally {
      clearTimeout(timer);
      this.#child.off('exit', gone);
    }
  }

  async stop(): Promise<void> {
    if (this.#hasEnded()) return;
    this.#child.kill('SIGTERM');
    await exitOf(this.#child);
  }

  async kill(): Promise<void> {
    if (this.#hasEnded()) return;
    this.#child.kill('SIGKILL');
    await exitOf(this.#child);
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
