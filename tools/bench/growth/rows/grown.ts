import pg from 'pg';
import { query } from '../../../runner/postgres/query.ts';
import type { ServerProcess } from '../../stage/server-process.ts';
import type { Stage } from '../../stage/stage.ts';

const small = 'bench';
const logins = ['kernel', 'identity', 'organizations', 'notifications', 'limits'];

/** A copy of the small database, to be filled, and a server of its own on it. */
export class Grown {
  readonly server: ServerProcess;
  readonly #stage: Stage;
  readonly #name: string;

  private constructor(stage: Stage, name: string, server: ServerProcess) {
    this.#stage = stage;
    this.#name = name;
    this.server = server;
  }

  /** Nobody may be connected to the small one meanwhile. */
  static async copy(stage: Stage, key: string): Promise<string> {
    const name = `grown_${key}`;
    const maintenance = stage.cluster.server.url('postgres');
    await query(maintenance, `create database ${name} template ${small} strategy file_copy`);
    // What logins may do with a database is no part of it, and is not copied.
    const names = logins.map((it) => `bulkhead_${it}`).join(', ');
    await query(maintenance, `grant connect on database ${name} to ${names}`);
    return name;
  }

  static async open(stage: Stage, name: string): Promise<Grown> {
    const url = new URL(stage.environment().DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    const program = 'apps/api/main.ts';
    return new Grown(stage, name, await stage.start({ name, program, env: { DATABASE_URL: url.href } }));
  }

  get url(): string {
    return this.#stage.cluster.server.url(this.#name);
  }

  /** Fills in rows `first` to `last`. Nothing checks them: they are ours, and there may be ten million. */
  async fill(statements: readonly string[], first: number, last: number): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query('set synchronous_commit = off');
      for (const text of statements) await client.query(text, text.includes('$1') ? [first, last] : []);
      // Now, and not by itself in the middle of a measurement.
      await client.query('vacuum analyze');
      await client.query('checkpoint');
    } finally {
      await client.end();
    }
  }

  async drop(): Promise<void> {
    await this.server.stop();
    await query(this.#stage.cluster.server.url('postgres'), `drop database ${this.#name} with (force)`);
  }
}
