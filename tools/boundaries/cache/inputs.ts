import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { house } from '../model/layout.ts';
import type { Layout } from '../model/layout.ts';

/**
 * A digest of everything that a verdict depends on, by content: every file of the repository, what is installed beside it,
 * the gate itself, Node, and the words on the command line. Nothing here loads a compiler: to see that nothing has changed is
 * all that most runs have to do.
 */
export function digestOfInputs(root: string, words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, words]));
  let isDated = false;
  for (const folder of [join(import.meta.dirname, '..'), root]) {
    for (const file of filesBelow(folder, skippedIn(folder))) {
      const bytes = readFileSync(join(folder, file));
      isDated ||= file.endsWith('.json') && bytes.includes('"waivers"');
      hash.update(`\0${file}\0`).update(bytes);
    }
  }
  // A waiver ends with its day, and nothing in the tree changes then.
  if (isDated) hash.update(new Date().toISOString().slice(0, 10));
  return hash.update(installedBeside(root)).digest('hex');
}

/**
 * A digest of what everything that is seen in source depends on: the other files of the repository, what is installed, the gate
 * itself, Node, and whatever else is given.
 */
export function digestOfFrame(root: string, isSource: (file: string) => boolean, further: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, further]));
  const own = join(import.meta.dirname, '..');
  const files = filesBelow(root, skippedIn(root)).filter((file) => !isSource(file));
  for (const path of [
    ...filesBelow(own, skippedIn(own)).map((it) => join(own, it)),
    ...files.map((it) => join(root, it)),
  ]) {
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.update(installedBeside(root)).digest('hex');
}

type IsSkipped = (path: string) => boolean;

/** What the gate does not look at either: installed packages, what was built, what tools keep in hidden folders. */
function skippedIn(folder: string): IsSkipped {
  const { ignored, modules, shared } = { ...house, ...settingsIn(folder) };
  const floors = [modules, shared].filter((it) => it !== '');
  return (path) => {
    const isPackages = path.endsWith('/node_modules') && !floors.some((floor) => path.startsWith(`${floor}/`));
    return isPackages || ignored.includes(path) || (/^\.[^/]*$/.test(path) && path !== '.boundaries');
  };
}

function settingsIn(folder: string): Partial<Layout> {
  try {
    return JSON.parse(readFileSync(join(folder, 'boundaries.config.json'), 'utf8')) as Partial<Layout>;
  } catch {
    // None, or one that is about to be refused: then there is no verdict to be remembered either.
    return {};
  }
}

/** Paths from the folder, in a fixed order; links are not followed. */
function filesBelow(folder: string, isSkipped: IsSkipped): string[] {
  const found: string[] = [];
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile()) found.push(inner);
      else if (entry.isDirectory() && !isSkipped(inner)) walk(inner);
    }
  };
  walk('');
  return found.sort();
}

/** npm writes down what it installed; without its file the manifests of the engines must do. */
export function installedBeside(root: string): string {
  const modules = join(root, 'node_modules');
  const files = ['.package-lock.json', '.lock-sha256', 'typescript/package.json', 'dependency-cruiser/package.json'];
  return files
    .map((file) => join(modules, file))
    .map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
    .join('\0');
}
