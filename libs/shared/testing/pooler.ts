import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Fewer than two processes' pools of one module have, so that transactions of several clients meet on each of them. */
export const SERVER_CONNECTIONS = 4;
const LONGEST_WAIT_MS = 5_000;

/** A PgBouncer of a test's own, in transaction mode. */
export interface Pooler {
  readonly url: string;
  stop(): Promise<void>;
}

/** Why there can be none here; null when there can. */
export function missingPooler(): string | null {
  const program = process.env.PGBOUNCER_PATH;
  if (!program) return 'PGBOUNCER_PATH is not set: npm test sets it where it finds PgBouncer';
  return spawnSync(program, ['--version']).status === 0 ? null : `${program} does not run`;
}

/** Starts one before the server of `direct`; `users` are lines of its `auth_file`. It forgives no start-up parameter. */
export async function startPooler(direct: string, users: readonly string[]): Promise<Pooler> {
  const missing = missingPooler();
  if (missing) throw new Error(missing);
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-pooler-'));
  const port = await freePort();
  const account = accountOf(process.getuid?.() ?? 1);
  const config = writeFiles(folder, port, new URL(direct), users);
  if (account) for (const path of [folder, ...readdirSync(folder).map((it) => join(folder, it))]) chown(path, account);
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const program = spawn(process.env.PGBOUNCER_PATH ?? '', ['-q', config], { ...account, stdio: [...stdio] });
  let words = '';
  program.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = once(program, 'exit');
  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null && program.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + LONGEST_WAIT_MS; !(await answers(port)); await wait(10)) {
    if (program.exitCode === null && Date.now() < deadline) continue;
    await stop();
    throw new Error(`PgBouncer did not start: ${words}`);
  }
  const url = new URL(direct);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, stop };
}

/** @returns the path of the configuration */
function writeFiles(folder: string, port: number, direct: URL, users: readonly string[]): string {
  const { hostname, port: serverPort, username, password } = direct;
  const own = `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"`;
  const [config, list] = [join(folder, 'pgbouncer.ini'), join(folder, 'users.txt')];
  writeFileSync(list, `${[...users, ...(username ? [own] : [])].join('\n')}\n`, { mode: 0o600 });
  const lines = [
    '[databases]',
    `* = host=${hostname} port=${serverPort || 5432}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${list}`,
    'pool_mode = transaction',
    `default_pool_size = ${SERVER_CONNECTIONS}`,
    'max_client_conn = 500',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  return config;
}

const chown = (path: string, { uid, gid }: { uid: number; gid: number }) => chownSync(path, uid, gid);

/** PgBouncer refuses to run as root. */
function accountOf(ownUid: number): { uid: number; gid: number } | undefined {
  if (ownUid !== 0) return undefined;
  const entry = /^(?:postgres|nobody):[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
  if (!entry) throw new Error('PgBouncer cannot run as root, and here is neither a user postgres nor nobody');
  return { uid: Number(entry[1]), gid: Number(entry[2]) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
