import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { query } from '../../../runner/postgres/query.ts';
import { cpuNanoseconds } from '../../machine/usage.ts';

/** What a server takes that nobody asks for anything. */
export interface Rest {
  readonly rssMegabytes: number;
  /** Its part of the pages that it shares with others, in place of all of them. */
  readonly pssMegabytes: number;
  /** To PostgreSQL. */
  readonly connections: number;
  /** Seconds of CPU a minute: of the server's process, and of PostgreSQL's processes that serve it. */
  readonly cpuSecondsAMinute: number;
  readonly databaseCpuSecondsAMinute: number;
}

const SETTLING_MS = 10_000;

/** @param milliseconds how long to look, once it has come to rest */
export async function atRest(pid: number, url: string, milliseconds: number): Promise<Rest> {
  await delay(SETTLING_MS);
  const [before, beganAt] = [await cpuOf(pid, url), performance.now()];
  await delay(milliseconds);
  const after = await cpuOf(pid, url);
  const minutes = (performance.now() - beganAt) / 60_000;
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return {
    rssMegabytes: megabytes(rollup, 'Rss'),
    pssMegabytes: megabytes(rollup, 'Pss'),
    connections: after.backends.size,
    cpuSecondsAMinute: (after.server - before.server) / 1e9 / minutes,
    databaseCpuSecondsAMinute: grown(before.backends, after.backends) / 1e9 / minutes,
  };
}

async function cpuOf(pid: number, url: string) {
  const rows = await query<{ pid: number }>(
    url,
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  const backends = new Map(rows.map((row) => [row.pid, cpuNanoseconds(row.pid)]));
  return { server: cpuNanoseconds(pid), backends };
}

/** CPU of the connections that are there after, also of those that began meanwhile. */
const grown = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>) =>
  [...after].reduce((sum, [pid, spent]) => sum + spent - (before.get(pid) ?? 0), 0);

/** A line of proc_pid_smaps(5). */
export const megabytes = (rollup: string, name: 'Rss' | 'Pss'): number =>
  (Number(new RegExp(`^${name}:\\s*(\\d+) kB`, 'm').exec(rollup)?.[1]) * 1024) / 1e6;
