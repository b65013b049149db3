import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { inRoot } from '../../runner/places.ts';
import type { Field } from './fields.ts';
import { renamed } from './names.ts';
import type { Names } from './names.ts';
import { withFields } from './repeat.ts';
import { specimenNames } from './samples.ts';
import { tidied } from './tidy.ts';

const specimen = 'tools/modules/specimen';
/** Where each folder of the specimen goes. */
const places: readonly (readonly [from: string, to: string])[] = [
  [`${specimen}/${specimenNames.plural}`, `libs/modules/${specimenNames.plural}`],
  [`${specimen}/test`, `apps/api/test/${specimenNames.plural}`],
];
/** What the specimen's migration is numbered with. */
const FIRST_MIGRATION = '1770000000000';

export interface Wanted extends Names {
  readonly fields: readonly Field[];
  /** The time at which its migration was written. */
  readonly now: number;
}

/** The files of a module, by their paths in the repository: the specimen's, with other names and fields. */
export async function filesOf(wanted: Wanted): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [from, to] of places)
    for (const name of globSync('**/*.{ts,json}', { cwd: inRoot(from) }).sort()) {
      const text = readFileSync(inRoot(from, name), 'utf8');
      const [source, target] = [posix.join(from, name), posix.join(to, name)];
      files.set(named(target, wanted), await copyOf(source, target, text, wanted));
    }
  return files;
}

const named = (text: string, { now, ...names }: Wanted): string =>
  renamed(text, names).replaceAll(FIRST_MIGRATION, String(now));

async function copyOf(source: string, target: string, text: string, wanted: Wanted): Promise<string> {
  if (!source.endsWith('.ts')) return named(text, wanted);
  // The fields come last: what they are called is not for renaming.
  const own = withFields(source, named(moved(text, source, target), wanted), wanted.fields);
  return formatted(named(target, wanted), tidied(source, own));
}

/** Its imports lead to the same files from another place. */
function moved(text: string, source: string, target: string): string {
  return text.replaceAll(/(from|^import) '(\.[^']+)';$/gm, (whole, keyword: string, specifier: string) => {
    const file = posix.join(posix.dirname(source), specifier);
    if (places.some(([from]) => file.startsWith(`${from}/`))) return whole;
    const path = posix.relative(posix.dirname(target), file);
    return `${keyword} '${path.startsWith('.') ? path : `./${path}`}';`;
  });
}

export async function formatted(file: string, text: string): Promise<string> {
  const config = await resolveConfig(join(dirname(inRoot('package.json')), file));
  return format(text, { ...config, filepath: file });
}
