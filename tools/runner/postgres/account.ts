import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Refusal } from '../refusal.ts';

/** The operating system's user that the server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * PostgreSQL refuses to run as root. Then the server runs as the user that owns the data already, else as `postgres` or
 * `nobody`, whichever this machine has. Null: as ourselves.
 */
export function serverAccount(dataFolder: string, passwd = '/etc/passwd'): Account | null {
  if (process.getuid?.() !== 0) return null;
  const known = readAccounts(readFileSync(passwd, 'utf8'));
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    return known.find(({ uid }) => uid === owner.uid) ?? { uid: owner.uid, gid: owner.gid, name: `uid ${owner.uid}` };
  }
  const account = ['postgres', 'nobody'].map((name) => known.find((it) => it.name === name)).find(Boolean);
  if (account) return account;
  throw new Refusal(
    'PostgreSQL cannot run as root, and this machine has neither a user postgres nor nobody',
    'Start as another user, or give a database of your own: DATABASE_URL=postgres://… npm start',
  );
}

/** passwd(5): name, password, uid, gid, … separated by colons. */
export function readAccounts(passwd: string): Account[] {
  return passwd.split('\n').flatMap((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return uid && gid && Number(uid) !== 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/** What `spawn` needs in order to start a program as this account. */
export const identity = (account: Account | null): { uid?: number; gid?: number } =>
  account ? { uid: account.uid, gid: account.gid } : {};

/** Tries it: modes, ACLs, mount options and closed parents all count, and only a try knows them all. */
export const canRun = (account: Account | null, program: string, words: string[]): boolean =>
  spawnSync(program, words, { ...identity(account), cwd: '/', stdio: 'ignore' }).status === 0;

/** Whether the account can enter this folder through all of its parents. */
export const canEnter = (account: Account | null, folder: string): boolean =>
  account === null || canRun(account, '/bin/sh', ['-c', 'cd "$0"', folder]);
