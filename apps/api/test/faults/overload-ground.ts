import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clonedDatabase } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import type { Target } from '../../../../tools/bench/load/connection.ts';
import { LoadGenerator } from '../../../../tools/bench/load/generator.ts';
import type { Order } from '../../../../tools/bench/load/generator.ts';
import type { Outcome } from '../../../../tools/bench/load/outcome.ts';
import type { LoadRequest } from '../../../../tools/bench/load/requests.ts';
import { bind, coresApart, onServerCore } from '../../../../tools/bench/machine/cores.ts';
import type { Cores } from '../../../../tools/bench/machine/cores.ts';
import { populate } from '../../../../tools/bench/stage/world.ts';
import type { Visitor } from '../../../../tools/bench/stage/world.ts';
import { freePort } from '../processes.js';
import { isLong } from './form.js';

const LONGEST_START_MS = 60_000;
const hooks = new URL('../../../../libs/shared/testing/typescript-hooks.mjs', import.meta.url).href;
/** Ends the product with this program, and records where its time goes. */
const leash = new URL('../../../../tools/bench/stage/leash.mjs', import.meta.url).href;
const main = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** Nobody reaches a limit of rates: what is refused here is refused for lack of room. The floor is that of production. */
const settings = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'info',
  LOG_REQUESTS_ONE_IN: '1000',
  METRICS_PORT: '0',
  TRUSTED_PROXY_HOPS: '1',
  OVERLOAD_CONCURRENCY_MIN: '8',
  LIMITS_REQUESTS_PER_PRINCIPAL: '1000000',
  LIMITS_REQUESTS_PER_ADDRESS: '1000000',
  LIMITS_REQUESTS_PER_ORGANIZATION: '1000000',
  LIMITS_STORE_TIMEOUT_MS: '5000',
  ORGANIZATIONS_PER_PERSON_AND_DAY: '100000',
};

/** The product on a core of its own; the generator and, in the long form, PostgreSQL on the other ones. */
export class Ground {
  readonly generator: LoadGenerator;
  #server: ChildProcess | undefined;
  #output: Buffer[] = [];
  #port = 0;
  #first = 0;

  private constructor(
    readonly cores: Cores,
    readonly database: TestDatabase,
    readonly visitors: readonly Visitor[],
  ) {
    this.generator = new LoadGenerator(cores);
    preferred(this.generator.pid);
  }

  static async make(): Promise<Ground> {
    const [cores, database] = [coresApart(), await clonedDatabase()];
    // Before anybody connects who stays.
    if (isLong && cores.others !== null) await bindPostgres(database, cores.others);
    const { visitors } = await populate(database.variables.DATABASE_URL, { organizations: 10, members: 100 });
    return new Ground(cores, database, visitors);
  }

  get target(): Target {
    return { host: '127.0.0.1', port: this.#port };
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    return this.#server?.pid ?? 0;
  }

  get output(): string {
    return Buffer.concat(this.#output).toString();
  }

  get hasEnded(): boolean {
    return this.#server?.exitCode !== null || this.#server.signalCode !== null;
  }

  /** Starts the product, in place of the one before. */
  async start(variables: NodeJS.ProcessEnv = {}): Promise<void> {
    await this.#stop();
    this.#port = await freePort();
    const own = { HOST: '127.0.0.1', PORT: String(this.#port), NODE_OPTIONS: '' };
    const env = { ...process.env, ...settings, ...this.database.variables, ...variables, ...own };
    const words = [process.execPath, '--import', hooks, '--import', leash, main];
    const server = spawn(...onServerCore(this.cores, words), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    [this.#server, this.#output] = [server, []];
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => void this.#output.push(chunk));
    for (const end = Date.now() + LONGEST_START_MS; Date.now() < end && !this.hasEnded; await wait(50))
      if ((await fetch(`${this.url}/health/ready`).catch(() => null))?.ok) return;
    throw new Error(`It did not start: ${this.output.slice(-3000)}`);
  }

  /** Requests of one load do not repeat those of the one before. */
  async load(loop: Order['loop'], requests: readonly LoadRequest[] = this.mix()): Promise<Outcome> {
    const outcome = await this.generator.run({ target: this.target, requests, first: this.#first, loop });
    this.#first += outcome.sent;
    return outcome;
  }

  /** Of ten requests seven read an organization, two list members, and one makes an organization, with an event. */
  mix(): LoadRequest[] {
    return this.visitors.flatMap(({ token, organizationId }, place) => {
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-for': `198.51.100.${(place % 250) + 1}` };
      const path = `/v1/organizations/${organizationId}`;
      const read: LoadRequest = { method: 'GET', path, headers };
      const list: LoadRequest = { method: 'GET', path: `${path}/members?limit=20`, headers };
      const body = JSON.stringify({ name: 'Load', slug: 'load-%number%' });
      const make: LoadRequest = { method: 'POST', path: '/v1/organizations', headers, body };
      return [read, read, list, read, make, read, read, list, read, read];
    });
  }

  async profile(what: 'start' | 'stop', file?: string): Promise<void> {
    this.#server?.send({ profile: what, file });
    if (this.#server) await once(this.#server, 'message');
  }

  async close(): Promise<void> {
    await this.#stop();
    this.generator.stop();
    await this.database.drop();
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    if (!server || this.hasEnded) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
}

/** What the postmaster starts from now on is bound as it is. */
async function bindPostgres(database: TestDatabase, cores: string): Promise<void> {
  // The first line of postmaster.pid is its process.
  const [row] = await database.query<{ pid: number }>(
    `select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`,
  );
  const failure = bind(row?.pid ?? 0, cores);
  if (failure) throw new Error(`PostgreSQL cannot be bound to a core: ${failure}`);
}

/**
 * On two cores the generator shares one with PostgreSQL, and would report its own waits for it as answers that are late. Where
 * it may go first, it does: its share of the core is burnt while the peak is found.
 */
function preferred(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_HIGH);
  } catch {
    // Only an administrator may: without it bounds of time may be missed on two cores, and counts hold.
  }
}
