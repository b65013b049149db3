import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot, root } from './places.ts';
import { exitOf } from './processes.ts';

interface Result {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

/** Runs Jest on a prepared template database; the last line on stdout counts the tests. @returns its exit code */
export async function runJest(templateUrl: string, words: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-jest-'));
  try {
    const report = join(folder, 'result.json');
    const code = await launch(templateUrl, [...words, '--json', `--outputFile=${report}`]);
    process.stdout.write(`${lastLine(read(report), code)}\n`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function launch(templateUrl: string, words: string[]): Promise<number> {
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js');
  const env = { ...process.env, NODE_ENV: 'test', TEST_DATABASE_URL: templateUrl };
  // Jest's one line on stdout is about the report file: everything for people goes to stderr, the count alone to stdout.
  const child = spawn(process.execPath, [...flags, jest, ...words], { cwd: root, env, stdio: ['inherit', 2, 2] });
  // The terminal's Ctrl-C reaches Jest as well; what we do is outlive it, so that the caller can clean up.
  const stop = () => void child.kill('SIGTERM');
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  try {
    return await exitOf(child);
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}

function read(report: string): Result | null {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Result;
  } catch {
    return null;
  }
}

/** A suite that could not even be loaded counts as one failure; so does a run that ended without a report. */
export function lastLine(result: Result | null, code: number): string {
  if (!result) return `0 passed, ${code === 0 ? 0 : 1} failed`;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const skipped = result.numPendingTests + result.numTodoTests;
  return `${result.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
