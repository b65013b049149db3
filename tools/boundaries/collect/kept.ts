import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { recall, remember } from '../cache/storage.ts';
import type { Survey } from './survey.ts';

/** How many answers of one layer are kept: a few branches, each as it was before and after an edit. */
const MOST = 8;

/** Files and everything that they import, directly or not, as far as it belongs to the repository. */
export function closureOf(roots: readonly string[], { sources, resolve }: Survey): string[] {
  const found = new Set<string>();
  const wanted = [...roots];
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (found.has(file) || !sources.has(file)) continue;
    found.add(file);
    for (const { fileName } of ts.preProcessFile(sources.read(file), true, false).importedFiles) {
      const target = resolve(fileName, file);
      if (target.kind === 'file') wanted.push(target.file);
    }
  }
  return [...found].sort();
}

/** A digest of texts of the repository, and of whatever else an answer depends on. */
export function digestOf(files: readonly string[], { sources }: Survey, further: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify([process.version, further]));
  for (const file of files) hash.update(`\0${file}\0`).update(sources.has(file) ? sources.read(file) : '');
  return hash.digest('hex');
}

/** The gate's own code in these folders, as a part of a digest. */
export const ownCode = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );

/** An answer that a child has given before to the same question about the same texts; else a new one, which is kept. */
export async function kept<Answer>(
  { sources, isFresh }: Survey,
  layer: string,
  digest: string,
  make: () => Promise<Answer>,
): Promise<Answer> {
  if (isFresh) return make();
  const modules = join(sources.root, 'node_modules');
  const file = join(modules, '.cache', 'boundaries', layer, `${digest}.json`);
  const known = recall<Answer>(file);
  if (known !== null) return known;
  const answer = await make();
  // What is only tried is not worth the room.
  if (existsSync(modules) && sources.overlay.size === 0) remember(file, answer, MOST);
  return answer;
}
