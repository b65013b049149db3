import { homeOf, isTestCode, roleOf } from '../model/layout.ts';
import type { Home } from '../model/layout.ts';
import type { Tree } from '../model/tree.ts';

/** One import, by what ships, of a file that lies in a module which is not the importing file's own. */
interface Use {
  readonly user: Home;
  readonly module: string;
  readonly file: string;
}

function usesIn({ edges, layout }: Tree): Use[] {
  return edges.flatMap(({ from, to, via }) => {
    if (via !== 'import' || to.kind !== 'file' || isTestCode(from.file, layout)) return [];
    const [user, used] = [homeOf(from.file, layout), homeOf(to.file, layout)];
    const isForeign = used.kind === 'module' && !(user.kind === 'module' && user.name === used.name);
    return isForeign ? [{ user, module: used.name, file: to.file }] : [];
  });
}

/** A manifest for each module: its arrows as the imports are today, good or not. */
export function arrowsIn(tree: Tree): Record<string, { readonly dependsOn: readonly string[] }> {
  const uses = usesIn(tree);
  const arrowsOf = (name: string): string[] => {
    const own = uses.filter(({ user }) => user.kind === 'module' && user.name === name);
    return [...new Set(own.map(({ module }) => module))].sort();
  };
  return Object.fromEntries(tree.modules.map(({ name }) => [name, { dependsOn: arrowsOf(name) }]));
}

/**
 * Whether the `index.ts` of modules are their doors today. In many repositories they are what a package offers to the world,
 * and the modules reach one another around them: there a door is what Nest exports, and what an `index.ts` names.
 */
export function isDoorInUse(tree: Tree): boolean {
  const uses = usesIn(tree).filter(({ user }) => user.kind === 'module');
  const through = uses.filter(({ file }) => file.endsWith(`/${tree.layout.door}`));
  return through.length * 2 >= uses.length;
}

/** Folders of shared code with a Nest module that use modules, and how often: each may be a module that its name hides. */
export function knowingShared(tree: Tree): string[] {
  const folders = usesIn(tree).flatMap(({ user }) => (user.kind === 'shared' ? [user.folder ?? user.name] : []));
  const holdsModule = (folder: string): boolean =>
    tree.files.some((file) => roleOf(file) === 'module' && file.startsWith(`${folder}/`) && !isBelow(file, folder));
  const counted = [...new Set(folders)].filter(holdsModule).sort();
  return counted.map((folder) => {
    const times = folders.filter((it) => it === folder).length;
    return `${folder} (${times === 1 ? 'once' : `${times} times`})`;
  });
}

const isBelow = (file: string, folder: string): boolean => file.slice(folder.length + 1).includes('/');
