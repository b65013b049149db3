import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaitLock } from './lock.ts';
import { built, inRoot, root, stateFolder } from './places.ts';
import { capture } from './processes.ts';
import { Refusal } from './refusal.ts';
import type { Stages } from './stages.ts';

/** Everything that the build reads. The lockfile stands for the compiler's version. */
const inputs = [
  'apps/**/*.{ts,json}',
  'libs/**/*.{ts,json}',
  'nest-cli.json',
  '.swcrc',
  'tsconfig.json',
  'tsconfig.build.json',
  'package.json',
  'package-lock.json',
];
const notBuilt = /\.(e2e-)?spec\.ts$|(^|\/)(test|testing)\//;
const stamp = inRoot('dist', '.sources-sha256');

/** What the database's roles, schemas and tables are made from. A change of anything else needs no migration. */
const ofSchemas = /\/migrations\/|\.(module|entity)\.ts$|^libs\/shared\/(database|events)\/|^apps\/api\//;

/** One hash over the names and contents of all sources; times and order of the file system play no part. */
export const hashSources = (folder = root): string => hashFiles(folder, () => true);

/** The same over those that make the schemas. */
export const hashSchemas = (folder = root): string => hashFiles(folder, (file) => ofSchemas.test(file));

function hashFiles(folder: string, counts: (file: string) => boolean): string {
  const hash = createHash('sha256');
  const files = globSync(inputs, { cwd: folder }).filter((file) => !notBuilt.test(file) && counts(file));
  for (const file of files.sort()) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds unless dist/ is what these sources give, then does `work` on it. Other builds of this clone wait meanwhile:
 * one would take dist/ away under the programs that `work` starts.
 */
export async function withBuild<T>(stages: Stages, work: () => Promise<T>): Promise<T> {
  const release = await awaitLock(join(stateFolder, 'build.lock'), 'build', ({ pid }) =>
    stages.say(`… build      waiting for process ${pid}, which builds in this clone`),
  );
  try {
    await stages.run('build', buildIfChanged);
    return await work();
  } finally {
    release();
  }
}

async function buildIfChanged() {
  const sources = hashSources();
  if (existsSync(stamp) && existsSync(built('main')) && readFileSync(stamp, 'utf8') === sources) {
    return { says: 'unchanged' };
  }
  const nest = inRoot('node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const { code, output } = await capture(process.execPath, [nest, 'build', '--all'], { cwd: root });
  if (code !== 0) {
    process.stderr.write(`${output.trim()}\n`);
    throw new Refusal('The build failed', 'Mend the file named above, then again');
  }
  if (existsSync(inRoot('dist'))) writeFileSync(stamp, sources);
  return { says: 'built with swc' };
}
