import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../runner/ports.ts';
import { query } from '../../runner/postgres/query.ts';
import type { TestCluster } from '../../runner/postgres/test-cluster.ts';
import { startTestCluster } from '../../runner/postgres/test-cluster.ts';
import { runPrograms } from '../../runner/prepare.ts';
import { asProduction, ofThisMachine, withoutLogin } from '../../runner/production.ts';
import type { Stages } from '../../runner/stages.ts';
import type { Cores } from '../machine/cores.ts';
import { divideCores } from '../machine/cores.ts';
import { refuseUncountable } from '../machine/usage.ts';
import { ServerProcess } from './server-process.ts';
import { takeSnapshot } from './snapshot.ts';
import type { Snapshot } from './snapshot.ts';
import { populate } from './world.ts';
import type { World } from './world.ts';

const database = 'bench';
const FIRST_PORT = 14_000;
const mend = 'npm run bench';

/** A server to be measured: its program, and what it is told beyond what all are told. */
export interface Contender {
  readonly name: string;
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A PostgreSQL with the product's schemas and people in them, and servers on it. */
export class Stage {
  readonly cores: Cores;
  readonly cluster: TestCluster;
  readonly world: World;
  readonly #snapshot: Snapshot;
  readonly #production: Record<string, string>;
  readonly #logs = mkdtempSync(join(tmpdir(), 'bulkhead-bench-'));
  readonly #servers: ServerProcess[] = [];

  private constructor(
    parts: Pick<Stage, 'cores' | 'cluster' | 'world'>,
    snapshot: Snapshot,
    production: Record<string, string>,
  ) {
    this.cores = parts.cores;
    this.cluster = parts.cluster;
    this.world = parts.world;
    this.#snapshot = snapshot;
    this.#production = production;
  }

  static async open(stages: Stages): Promise<Stage> {
    refuseUncountable();
    const cores = divideCores();
    const { cluster } = await stages.run('postgres', async () => ({
      cluster: await startTestCluster('safe'),
      says: `throw-away PostgreSQL that syncs as in production; ${cores.says}`,
    }));
    try {
      const admin = cluster.server.url(database);
      await query(cluster.server.url('postgres'), `create database ${database}`);
      const production = asProduction(withoutLogin(admin));
      const env = { ...ofThisMachine(), ...production, DATABASE_URL: admin };
      const snapshot = await takeSnapshot(stages, () =>
        runPrograms(['provision', 'migrate'], env, mend).then(() => undefined),
      );
      const { world } = await stages.run('people', async () => ({
        world: await populate(admin),
        says: '20 organizations of 1,000 members',
      }));
      return new Stage({ cores, cluster, world }, snapshot, production);
    } catch (error) {
      await cluster.destroy();
      throw error;
    }
  }

  /** The superuser's address of the database. */
  get url(): string {
    return this.cluster.server.url(database);
  }

  /** A built file, by the path of its source. */
  file(source: string): string {
    return this.#snapshot.file(source);
  }

  /** What a server is started with. @param databasePort a wire to PostgreSQL, instead of PostgreSQL itself */
  environment(databasePort?: number): NodeJS.ProcessEnv {
    const url = new URL(this.#production.DATABASE_URL ?? '');
    if (databasePort !== undefined) url.port = String(databasePort);
    return { ...ofThisMachine(), ...this.#production, DATABASE_URL: url.href, ...this.#logins(url), ...asked };
  }

  /** @param databasePort as for `environment` */
  async start({ name, program, env }: Contender, databasePort?: number): Promise<ServerProcess> {
    const server = await ServerProcess.start({
      name,
      program: this.file(program),
      port: await freePort(FIRST_PORT + this.#servers.length),
      env: { ...this.environment(databasePort), ...env },
      cores: this.cores,
      log: join(this.#logs, `${this.#servers.length}-${name}.log`),
    });
    this.#servers.push(server);
    return server;
  }

  async close(): Promise<void> {
    for (const server of this.#servers) await server.stop();
    await this.cluster.destroy();
    this.#snapshot.remove();
    rmSync(this.#logs, { recursive: true, force: true });
  }

  /** For servers that log in as the product's modules do: derived from its secret, as `roles.ts` does it. */
  #logins({ port }: URL): Record<string, string> {
    const admin = Object.assign(new URL(this.url), { port });
    const secret = this.#production.DATABASE_LOGIN_SECRET ?? '';
    const passwordOf = (module: string) =>
      createHmac('sha256', secret).update(`bulkhead_${module}`).digest('base64url');
    const modules = ['identity', 'organizations', 'limits'];
    return {
      BENCH_ADMIN_URL: admin.href,
      BENCH_PASSWORDS: JSON.stringify(Object.fromEntries(modules.map((it) => [it, passwordOf(it)]))),
    };
  }
}

/** Everything on, and no limit reached: what is refused would be cheap. */
export const asked = {
  ROLE: 'api',
  METRICS_PORT: '0',
  LOG_LEVEL: 'info',
  TRUSTED_PROXY_HOPS: '1',
  LIMITS_REQUESTS_PER_PRINCIPAL: '1000000',
  LIMITS_REQUESTS_PER_ADDRESS: '1000000',
  LIMITS_REQUESTS_PER_ORGANIZATION: '1000000',
  LIMITS_STORE_TIMEOUT_MS: '5000',
  ORGANIZATIONS_PER_PERSON_AND_DAY: '100000',
  OVERLOAD_CONCURRENCY_MIN: '256',
};
