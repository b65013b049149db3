import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { query } from '../../runner/postgres/query.ts';
import { startTestCluster } from '../../runner/postgres/test-cluster.ts';
import type { TestCluster } from '../../runner/postgres/test-cluster.ts';
import { capture } from '../../runner/processes.ts';
import { ofThisMachine } from '../../runner/production.ts';
import { Refusal } from '../../runner/refusal.ts';
import type { Stages } from '../../runner/stages.ts';
import { divideCores } from '../machine/cores.ts';
import type { Cores } from '../machine/cores.ts';
import { takeSnapshot } from '../stage/snapshot.ts';
import type { Snapshot } from '../stage/snapshot.ts';
import { Program } from './program.ts';
import { systems } from './systems.ts';
import type { System } from './systems.ts';

const tables = `create schema sales; create table sales.orders (id uuid primary key);
  create schema store; create table store.effects (order_id uuid not null)`;
/** As many as publish at once: nobody waits for a connection. */
export const AT_ONCE = 8;

/** One PostgreSQL that syncs as in production, with a database for each system, and programs on them. */
export class Ground {
  readonly #cluster: TestCluster;
  readonly #snapshot: Snapshot;
  readonly #cores: Cores;
  readonly #logs = mkdtempSync(join(tmpdir(), 'bulkhead-bench-events-'));
  readonly #programs: Program[] = [];

  private constructor(cluster: TestCluster, snapshot: Snapshot, cores: Cores) {
    this.#cluster = cluster;
    this.#snapshot = snapshot;
    this.#cores = cores;
  }

  static async open(stages: Stages): Promise<Ground> {
    const cores = divideCores();
    const { cluster } = await stages.run('postgres', async () => ({
      cluster: await startTestCluster('safe'),
      says: `throw-away PostgreSQL that syncs as in production; ${cores.says}`,
    }));
    try {
      await noteCommitTimes(cluster);
      const snapshot = await takeSnapshot(stages, async () => undefined);
      const ground = new Ground(cluster, snapshot, cores);
      for (const system of systems) await ground.#prepare(system);
      return ground;
    } catch (error) {
      await cluster.destroy();
      throw error;
    }
  }

  /** @param role `worker` has a core to itself, the producer shares the other one with PostgreSQL */
  async start(system: System, role: 'producer' | 'worker', env: NodeJS.ProcessEnv = {}): Promise<Program> {
    const program = await Program.start({
      words: [this.#file(system.program), role, JSON.stringify(system.settings ?? {})],
      env: { ...this.#environment(system), DATABASE_POOL_SIZE: role === 'producer' ? String(AT_ONCE) : '3', ...env },
      cores: role === 'worker' ? this.#cores : null,
      log: join(this.#logs, `${this.#programs.length}-${system.key}-${role}.log`),
    });
    this.#programs.push(program);
    return program;
  }

  ask<Row>(system: System, text: string): Promise<Row[]> {
    return query<Row>(this.#url(system), text);
  }

  /** The one row of what is asked. */
  async askOne<Row>(system: System, text: string): Promise<Row> {
    const [row] = await this.ask<Row>(system, text);
    if (row === undefined) throw new Error(`Nothing answers ${text}`);
    return row;
  }

  async close(): Promise<void> {
    for (const program of this.#programs) await program.kill();
    await this.#cluster.destroy();
    this.#snapshot.remove();
    rmSync(this.#logs, { recursive: true, force: true });
  }

  async #prepare(system: System): Promise<void> {
    await query(this.#cluster.server.url('postgres'), `create database ${databaseOf(system)}`);
    if (system.program === 'pg-boss') await this.ask(system, tables);
    else {
      const words = [this.#file('bulkhead-schema')];
      const { code, output } = await capture(process.execPath, words, { env: this.#environment(system) });
      if (code !== 0) throw new Refusal(`The schema of ${system.name} could not be made:\n${output}`, 'Mend that');
    }
  }

  #environment(system: System): NodeJS.ProcessEnv {
    return { ...ofThisMachine(), NODE_ENV: 'development', DATABASE_URL: this.#url(system), ...system.env };
  }

  #url(system: System): string {
    return this.#cluster.server.url(databaseOf(system));
  }

  #file(name: string): string {
    return this.#snapshot.file(`tools/bench/events/servers/${name}.ts`);
  }
}

const databaseOf = ({ key }: System): string => `events_${key.replace('-', '_')}`;

/** When a row was committed is asked of PostgreSQL itself: no program has to be trusted, or slowed down, to tell. */
async function noteCommitTimes({ server }: TestCluster): Promise<void> {
  await query(server.url('postgres'), 'alter system set track_commit_timestamp = on');
  await server.stop();
  await server.start((words) => process.stderr.write(`… ${words}\n`));
}
