import type { Sources } from './sources.ts';

/** The repository as a package: its name, and the source that what it offers to the world is built from. */
export interface OwnPackage {
  readonly name: string;
  readonly entry: string;
}

/**
 * Whoever names the package that he is in means its entry. That file is built, and often is not there yet; its source lies
 * where the compiler took it from: `dist/index.d.ts` is `src/index.ts`.
 */
export function ownPackage(sources: Sources): OwnPackage | null {
  if (!sources.has('package.json')) return null;
  const { name, types, typings, main } = JSON.parse(sources.read('package.json')) as Record<string, unknown>;
  const files = new Set(sources.files);
  const built = [types, typings, main].filter((it) => typeof it === 'string');
  const entry = built.flatMap(sourcesOf).find((it) => files.has(it));
  return typeof name === 'string' && entry !== undefined ? { name, entry } : null;
}

function sourcesOf(built: string): string[] {
  const path = built.replace(/^\.\//, '').replace(/(\.d)?\.([cm]?)[jt]s$/, '.$2ts');
  const below = path.split('/').slice(1).join('/');
  return [`src/${below}`, below, path];
}
