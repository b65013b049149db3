import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../model/finding.ts';

/** How many verdicts are kept: a few branches, each as it was before and after an edit. */
const MOST = 16;

/** Verdicts that were given before, in a folder of their own below `node_modules`. */
export class Verdicts {
  private readonly folder: string | null;

  constructor(root: string) {
    const modules = join(root, 'node_modules');
    this.folder = existsSync(modules) ? join(modules, '.cache', 'boundaries', 'verdicts') : null;
  }

  find(digest: string): Verdict | null {
    if (this.folder === null) return null;
    try {
      return JSON.parse(readFileSync(join(this.folder, `${digest}.json`), 'utf8')) as Verdict;
    } catch {
      return null;
    }
  }

  /** Nothing depends on it: a folder that cannot be written to only makes the next run slower. */
  keep(digest: string, verdict: Verdict): void {
    if (this.folder === null) return;
    try {
      mkdirSync(this.folder, { recursive: true });
      const file = join(this.folder, `${digest}.json`);
      // A reader finds all of it or nothing.
      writeFileSync(`${file}.${process.pid}`, JSON.stringify(verdict));
      renameSync(`${file}.${process.pid}`, file);
      this.forgetOldest(this.folder);
    } catch {
      return;
    }
  }

  private forgetOldest(folder: string): void {
    const aged = readdirSync(folder).map((name) => ({ name, age: statSync(join(folder, name)).mtimeMs }));
    const old = aged.sort((a, b) => b.age - a.age).slice(MOST);
    for (const { name } of old) rmSync(join(folder, name), { force: true });
  }
}
