import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync } from 'node:fs';
import { identity, serverAccount } from '../../../../tools/runner/postgres/account.ts';
import { findBinaries } from '../../../../tools/runner/postgres/binaries.ts';
import { serverEnvironment } from '../../../../tools/runner/postgres/cluster.ts';
import { clearLeftover, endServer, readPidFile } from '../../../../tools/runner/postgres/pid-file.ts';
import { query } from '../../../../tools/runner/postgres/query.ts';
import { startWords } from '../../../../tools/runner/postgres/settings.ts';
import { startTestCluster } from '../../../../tools/runner/postgres/test-cluster.ts';
import type { TestCluster } from '../../../../tools/runner/postgres/test-cluster.ts';
import { isAlive, parentOf, waitFor } from '../../../../tools/runner/processes.ts';
import { DatabaseConfig, declaredCompartments } from '../../../../libs/shared/database/index.js';
import { migrate, placements, provision } from '../../../../libs/shared/database/index.js';
import '../../app.module.js';

const LONGEST_START_MS = 60_000;
const database = 'crash';
const account = serverAccount('');
const binaries = findBinaries(account);

/** A PostgreSQL of a harness's own, with the product's schemas in it, which can be killed as a whole and started again. */
export class CrashPostgres {
  private child!: ChildProcess;

  private constructor(private readonly cluster: TestCluster) {}

  static async start(): Promise<CrashPostgres> {
    // Servers of other tests may forget what they have committed, and do so when they are killed.
    const cluster = await startTestCluster('safe');
    // The runner's own watch would start it again in its own time.
    await cluster.server.stop();
    const it = new CrashPostgres(cluster);
    await it.launch();
    await query(cluster.server.url('postgres'), `create database ${database}`);
    const config = DatabaseConfig.read(it.variables);
    for (const placement of placements(config, declaredCompartments(), it.variables)) {
      await provision(config, placement);
      await migrate(config, placement);
    }
    return it;
  }

  get variables() {
    return { DATABASE_URL: this.cluster.server.url(database), NODE_ENV: 'test' };
  }

  query<Row>(text: string, values?: unknown[]): Promise<Row[]> {
    return query<Row>(this.cluster.server.url(database), text, values);
  }

  /** Kills the postmaster and all of its processes, as a machine does that loses its power. */
  async kill(): Promise<void> {
    const pid = this.child.pid ?? 0;
    const all = [pid, ...childrenOf(pid)];
    for (const it of all) if (isAlive(it)) process.kill(it, 'SIGKILL');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    await waitFor(() => !all.some(isAlive), LONGEST_START_MS);
  }

  /** Starts it on what the last one has left. Resolves when it accepts connections. */
  async launch(): Promise<void> {
    const { cluster } = this.cluster.server;
    await clearLeftover(cluster.data);
    const log = openSync(cluster.log, 'a', 0o600);
    this.child = spawn(binaries.postgres, startWords(cluster, 'safe'), {
      ...{ ...identity(account), cwd: '/', env: serverEnvironment, detached: true },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const { pid } = this.child;
    const accepts = () => {
      const file = readPidFile(cluster.data);
      return file?.ready === true && file.pid === pid;
    };
    if (!(await waitFor(accepts, LONGEST_START_MS, 5))) throw new Error(`PostgreSQL did not start: ${cluster.log}`);
  }

  async destroy(): Promise<void> {
    if (this.child.pid && isAlive(this.child.pid)) await endServer(this.child.pid);
    await this.cluster.destroy();
  }
}

/** Where the system does not show parents in files, none: a postmaster's children end by themselves when it is gone. */
const childrenOf = (pid: number): number[] =>
  process.platform === 'linux'
    ? readdirSync('/proc')
        .map(Number)
        .filter((it) => it > 0 && parentOf(it) === pid)
    : [];
