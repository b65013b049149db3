import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../runner/ports.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Target } from '../load/connection.ts';
import { Launched } from './launch.ts';
import type { LaunchOptions, Phases } from './launch.ts';

const FIRST_PORT = 15_500;

/** One start, in milliseconds. */
export interface Start {
  readonly phases: Phases;
  /** From the call that starts the process to the first 200 of /health/ready. */
  readonly ready: number;
  /** From then to the answer of the first request. */
  readonly firstRequest: number;
}

/** What is started, and what it is asked first. */
export interface Program extends Pick<LaunchOptions, 'name' | 'program' | 'env' | 'cores'> {
  readonly firstPath: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Starts one program again and again, with Node's compile cache and without. */
export class Starts {
  readonly #program: Program;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bulkhead-starts-'));
  readonly #cache = join(this.#folder, 'cache');
  #count = 0;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Fills the compile cache by a start that ends in peace. @returns how many files were compiled */
  async fillCache(): Promise<number> {
    const launched = await this.#launch(this.#cache);
    await launched.stop('SIGTERM');
    const files = filesBelow(this.#cache);
    if (files > 0) return files;
    throw new Refusal(`${this.#program.name} left no compile cache behind`, 'main.ts calls enableCompileCache()');
  }

  /** @param kind `cold` has an empty compile cache, as a fresh clone has; the files themselves are in memory for both */
  async start(kind: 'cold' | 'warm'): Promise<Start> {
    const launched = await this.#launch(kind === 'warm' ? this.#cache : join(this.#folder, `cold-${this.#count}`));
    try {
      const began = performance.now();
      await this.#ask(launched.target);
      return { phases: launched.phases, ready: launched.milliseconds, firstRequest: performance.now() - began };
    } finally {
      await launched.stop();
    }
  }

  /** Records one warm start. @returns the profile's file */
  async profile(): Promise<string> {
    const folder = join(this.#folder, 'profile');
    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200'];
    const launched = await this.#launch(this.#cache, flags);
    await launched.stop('SIGTERM');
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Refusal(`${this.#program.name} left no profile behind`, 'npm run bench -- boot');
    return join(folder, file);
  }

  /** One that goes on. */
  launchWarm(): Promise<Launched> {
    return this.#launch(this.#cache);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #launch(cache: string, flags: string[] = []): Promise<Launched> {
    mkdirSync(cache, { recursive: true });
    const count = this.#count++;
    return Launched.start({
      ...this.#program,
      flags,
      port: await freePort(FIRST_PORT + (count % 100)),
      env: { ...this.#program.env, NODE_COMPILE_CACHE: cache },
      log: join(this.#folder, `${count}.log`),
    });
  }

  async #ask({ host, port }: Target): Promise<void> {
    const { name, firstPath, headers } = this.#program;
    const response = await fetch(`http://${host}:${port}${firstPath}`, { headers });
    const text = await response.text();
    if (response.status === 200) return;
    throw new Refusal(`${name} answered its first request ${response.status}: ${text}`, 'npm run bench -- boot');
  }
}

const filesBelow = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile()).length;
