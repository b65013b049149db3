import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Refusal } from '../../runner/refusal.ts';

/** @throws Refusal where the kernel does not tell what a process has used */
export function refuseUncountable(): void {
  if (process.platform === 'linux' && cpuNanoseconds(process.pid) > 0) return;
  throw new Refusal('CPU time is read from /proc, which this machine does not have', 'Run it on Linux');
}

/** CPU time of all threads of a process so far, to the nanosecond: the first member of schedstat is time on a core. */
export function cpuNanoseconds(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  return threads.reduce((sum, thread) => sum + Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]), 0);
}

/** The most memory that a process has held at once since `forgetPeak`, in bytes (VmHWM, proc_pid_status(5)). */
export function peakBytes(pid: number): number {
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1]) * 1024;
}

/** Lets the peak begin anew from what the process holds now: 5 does that, says proc_pid_clear_refs(5). */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

const read = (path: string): string => readFileSync(path, 'utf8');
