import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transform } from '@swc/core';
import type { Options } from '@swc/core';
import { withBuild } from '../../runner/build.ts';
import { inRoot, root, stateFolder } from '../../runner/places.ts';
import { isAlive } from '../../runner/processes.ts';
import type { Stages } from '../../runner/stages.ts';

/** Servers that the product is compared with. Built, since a server that strips types at its start bears the memory of that. */
const rivals = 'tools/bench/*/servers/**/*.ts';

/** What was built, in a folder of its own: builds of this clone may go on while it is measured. */
export interface Snapshot {
  readonly folder: string;
  /** A built file, by the path of its source. */
  file(source: string): string;
  remove(): void;
}

/** @param meanwhile what must be done before another build may take dist/ away, such as running its programs */
export async function takeSnapshot(stages: Stages, meanwhile: () => Promise<void>): Promise<Snapshot> {
  mkdirSync(stateFolder, { recursive: true });
  sweep();
  const folder = mkdtempSync(join(stateFolder, `bench-${process.pid}-`));
  await withBuild(stages, async () => {
    cpSync(inRoot('dist'), folder, { recursive: true });
    await meanwhile();
  });
  for (const source of globSync(rivals, { cwd: root })) await compile(source, folder);
  return {
    folder,
    file: (source) => join(folder, source.replace(/\.ts$/, '.js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Removes what runs that were killed or failed have left. */
function sweep(): void {
  for (const name of globSync('bench-*', { cwd: stateFolder })) {
    if (!isAlive(Number(name.split('-')[1]))) rmSync(join(stateFolder, name), { recursive: true, force: true });
  }
}

/** By the compiler and the options of the product's own build. */
async function compile(source: string, folder: string): Promise<void> {
  const { $schema: _, ...options } = JSON.parse(readFileSync(inRoot('.swcrc'), 'utf8')) as Options & {
    $schema: string;
  };
  const filename = inRoot(source);
  const { code } = await transform(readFileSync(filename, 'utf8'), {
    ...options,
    filename,
    swcrc: false,
    sourceMaps: false,
  });
  const target = join(folder, source.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
