import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { capture } from '../processes.ts';
import { freePort } from '../ports.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { identity } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clearLeftover } from './pid-file.ts';

const superuser = 'bulkhead';

/** A database cluster on disk: its data and, beside them, what is needed to start and reach it. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
  readonly port: number;
  readonly log: string;
}

export const address = (password: string, port: number, database: string): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;

/** The server gets no variable of ours: PGDATA, PGPORT or a foreign locale would change what it does. */
export const serverEnvironment = { PATH: process.env.PATH, LANG: 'C.UTF-8', LC_ALL: 'C' };

/**
 * Opens the cluster in `home`, and makes it there at the first time. A server that an earlier, killed run left on it is
 * ended first. `firstPort` is tried at the first time, and later the port of the last time.
 */
export async function openCluster(home: string, binaries: Binaries, account: Account | null, firstPort: number) {
  const data = join(home, 'data');
  if (!fs.existsSync(data)) await makeCluster(home, data, binaries, account);
  checkVersion(data, binaries);
  const leftover = await clearLeftover(data);
  const remembered = join(data, 'bulkhead.port');
  const port = await freePort(fs.existsSync(remembered) ? Number(fs.readFileSync(remembered, 'utf8')) : firstPort);
  fs.writeFileSync(remembered, String(port));
  const password = fs.readFileSync(join(home, 'password'), 'utf8');
  return { leftover, cluster: { data, password, port, log: join(home, 'server.log') } satisfies Cluster };
}

async function makeCluster(home: string, data: string, binaries: Binaries, account: Account | null): Promise<void> {
  const draft = `${data}.new`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { mode: 0o700 });
  if (account) fs.chownSync(draft, account.uid, account.gid);
  const password = randomBytes(24).toString('base64url');
  fs.writeFileSync(join(home, 'password'), password, { mode: 0o600 });
  const { code, output } = await initialise(draft, password, binaries, account);
  if (code !== 0) {
    throw new Refusal(`The database could not be made in ${data}:\n${output.trim()}`, `rm -r ${home}, then again`);
  }
  // The name `data` stands for a finished cluster: a start that was killed half-way leaves only the draft.
  fs.renameSync(draft, data);
}

async function initialise(draft: string, password: string, binaries: Binaries, account: Account | null) {
  const passwordFile = `${draft}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) fs.chownSync(passwordFile, account.uid, account.gid);
  // The builtin locale provider needs no locale of the operating system, which a bare container does not have.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const login = [`--username=${superuser}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    const words = [`--pgdata=${draft}`, ...login, ...locale, '--no-sync', '--no-instructions'];
    return await capture(binaries.initdb, words, { ...identity(account), cwd: '/', env: serverEnvironment });
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function checkVersion(data: string, { version }: Binaries): void {
  const found = fs.readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (found === version.split('.')[0]) return;
  throw new Refusal(
    `The data in ${data} belong to PostgreSQL ${found}, and this is ${version}`,
    `Dump them with ${found} and load them again, or start afresh: rm -r ${data}`,
  );
}
