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

/** Which cores `divideCores` would take, and binds nothing: for who starts its own processes on them. */
export function coresApart(): Cores {
  const nothing = (why: string) => ({ server: null, others: null, says: `nothing is bound to a core: ${why}` });
  if (process.platform !== 'linux') return nothing('this is not Linux');
  if (spawnSync('taskset', ['--version']).status !== 0) return nothing('there is no taskset');
  const allowed = allowedCores(readFileSync('/proc/self/status', 'utf8'));
  const server = allowed.pop();
  if (server === undefined || allowed.length === 0) return nothing('there is one core alone');
  const others = allowed.join(',');
  const says = `the server on core ${server}, load generator and PostgreSQL on core ${others}`;
  return { server: String(server), others, says };
}

function divide(): Cores {
  const cores = coresApart();
  if (cores.others === null) return cores;
  const failure = bind(process.pid, cores.others);
  return failure === null ? cores : { server: null, others: null, says: `nothing is bound to a core: ${failure}` };
}

/** Binds all threads of a process, and what it starts from now on. @returns why it did not work */
export function bind(pid: number, cores: string): string | null {
  const { status, stderr } = spawnSync('taskset', ['-a', '-c', '-p', cores, String(pid)]);
  return status === 0 ? null : stderr.toString().trim();
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

/** The words that start a program beside the server's core. */
export const onOtherCores = (cores: Cores | undefined, words: string[]): [command: string, args: string[]] => {
  const [command = '', ...args] = cores?.others ? ['taskset', '-c', cores.others, ...words] : words;
  return [command, args];
};
