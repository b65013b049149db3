import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What was kept in a file; `null` where there is none, or none that can be read. */
export function recall<Kept>(file: string): Kept | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept;
  } catch {
    return null;
  }
}

/**
 * Keeps something for a later run. A reader finds all of it or nothing; and nothing depends on it: a folder that cannot be
 * written to only makes the next run slower.
 * @param most of the files in that folder, so many of the youngest stay
 */
export function remember(file: string, what: unknown, most = Infinity): void {
  try {
    const folder = dirname(file);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(what));
    renameSync(`${file}.${process.pid}`, file);
    if (most < Infinity) clearOut(folder, most);
  } catch {
    return;
  }
}

function clearOut(folder: string, most: number): void {
  const aged = readdirSync(folder).map((name) => ({ name, age: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of aged.sort((a, b) => b.age - a.age).slice(most)) rmSync(join(folder, name), { force: true });
}
