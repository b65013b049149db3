import { spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../ports.ts';
import { identity } from '../postgres/account.ts';
import type { Account } from '../postgres/account.ts';
import { capture, exitOf } from '../processes.ts';
import { Refusal } from '../refusal.ts';

const FIRST_PORT = 35_432;
const START_MILLISECONDS = 30_000;
const superuser = 'administrator';
const places = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/local/pgsql/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
];

/** A whole PostgreSQL: npm's has no pg_dump, and a pg_dump reads no server that is newer than itself. */
export function findPostgres(): string {
  const found = places.flatMap((place) => globSync(place)).sort();
  const whole = found.findLast((folder) =>
    ['initdb', 'postgres', 'pg_dump', 'pg_restore'].every((it) => existsSync(join(folder, it))),
  );
  if (whole) return whole;
  throw new Refusal('There is no PostgreSQL with server and pg_dump here', 'apt-get install postgresql, then again');
}

/** A throw-away server. */
export class PlainServer {
  readonly #child;
  readonly #port: number;

  private constructor(child: ReturnType<typeof spawn>, port: number) {
    this.#child = child;
    this.#port = port;
  }

  static async start(binaries: string, folder: string, account: Account | null): Promise<PlainServer> {
    const options = { ...identity(account), cwd: '/', env: { LC_ALL: 'C' } };
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
    const words = ['-D', folder, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    const made = await capture(join(binaries, 'initdb'), words, options);
    if (made.code !== 0) throw new Refusal(`initdb: ${made.output}`, 'npm run backup:prove');
    const port = await freePort(FIRST_PORT);
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'max_connections=100'];
    const start = ['-D', folder, '-p', String(port), ...settings.flatMap((it) => ['-c', it])];
    const child = spawn(join(binaries, 'postgres'), start, { ...options, stdio: 'ignore', detached: true });
    const server = new PlainServer(child, port);
    for (const end = Date.now() + START_MILLISECONDS; ; await delay(50)) {
      const ready = await capture(join(binaries, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], options);
      if (ready.code === 0) return server;
      if (Date.now() > end || child.exitCode !== null)
        throw new Refusal('PostgreSQL did not start', 'npm run backup:prove');
    }
  }

  url(database: string): string {
    return `postgres://${superuser}@127.0.0.1:${this.#port}/${database}`;
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGQUIT');
    await exitOf(this.#child);
  }
}
