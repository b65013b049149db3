import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeRun } from './judge/run.ts';
import type { Recording } from './model/test-run.ts';
import { human } from './report/human.ts';

/**
 * For Jest: `reporters: ['default', '…/reporter.ts']`. Specs that find `BOUNDARIES_RECORDING` write what they have caused
 * into that folder; once all have run, the gate judges it.
 */
export default class BoundariesReporter {
  private readonly folder = mkdtempSync(join(tmpdir(), 'boundaries-run-'));
  private readonly root: string;
  private error: Error | undefined;

  constructor({ rootDir }: { readonly rootDir: string }) {
    this.root = rootDir;
    process.env['BOUNDARIES_RECORDING'] = this.folder;
  }

  async onRunComplete(): Promise<void> {
    try {
      const recordings = readdirSync(this.folder).map((name) => {
        return JSON.parse(readFileSync(join(this.folder, name), 'utf8')) as Recording;
      });
      if (recordings.length === 0) return;
      const verdict = await judgeRun(this.root, recordings);
      if (verdict.findings.length === 0) return;
      this.error = new Error(`What the tests caused breaks the architecture:\n${human(verdict, 'npm run boundaries')}`);
    } catch (error) {
      this.error = error as Error;
    } finally {
      // Jest fails by such an error, and tells nobody why.
      if (this.error) process.stderr.write(`\n${this.error.message}\n`);
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** Makes the run fail. */
  getLastError(): Error | undefined {
    return this.error;
  }
}
