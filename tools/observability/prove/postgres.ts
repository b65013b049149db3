import pg from 'pg';
import { serverAccount } from '../../runner/postgres/account.ts';
import { findBinaries } from '../../runner/postgres/binaries.ts';
import { query } from '../../runner/postgres/query.ts';
import { Server } from '../../runner/postgres/server.ts';
import { startTestCluster } from '../../runner/postgres/test-cluster.ts';
import type { TestCluster } from '../../runner/postgres/test-cluster.ts';

const database = 'watched';

/** A PostgreSQL that can be stopped, and started again on the same port. */
export class Postgres {
  readonly #cluster: TestCluster;
  #server: Server;

  private constructor(cluster: TestCluster) {
    this.#cluster = cluster;
    this.#server = cluster.server;
  }

  static async open(): Promise<Postgres> {
    const cluster = await startTestCluster();
    await query(cluster.server.url('postgres'), `create database ${database}`);
    return new Postgres(cluster);
  }

  /** The superuser's address. */
  get url(): string {
    return this.#server.url(database);
  }

  query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return query<Row>(this.url, text, values);
  }

  /** Keeps a table from everybody. @returns what lets go of it */
  async lock(table: string): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    await client.query(`begin; lock table ${table} in access exclusive mode`);
    return () => client.end();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  async start(): Promise<void> {
    const account = serverAccount('');
    this.#server = new Server(this.#server.cluster, findBinaries(account), account, 'test');
    await this.#server.start((words) => process.stderr.write(`… ${words}\n`));
  }

  async destroy(): Promise<void> {
    await this.#server.stop();
    await this.#cluster.destroy();
  }
}
