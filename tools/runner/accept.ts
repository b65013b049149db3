import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { withBuild } from './build.ts';
import type { GeneratedFile, GeneratedFolder } from './generated/files.ts';
import { acceptContracts, generatedFiles, generatedFolders } from './generated/files.ts';
import { differences, filesBelow, writeFolder } from './generated/folder.ts';
import { inRoot } from './places.ts';
import { Refusal } from './refusal.ts';
import { Stages } from './stages.ts';

export const help = `
npm run accept              rewrites every generated file, and says which of them changed: their diff is the review
npm run accept -- --check   changes nothing; fails when a file is not what the sources want

  libs/modules/*/contract.json (whether they are right is for npm run boundaries to say)
${[...generatedFiles.map(({ file }) => file), ...generatedFolders.map(({ folder }) => folder)].map((it) => `  ${it}`).join('\n')}
`;
export const mend = 'npm run accept';

export async function run(words: string[]): Promise<number> {
  const onlyCheck = words.includes('--check');
  const stages = new Stages();
  if (!onlyCheck) await contracts(stages);
  const stale = await withBuild(stages, async () => {
    const found: string[] = [];
    for (const generated of generatedFiles) {
      const { changed } = await stages.run('generate', () => bring(generated, onlyCheck));
      if (changed) found.push(generated.file);
    }
    for (const generated of generatedFolders) {
      const { changed } = await stages.run('generate', () => bringFolder(generated, onlyCheck));
      if (changed) found.push(generated.folder);
    }
    return found;
  });
  if (!onlyCheck || stale.length === 0) return 0;
  throw new Refusal(`Not what the sources want: ${stale.join(', ')}`, 'npm run accept, then review the difference');
}

async function contracts(stages: Stages): Promise<void> {
  const { changes } = await stages.run('contracts', acceptContracts);
  for (const change of changes) stages.say(`            ${change}`);
}

async function bring(
  { file, content }: GeneratedFile,
  onlyCheck: boolean,
): Promise<{ says: string; changed: boolean }> {
  const path = inRoot(file);
  const wanted = await content();
  const found = existsSync(path) ? readFileSync(path, 'utf8') : null;
  if (found === wanted) return { says: `${file}: unchanged`, changed: false };
  if (onlyCheck) return { says: `${file}: differs from ${firstDifference(found ?? '', wanted)}`, changed: true };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
  const how = found === null ? 'new' : `rewritten from ${firstDifference(found, wanted)}`;
  return { says: `${file}: ${how}`, changed: true };
}

async function bringFolder(
  { folder, files }: GeneratedFolder,
  onlyCheck: boolean,
): Promise<{ says: string; changed: boolean }> {
  const wanted = await files();
  const names = differences(filesBelow(inRoot(folder)), wanted);
  if (names.length === 0) return { says: `${folder}: unchanged`, changed: false };
  if (!onlyCheck) writeFolder(inRoot(folder), wanted);
  return {
    says: `${folder}: ${names.slice(0, 4).join(', ')}${names.length > 4 ? ` and ${names.length - 4} more` : ''}`,
    changed: true,
  };
}

function firstDifference(found: string, wanted: string): string {
  const [have, want] = [found.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line === -1 ? want.length : line;
  return `line ${at + 1}: ${(want[at] ?? '(ends)').trim().slice(0, 80)}`;
}
