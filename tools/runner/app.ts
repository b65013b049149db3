import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Address } from './address.ts';
import { built, inRoot, root } from './places.ts';
import { exitOf } from './processes.ts';
import { Refusal } from './refusal.ts';

const leash = inRoot('tools', 'runner', 'leash.mjs');
const START_MILLISECONDS = 60_000;
/** Longer than the server's own watchdog over its shutdown. */
const STOP_MILLISECONDS = 20_000;

/** A smaller young generation: 20 MB less at rest, for a little more work under load, which production has. */
const frugal = (variables: NodeJS.ProcessEnv) =>
  variables.NODE_ENV === 'production' ? [] : ['--max-semi-space-size=4'];

/** Traces are made where somebody collects them. */
const traced = (variables: NodeJS.ProcessEnv) =>
  variables.OTEL_EXPORTER_OTLP_ENDPOINT ? ['--import', built('tracing')] : [];

/** The built server as a child process. */
export class App {
  readonly #child: ChildProcess;
  readonly exit: Promise<number>;

  #log = '';

  /** @param output `kept` keeps what the server says, for `log` */
  constructor(variables: NodeJS.ProcessEnv, output: 'shown' | 'kept' = 'shown') {
    // In a group of its own: Ctrl-C reaches us, and we tell the server, once.
    const words = [...frugal(variables), '--import', leash, ...traced(variables), built('main')];
    this.#child = spawn(process.execPath, words, {
      cwd: root,
      env: variables,
      detached: true,
      stdio: output === 'shown' ? ['ignore', 'inherit', 'inherit', 'ipc'] : ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#log += chunk.toString()));
    this.exit = exitOf(this.#child);
  }

  /** What it has said so far, where that is kept. */
  get log(): string {
    return this.#log;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until the server says that it is ready for requests. */
  async ready({ url }: Address): Promise<{ says: string }> {
    const end = Date.now() + START_MILLISECONDS;
    while (!this.hasEnded) {
      if ((await statusOf(`${url}/health/ready`)) === 200) return { says: `serves ${url}` };
      if (Date.now() > end) {
        throw new Refusal(
          `The server did not become ready: ${url}/health/ready says why`,
          'npm run db:migrate, then again',
        );
      }
      await delay(25);
    }
    throw new Refusal(
      `The server ended with exit code ${await this.exit} before it was ready`,
      'Mend what it says above',
    );
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return;
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.kill(), STOP_MILLISECONDS);
    await this.exit;
    clearTimeout(late);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** The status that an address answers with; 0 when nobody answers. */
export const statusOf = (url: string): Promise<number> =>
  new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(0));
  });
