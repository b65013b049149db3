import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { exitOf, waitFor } from '../processes.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { address, serverEnvironment } from './cluster.ts';
import { clearLeftover, endServer, readPidFile } from './pid-file.ts';
import { startWords } from './settings.ts';

const START_MILLISECONDS = 60_000;
const LONGEST_PAUSE = 30_000;
/** A server that ran this long was sound: the pauses start from the shortest again. */
const SOUND_AFTER = 60_000;

/** A PostgreSQL server that is ours: started, watched, started again when it dies, and stopped. */
export class Server {
  readonly cluster: Cluster;
  readonly #binaries: Binaries;
  readonly #account: Account | null;
  readonly #words: string[];
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(cluster: Cluster, binaries: Binaries, account: Account | null, speed: 'safe' | 'test') {
    this.cluster = cluster;
    this.#binaries = binaries;
    this.#account = account;
    this.#words = startWords(cluster, speed);
  }

  /** Address for the superuser of one database. */
  url(database: string): string {
    return address(this.cluster.password, this.cluster.port, database);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Starts the server and watches over it: `onDeath` hears of each time that it had to be started again. */
  async start(onDeath: (words: string) => void): Promise<void> {
    await this.#launch();
    void this.#watch(onDeath);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    await endServer(child.pid);
  }

  async #launch(): Promise<void> {
    const log = openSync(this.cluster.log, 'a', 0o600);
    // In a group of its own: Ctrl-C in the terminal must reach us alone, so that the program stops before its database.
    const child = spawn(this.#binaries.postgres, this.#words, {
      ...identity(this.#account),
      cwd: '/',
      env: serverEnvironment,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#child = child;
    let failed: Error | undefined;
    child.once('error', (error) => (failed = error));
    const hasEnded = () => failed !== undefined || child.exitCode !== null || child.signalCode !== null;
    // A server that was killed leaves its file behind, and that one says "ready" as well.
    const isReady = () => {
      const file = readPidFile(this.cluster.data);
      return file?.ready === true && file.pid === child.pid;
    };
    const settled = await waitFor(() => hasEnded() || isReady(), START_MILLISECONDS);
    if (settled && !hasEnded()) return;
    if (child.pid && !hasEnded()) await endServer(child.pid);
    throw new Refusal(
      `PostgreSQL did not start: ${failed?.message ?? lastWords(this.cluster.log)}`,
      `See ${this.cluster.log}`,
    );
  }

  async #watch(onDeath: (words: string) => void): Promise<void> {
    for (let pause = 500; !this.#stopping; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const began = Date.now();
      if (this.#child) await exitOf(this.#child);
      if (this.#stopping) return;
      if (Date.now() - began > SOUND_AFTER) pause = 500;
      onDeath(`PostgreSQL died; starting it again in ${pause / 1000} s (${this.cluster.log})`);
      await delay(pause, undefined, { ref: false });
      if (this.#stopping) return;
      await clearLeftover(this.cluster.data);
      await this.#launch().catch((error: unknown) => onDeath(error instanceof Error ? error.message : String(error)));
    }
  }
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const telling = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return telling.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '');
}
