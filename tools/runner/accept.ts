import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { writeClient } from '../client/generate.ts';
import { withBuild } from './build.ts';
import type { GeneratedFile, GeneratedFolder } from './generated/files.ts';
import { clientFolder, generatedFiles } from './generated/files.ts';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
npm run accept              rewrites every generated file, and says which of them changed: their diff is the review
npm run accept -- --check   changes nothing; fails when a file is not what the sources want

${[...generatedFiles.map(({ file }) => file), clientFolder.folder].map((it) => `  ${it}`).join('\n')}
`;
export const mend = 'npm run accept';

export async function run(words: string[]): Promise<number> {
  const onlyCheck = words.includes('--check');
  const stages = new Stages();
  const stale = await withBuild(stages, async () => {
    const found: string[] = [];
    for (const generated of generatedFiles) {
      const { changed } = await stages.run('generate', () => bring(generated, onlyCheck));
      if (changed) found.push(generated.file);
    }
    const { changed } = await stages.run('generate', () => bringFolder(clientFolder, onlyCheck));
    return changed ? [...found, clientFolder.folder] : found;
  });
  if (!onlyCheck || stale.length === 0) return 0;
  throw new Refusal(`Not what the sources want: ${stale.join(', ')}`, 'npm run accept, then review the difference');
}

async function bring(
  { file, content }: GeneratedFile,
  onlyCheck: boolean,
): Promise<{ says: string; changed: boolean }> {
  const path = inRoot(file);
  const wanted = await content();
  const found = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (found === wanted) return { says: `${file}: unchanged`, changed: false };
  if (onlyCheck) return { says: `${file}: ${firstDifference(found ?? '', wanted)}`, changed: true };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
  return { says: `${file}: ${found === null ? 'new' : firstDifference(found, wanted)}`, changed: true };
}

async function bringFolder(
  { folder, files }: GeneratedFolder,
  onlyCheck: boolean,
): Promise<{ says: string; changed: boolean }> {
  const [wanted, found] = [await files(), filesBelow(inRoot(folder))];
  const names = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (name) => wanted.get(name) !== found.get(name),
  );
  if (names.length === 0) return { says: `${folder}: unchanged`, changed: false };
  if (!onlyCheck) writeClient(inRoot(folder), wanted);
  return { says: `${folder}: ${names.join(', ')}`, changed: true };
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(path, 'utf8')]));
}

export function firstDifference(found: string, wanted: string): string {
  const [have, want] = [found.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line === -1 ? want.length : line;
  return `differs from line ${at + 1}: ${(want[at] ?? '(ends)').trim().slice(0, 80)}`;
}
