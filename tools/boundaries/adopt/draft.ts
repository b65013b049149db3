import { roleOf } from '../model/layout.ts';
import type { Sight } from './look.ts';
import { usual } from './names.ts';

/** A first `boundaries.config.json`: every member is one that its owner can change. */
export interface Draft {
  readonly modules: readonly string[];
  readonly shared: string | readonly string[];
  readonly apps: '';
  readonly tools: string | readonly string[];
  readonly door: string;
  readonly rootFiles: readonly string[];
  readonly ignored: readonly string[];
  readonly doorRoles: readonly string[];
  readonly notAJob: readonly string[];
  readonly orm: {
    readonly packages: string[];
    readonly roles: string[];
    readonly folders: string[];
    readonly jobs: string[];
  };
  readonly tests: { readonly endings: string[]; readonly folders: string[]; readonly job: string };
  readonly layers: readonly string[];
  readonly advisory: readonly string[];
  readonly manifests: Readonly<Record<string, { readonly dependsOn: readonly string[] }>>;
}

export function draftOf(sight: Sight, rules: readonly { readonly name: string }[]): Draft {
  const { files, modules, shared, tools, rootFiles, strange, generated } = sight;
  const isFound = (ending: string): boolean => files.some((file) => file.endsWith(ending));
  const isFolder = (name: string): boolean => files.some((file) => `/${file}`.includes(`/${name}/`));
  return {
    ...{ modules: patternsFor(modules), shared: shared.length > 0 ? shared : '', apps: '' },
    tools: tools.length > 0 ? tools : '',
    door: doorOf(sight),
    ...{ rootFiles, ignored: [...usual.ignored, ...strange, ...generated], doorRoles: usual.doorRoles, notAJob: [] },
    orm: ormOf(sight),
    tests: { endings: usual.testEndings.filter(isFound), folders: usual.testFolders.filter(isFolder), job: '' },
    layers: ['imports', 'types', 'sql'],
    advisory: usual.advisory.filter((entry) => rules.some(({ name }) => name.startsWith(entry.replace('*', '')))),
    manifests: Object.fromEntries(modules.map((folder) => [nameOf(folder), { dependsOn: [] }])),
  };
}

const nameOf = (folder: string): string => folder.split('/').at(-1) ?? '';

/** Neighbours become one pattern, so that the next module beside them is one without a word. */
function patternsFor(modules: readonly string[]): string[] {
  const parentOf = (folder: string): string => folder.split('/').slice(0, -1).join('/');
  const parents = [...new Set(modules.map(parentOf))].sort();
  return parents.flatMap((parent) => {
    const children = modules.filter((it) => parentOf(it) === parent);
    return children.length > 1 && parent !== '' ? [`${parent}/*`] : children;
  });
}

/** `index.ts`, where most modules have one; otherwise what Nest's modules export. */
function doorOf({ files, modules }: Sight): string {
  const indexed = modules.filter((folder) => files.includes(`${folder}/index.ts`));
  return indexed.length * 2 > modules.length ? 'index.ts' : '';
}

/** Where to look for whoever speaks to a database. */
export type Speakers = Pick<Sight, 'files' | 'modules' | 'shared' | 'packages' | 'read'>;

/** Whoever speaks to the database today may go on: this is about modules, and not about layers within one. */
export function ormOf(
  { files, modules, shared, packages, read }: Speakers,
  said: Partial<Draft['orm']> = {},
): Draft['orm'] {
  const known = usual.orms.filter((name) => packages.includes(name));
  const speaks = new RegExp(`from ['"](${known.join('|')})['"/]`);
  const users = known.length > 0 ? files.filter((file) => speaks.test(read(file))) : [];
  const inModules = users.filter((file) => modules.some((folder) => file.startsWith(`${folder}/`)));
  const folders = inModules.filter((file) => roleOf(file) === '').map((file) => file.split('/').at(-2) ?? '');
  const jobs = users.flatMap((file) => jobOf(file, shared, files));
  const unique = (names: readonly string[]): string[] => [...new Set(names)].filter((it) => it !== '').sort();
  return {
    packages: [...new Set([...(said.packages ?? []), ...known])],
    roles: unique([...(said.roles ?? []), ...inModules.map(roleOf)]),
    folders: unique([...(said.folders ?? []), ...folders]),
    jobs: unique([...(said.jobs ?? []), ...jobs]),
  };
}

/** The home of a shared file, as the gate sees it: a folder that only holds folders is none itself. */
function jobOf(file: string, shared: readonly string[], files: readonly string[]): string[] {
  const folder = shared.find((it) => file.startsWith(`${it}/`));
  if (folder === undefined) return [];
  const isHome = files.some((it) => it.startsWith(`${folder}/`) && !it.slice(folder.length + 1).includes('/'));
  return [isHome ? nameOf(folder) : (file.slice(folder.length + 1).split('/')[0] ?? '')];
}
