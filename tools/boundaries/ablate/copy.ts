import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { realpathSync, rmSync, symlinkSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { Layout } from '../model/layout.ts';

const packages = 'node_modules';

/** A copy of the repository in the system's folder for such things, with its packages linked. */
export function copyOf(root: string, layout: Layout): { root: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'boundaries-ablate-')));
  // Servers that a check starts may run under another account.
  chmodSync(folder, 0o755);
  const left = new Set(['.git', packages, ...layout.ignored, ...ignoredByGit(root)]);
  for (const name of readdirSync(root)) {
    if (!left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true, filter: isCopied });
  }
  if (existsSync(join(root, packages))) linkPackages(root, folder);
  const erase = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const end = (signal: NodeJS.Signals): void => {
    erase();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of ends) process.once(signal, end);
  const remove = (): void => {
    for (const signal of ends) process.off(signal, end);
    erase();
  };
  return { root: folder, remove };
}

/** It takes minutes, and whoever grows tired of it ends it: the copy goes all the same. */
const ends = ['SIGINT', 'SIGTERM'] as const;

const isCopied = (path: string): boolean => !path.split(sep).includes(packages) && !lstatSync(path).isSocket();

/** Plain names alone: patterns are for files inside of folders. */
function ignoredByGit(root: string): string[] {
  const file = join(root, '.gitignore');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.map((line) => line.trim().replace(/^\/|\/$/g, '')).filter((name) => /^[\w.-]+$/.test(name));
}

/** Each package by a link of its own, so that what tools note beside them stays in the copy; workspaces lead to the copy. */
function linkPackages(root: string, folder: string): void {
  const link = (name: string): void => {
    const path = join(root, packages, name);
    const inside = relative(root, realpathSync(path));
    const isWorkspace = !inside.startsWith('..') && !inside.split(sep).includes(packages);
    symlinkSync(isWorkspace ? join(folder, inside) : realpathSync(path), join(folder, packages, name));
  };
  mkdirSync(join(folder, packages));
  for (const name of readdirSync(join(root, packages))) {
    if (name === '.cache') continue;
    // Programs are links to packages, each beside them; what an install changes here changes the copy alone.
    if (name === '.bin')
      cpSync(join(root, packages, name), join(folder, packages, name), { recursive: true, verbatimSymlinks: true });
    else if (!name.startsWith('@')) link(name);
    else {
      mkdirSync(join(folder, packages, name));
      for (const scoped of readdirSync(join(root, packages, name))) link(join(name, scoped));
    }
  }
}
