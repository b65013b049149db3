import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Which processor cores do what; null where processes cannot be bound to cores. */
export interface Cores {
  /** The server that is measured has this one to itself. */
  readonly server: string | null;
  /** The load generator, PostgreSQL and this program. */
  readonly others: string | null;
  /** For people: what was bound, or why nothing was. */
  readonly says: string;
}

let divided: Cores | undefined;

/** Binds this process, and with it all that it starts from now on, to the cores beside the server's. */
export const divideCores = (): Cores => (divided ??= divide());

function divide(): Cores {
  const nothing = (why: string) => ({ server: null, others: null, says: `nothing is bound to a core: ${why}` });
  if (process.platform !== 'linux') return nothing('this is not Linux');
  if (spawnSync('taskset', ['--version']).status !== 0) return nothing('there is no taskset');
  const allowed = allowedCores(readFileSync('/proc/self/status', 'utf8'));
  const server = allowed.pop();
  if (server === undefined || allowed.length === 0) return nothing('there is one core alone');
  const others = allowed.join(',');
  const { status, stderr } = spawnSync('taskset', ['-a', '-c', '-p', others, String(process.pid)]);
  if (status !== 0) return nothing(stderr.toString().trim());
  const says = `the server on core ${server}, load generator and PostgreSQL on core ${others}`;
  return { server: String(server), others, says };
}

/** `Cpus_allowed_list: 0-2,5` of proc_pid_status(5), as numbers. */
export function allowedCores(status: string): number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1] ?? '';
  return list.split(',').flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/** The words that start a program on the server's core. */
export const onServerCore = ({ server }: Cores, words: string[]): [command: string, args: string[]] => {
  const [command = '', ...args] = server === null ? words : ['taskset', '-c', server, ...words];
  return [command, args];
};
