import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { statusOf } from '../../runner/app.ts';
import { root } from '../../runner/places.ts';
import { exitOf } from '../../runner/processes.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Target } from '../load/connection.ts';
import type { Cores } from '../machine/cores.ts';
import { onServerCore } from '../machine/cores.ts';

const leash = join(import.meta.dirname, 'leash.mjs');
const START_MILLISECONDS = 60_000;

export interface ServerOptions {
  readonly name: string;
  /** The built program. */
  readonly program: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly cores: Cores;
  /** Where its log goes. */
  readonly log: string;
}

/** A server that is measured: alone on its core, with its log in a file. */
export class ServerProcess {
  readonly name: string;
  readonly target: Target;
  readonly #child: ChildProcess;
  readonly #log: string;

  private constructor({ name, program, port, env, cores, log }: ServerOptions) {
    this.name = name;
    this.target = { host: '127.0.0.1', port };
    this.#log = log;
    const output = openSync(log, 'w');
    this.#child = spawn(...onServerCore(cores, [process.execPath, '--import', leash, program]), {
      cwd: root,
      env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
  }

  /** @throws Refusal with the last of its log when it does not become ready */
  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = new ServerProcess(options);
    const end = Date.now() + START_MILLISECONDS;
    while (server.#child.exitCode === null && Date.now() < end) {
      if ((await statusOf(`http://127.0.0.1:${options.port}/health/ready`)) === 200) return server;
      await delay(25);
    }
    await server.stop();
    throw new Refusal(`${server.name} did not start:\n${server.log().slice(-3000)}`, 'Mend what it says above');
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  log(): string {
    return readFileSync(this.#log, 'utf8');
  }

  /** Begins to record where its time goes, or writes down what was recorded. */
  async profile(what: 'start' | 'stop', file?: string): Promise<void> {
    this.#child.send({ profile: what, file });
    await once(this.#child, 'message');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await exitOf(this.#child);
  }
}
