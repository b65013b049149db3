import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../model/layout.ts';

const isSource = (name: string): boolean => /\.[cm]?[jt]sx?$/.test(name);

/** Whether a folder holds no source of the repository. */
function skips({ tools, toolData, modules, shared, ignored }: Layout): (path: string) => boolean {
  const isFixture = (path: string): boolean => tools !== '' && new RegExp(`^${tools}/[^/]+/${toolData}$`).test(path);
  // Packages lie beside the house; a node_modules inside a module would be a cupboard that nobody looks into.
  const isPackages = (path: string): boolean =>
    /(^|\/)node_modules$/.test(path) && !path.startsWith(`${modules}/`) && !path.startsWith(`${shared}/`);
  return (path) => isPackages(path) || ignored.includes(path) || isFixture(path) || /^\.[^/]*$/.test(path);
}

/** Whether a file would count as source of the repository, if it were there. */
export function countsAsSource(layout: Layout): (file: string) => boolean {
  const isSkipped = skips(layout);
  return (file) => isSource(file) && !layout.ignored.includes(file) && !foldersAbove(file).some(isSkipped);
}

const foldersAbove = (file: string): string[] =>
  file
    .split('/')
    .slice(0, -1)
    .map((_, index, folders) => folders.slice(0, index + 1).join('/'));

/**
 * Every source file of the repository, sorted; wherever it lies, so that code outside the house is seen too.
 * Hidden folders at the root belong to tools (.git, .github), and a linked folder to whoever it is linked from.
 */
export function sourceFiles(root: string, layout: Layout): string[] {
  const found: string[] = [];
  const { ignored } = layout;
  const isSkipped = skips(layout);

  function walk(folder: string): void {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isSkipped(path)) walk(path);
      else if (!entry.isDirectory() && isSource(entry.name) && !ignored.includes(path)) found.push(path);
    }
  }
  walk('');
  return found.sort();
}

/** Folders below one floor of the house: each is a module (or an app, a job …), with or without a manifest. */
export function foldersIn(root: string, floor: string): string[] {
  const entries = readdirSync(join(root, floor), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  return folders.map((entry) => entry.name).sort();
}
