import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../model/layout.ts';

const isSource = (name: string): boolean => /\.[cm]?[jt]sx?$/.test(name);

/**
 * Every source file of the repository, sorted; wherever it lies, so that code outside the house is seen too.
 * Hidden folders at the root belong to tools (.git, .github), and a linked folder to whoever it is linked from.
 */
export function sourceFiles(root: string, layout: Layout): string[] {
  const found: string[] = [];
  const isFixture = (path: string): boolean =>
    layout.tools !== '' && new RegExp(`^${layout.tools}/[^/]+/${layout.toolData}$`).test(path);
  // Packages lie beside the house; a node_modules inside a module would be a cupboard that nobody looks into.
  const isPackages = (path: string, name: string): boolean =>
    name === 'node_modules' && !path.startsWith(`${layout.modules}/`) && !path.startsWith(`${layout.shared}/`);
  const isSkipped = (path: string, name: string): boolean =>
    isPackages(path, name) || layout.ignored.includes(path) || isFixture(path) || /^\.[^/]*$/.test(path);

  function walk(folder: string): void {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !isSkipped(path, entry.name)) walk(path);
      else if (!entry.isDirectory() && isSource(entry.name)) found.push(path);
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
