import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles } from '../collect/files.ts';
import { CannotJudge } from '../model/finding.ts';
import { house, roleOf } from '../model/layout.ts';
import { isGenerated } from './generated.ts';
import { usual } from './names.ts';

/** What a repository looks like to somebody who sees it for the first time. */
export interface Sight {
  readonly files: readonly string[];
  /** Folders with a Nest module of their own, the outermost alone. */
  readonly modules: readonly string[];
  readonly shared: readonly string[];
  readonly tools: readonly string[];
  readonly rootFiles: readonly string[];
  /** Folders at the root in which nothing belongs to the product, as far as can be seen. */
  readonly strange: readonly string[];
  /** Files outside of modules that a program wrote. */
  readonly generated: readonly string[];
  readonly packages: readonly string[];
  readonly read: (file: string) => string;
}

/** Reads names and folders alone: no configuration, and no compiler. */
export function lookAround(root: string): Sight {
  const floors = { modules: '', shared: '', apps: '', tools: '' };
  const files = sourceFiles(root, { ...house, ...floors, ignored: [...usual.ignored] });
  const { modules, bases } = nestFolders(files);
  if (modules.length === 0)
    throw new CannotJudge(['no folder below holds a *.module.ts of its own: there are no modules']);
  const isSharedName = (folder: string): boolean => {
    const names = folder.split('/');
    const above = names.slice(0, -1).some((name) => (usual.sharedTrees as readonly string[]).includes(name));
    return above || (usual.shared as readonly string[]).includes(names.at(-1) ?? '');
  };
  const features = modules.filter((folder) => !isSharedName(folder));
  const chosen = features.length > 0 ? features : modules;
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const rest = files.filter((file) => !chosen.some((folder) => file.startsWith(`${folder}/`)));
  const generated = rest.filter((file) => isGenerated(read(file)));
  const written = rest.filter((file) => !generated.includes(file));
  const placed = written.map((file) => placeOf(file, bases, modules));
  const folders = (kind: string): string[] =>
    [...new Set(placed.flatMap((it) => (it.kind === kind ? [it.folder] : [])))].sort();
  return {
    ...{ files, modules: chosen, shared: folders('shared'), tools: folders('tool'), strange: folders('strange') },
    ...{ rootFiles: folders('root'), packages: packagesOf(root), generated, read },
  };
}

/** Folders with a module, without those that compose others (`bases`) and those that lie within one. */
function nestFolders(files: readonly string[]): { modules: string[]; bases: string[] } {
  const holding = files.filter((file) => roleOf(file) === 'module' && /\.[cm]?ts$/.test(file)).map(folderOf);
  const folders = [...new Set(holding)].sort();
  const within = (inner: string, outer: string): boolean => outer === '' || inner.startsWith(`${outer}/`);
  const isNamedAlike = (folder: string): boolean => files.includes(`${folder}/${folder.split('/').at(-1)}.module.ts`);
  const composes = (folder: string): boolean =>
    folder === '' ||
    files.some((file) => folderOf(file) === folder && /(^|\/)(main|app\.module)\.[cm]?ts$/.test(file)) ||
    // One that is called like its folder is a feature, however many parts it has.
    (folders.filter((it) => it !== folder && within(it, folder)).length >= 3 && !isNamedAlike(folder));
  const bases = folders.filter(composes);
  const candidates = folders.filter((it) => !bases.includes(it)).map(outerName);
  const outermost = candidates.filter((it) => !candidates.some((other) => other !== it && within(it, other)));
  return { modules: [...new Set(outermost.map((it) => neighbourOf(it, outermost)))], bases };
}

/** `modules/files/minio` beside `modules/users` and `modules/posts`: the neighbour of those is `modules/files`. */
function neighbourOf(folder: string, modules: readonly string[]): string {
  const crowded = modules.map(folderOf).filter((it, index, all) => it !== '' && all.indexOf(it) !== index);
  const [parent] = crowded.filter((it) => folder.startsWith(`${it}/`)).sort((a, b) => b.length - a.length);
  return parent === undefined ? folder : `${parent}/${folder.slice(parent.length + 1).split('/')[0]}`;
}

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/');

/** `libs/users/src` is called users. */
function outerName(folder: string): string {
  const parts = folder.split('/');
  while (parts.length > 1 && (usual.inner as readonly string[]).includes(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

type Placed = { readonly kind: 'shared' | 'tool' | 'root' | 'strange'; readonly folder: string };

/** Where a file goes that lies in no module. */
function placeOf(file: string, bases: readonly string[], modules: readonly string[]): Placed {
  const parents = [...bases, ...modules.map(folderOf)].filter((it) => it !== '');
  const [base] = parents.filter((it) => file.startsWith(`${it}/`)).sort((a, b) => b.length - a.length);
  const [first = '', ...below] = (base === undefined ? file : file.slice(base.length + 1)).split('/');
  if (below.length === 0) return { kind: 'root', folder: file };
  if (base !== undefined) return { kind: 'shared', folder: `${base}/${first}` };
  const isTool = (usual.tools as readonly string[]).includes(first);
  const isShared = (usual.shared as readonly string[]).includes(first);
  return { kind: isTool ? 'tool' : isShared ? 'shared' : 'strange', folder: first };
}

function packagesOf(root: string): string[] {
  const file = join(root, 'package.json');
  if (!existsSync(file)) return [];
  const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...json['dependencies'], ...json['devDependencies'] });
}
