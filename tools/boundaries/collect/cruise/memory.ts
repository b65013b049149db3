import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ICruiseOptions } from 'dependency-cruiser';
import { installedBeside } from '../../cache/inputs.ts';
import { recall, remember } from '../../cache/storage.ts';
import type { Sources } from '../sources.ts';
import type { Cruised, Cruiser } from './apart.ts';

/** More changed files than this, and all are read again. */
const FEW = 50;

interface Remembered {
  /** Of what every answer depends on: which files there are, options and rules, what is installed. */
  readonly frame: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly cruised: Cruised;
}

/**
 * A cruiser that reads only files that have changed since the last time. Rings are left to the first engine then: what closes
 * one may stand in a file that was not read again.
 */
export function remembering(cruiser: Cruiser, sources: Sources): Cruiser {
  const modules = join(sources.root, 'node_modules');
  const file = existsSync(modules) ? join(modules, '.cache', 'boundaries', 'cruise.json') : null;
  return async (files, options) => {
    const frame = frameOf(sources, files, options);
    const hashes = Object.fromEntries(files.map((it) => [it, digest(sources.read(it))]));
    const before = file === null ? null : recall<Remembered>(file);
    const changed = files.filter((it) => before?.hashes[it] !== hashes[it]);
    const isUsable = before?.frame === frame && changed.length <= FEW;
    const cruised = isUsable ? await again(before.cruised, changed, options) : await cruiser(files, options);
    if (file !== null) remember(file, { frame, hashes, cruised });
    return cruised;
  };
}

/** A few files are read sooner than another process starts. */
async function again(before: Cruised, changed: readonly string[], options: ICruiseOptions): Promise<Cruised> {
  const known = withoutRings(before);
  if (changed.length === 0) return known;
  const isChanged = (source: string): boolean => changed.includes(source);
  // Only the changed files themselves: what they lead to is known, or is no file of the repository.
  const { cruiseHere } = await import('./here.ts');
  const narrowed = { ...options, doNotFollow: { path: '.' }, ruleSet: rulesFor(changed, options) };
  const { modules, violations } = withoutRings(await cruiseHere(changed, narrowed));
  return {
    modules: [
      ...known.modules.filter(({ source }) => !isChanged(source)),
      ...modules.filter(({ source }) => isChanged(source)),
    ],
    violations: [
      ...known.violations.filter(({ from }) => !isChanged(from)),
      ...violations.filter(({ from }) => isChanged(from)),
    ],
  };
}

/** Before it reads a file, dependency-cruiser weighs every pattern: in many modules that takes longer than the reading. */
function rulesFor(files: readonly string[], { ruleSet }: ICruiseOptions): NonNullable<ICruiseOptions['ruleSet']> {
  const speaksOf = ({ path }: { path?: string | string[] }): boolean =>
    path === undefined || [path].flat().some((it) => files.some((file) => new RegExp(it).test(file)));
  return { ...ruleSet, forbidden: (ruleSet?.forbidden ?? []).filter(({ from }) => speaksOf(from)) };
}

const withoutRings = ({ modules, violations }: Cruised): Cruised => ({
  modules,
  violations: violations.filter(({ type }) => type !== 'cycle'),
});

function frameOf(sources: Sources, files: readonly string[], options: ICruiseOptions): string {
  const settings = ['tsconfig.json', 'package.json'].map((it) => (sources.has(it) ? sources.read(it) : ''));
  const { baseDir: _, tsConfig, ...rest } = options;
  return digest(JSON.stringify([files, settings, rest, Boolean(tsConfig), installedBeside(sources.root)]));
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');
