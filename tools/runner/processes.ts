import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  /** Both streams, in the order of arrival. */
  readonly output: string;
}

/** Runs a program to its end and gives what it said. */
export async function capture(command: string, args: string[], options: SpawnOptions = {}): Promise<Outcome> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk) && output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await exitOf(child);
  return { code, stdout: Buffer.concat(stdout).toString(), output: Buffer.concat(output).toString() };
}

/** Runs a program on our own streams; gives its exit code (128 + signal number where a signal ended it). */
export const passThrough = (command: string, args: string[], options: SpawnOptions = {}): Promise<number> =>
  exitOf(spawn(command, args, { stdio: 'inherit', ...options }));

export async function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode;
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return code ?? (signal === 'SIGINT' ? 130 : 143);
}

/** A process that has ended but that nobody has waited for, as under a container's first process, is not alive. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0) && statOf(pid)[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The words that a process was started with; empty when there is no such process. */
export function commandOf(pid: number): string[] {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split(' ');
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

/**
 * A text that tells this process from a later one with the same number, or null when there is none: its start in clock
 * ticks after boot (proc(5), field 22), elsewhere what ps says.
 */
export function birthOf(pid: number): string | null {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null;
  }
  const fields = statOf(pid);
  return fields[0] === 'Z' ? null : (fields[19] ?? null);
}

/** The parent's number (proc(5), field 4); 0 where the system does not show it in a file. */
export const parentOf = (pid: number): number => Number(statOf(pid)[1] ?? 0);

/** The fields of /proc/<pid>/stat from the third on: the second is a name in brackets that may hold anything. */
function statOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Waits until `done` says so. @returns false when the time is over first. */
export async function waitFor(done: () => boolean, milliseconds: number, every = 10): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!done()) {
    if (Date.now() > end) return false;
    await delay(every);
  }
  return true;
}
