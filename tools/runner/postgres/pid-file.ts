import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive, waitFor } from '../processes.ts';
import { Refusal } from '../refusal.ts';

export interface PidFile {
  readonly pid: number;
  readonly dataFolder: string;
  readonly port: number;
  readonly ready: boolean;
}

/** Reads the lines of `postmaster.pid` (PostgreSQL's miscadmin.h lists them); null when it is not complete yet. */
export function parsePidFile(text: string): PidFile | null {
  const [pid, dataFolder = '', , port, , , , status = ''] = text.split('\n');
  if (!pid || !/^\d+$/.test(pid.trim())) return null;
  return { pid: Number(pid), dataFolder, port: Number(port ?? 0), ready: status.trim() === 'ready' };
}

export function readPidFile(dataFolder: string): PidFile | null {
  try {
    return parsePidFile(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8'));
  } catch {
    return null;
  }
}

/** Whether this process is a PostgreSQL server on this very folder, by the words it was started with. */
export function isServerOf(dataFolder: string, words: string[]): boolean {
  const [program = ''] = words;
  return /(^|[\\/])postgres(\.exe)?$/.test(program) && words[words.indexOf('-D') + 1] === dataFolder;
}

/**
 * Ends the server that an earlier, killed run left on this folder, and takes a stale pid file away. A number that now
 * belongs to another process makes PostgreSQL itself refuse, so that file goes as well; that process is left alone.
 */
export async function clearLeftover(dataFolder: string): Promise<string> {
  const found = readPidFile(dataFolder);
  if (!found) return '';
  if (!isServerOf(dataFolder, commandOf(found.pid))) {
    rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
    return 'took a stale postmaster.pid away';
  }
  await endServer(found.pid);
  return `stopped the server that an earlier run left (process ${found.pid})`;
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT): pg_ctl(1). */
export async function endServer(pid: number): Promise<void> {
  for (const [signal, milliseconds] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitFor(() => !isAlive(pid), milliseconds)) return;
  }
  throw new Refusal(`The PostgreSQL server ${pid} does not stop`, `kill -9 ${pid}`);
}
