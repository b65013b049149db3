import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The files of a folder by their path below it, with `/` on every system; none where there is no folder. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(path, 'utf8')]));
}

/** Makes these the files of a folder, and the only ones. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Names of files that are in one and not in the other, or differ. */
export const differences = (found: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): string[] =>
  [...new Set([...found.keys(), ...wanted.keys()])].filter((name) => found.get(name) !== wanted.get(name)).sort();
