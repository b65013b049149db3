import { resolve } from 'node:path';
import { contractOf } from '../contract/contract.ts';
import { deltaOf, readContract } from '../contract/delta.ts';
import { inspect } from '../inspect.ts';
import type { Options } from '../inspect.ts';
import { homeOf, nameOf } from '../model/layout.ts';
import type { Home } from '../model/layout.ts';
import type { Module, Tree } from '../model/tree.ts';
import { Git } from './impact/git.ts';

/** What has changed since a revision, by module: whose contracts are others', and who depends on those. */
export async function impact(options: Options, revision = 'HEAD'): Promise<string> {
  const git = new Git(resolve(options.root));
  const commit = git.commit(revision);
  const files = git.changedSince(commit);
  const tree = await inspect({ ...options, layers: new Set(['imports', 'types']) });
  const touched = Map.groupBy(files, (file) => nameOf(homeOf(file, tree.layout), tree.layout));
  const modules = tree.modules.flatMap((module) => told(tree, module, touched.get(module.name) ?? [], git, commit));
  const head = `impact since ${revision}: ${count(files.length, 'file')} changed`;
  return [head, ...modules, ...goneSince(tree, files, git, commit), ...others(tree, files), ''].join('\n');
}

function told(tree: Tree, module: Module, files: readonly string[], git: Git, commit: string): string[] {
  const { layout } = tree;
  const now = layout.contract === '' ? undefined : contractOf(tree, module);
  const before = now && git.text(commit, `${module.folder}/${layout.contract}`);
  const delta = now && before ? deltaOf(readContract(before), now) : [];
  if (files.length === 0 && delta.length === 0) return [];
  const state = stateOf(tree, now !== undefined, before ?? null, delta);
  const lines = [`${module.name} (${module.manifest?.owner})  ${count(files.length, 'file')}, ${state}`];
  const isSilent = before !== null && before !== undefined && delta.length === 0;
  return ['', ...lines, ...delta.map((it) => `  ${it}`), ...(isSilent ? [] : concerned(tree, module.name))];
}

function stateOf({ layout }: Tree, isKnown: boolean, before: string | null, delta: readonly string[]): string {
  if (layout.contract === '') return 'and no contracts are kept here';
  if (!isKnown) return 'and no contract can be made: it lacks its manifest or door';
  if (before === null) return 'its contract is new since then';
  return delta.length > 0 ? 'its contract has changed' : 'its contract has not changed: nobody else has to look';
}

/** Who depends on a module, and who on those. */
function concerned(tree: Tree, name: string): string[] {
  const direct = dependentsOf(tree, name);
  const known = new Set([name, ...direct.map((it) => it.name)]);
  const beyond: string[] = [];
  for (const next of direct) {
    for (const { name: far } of dependentsOf(tree, next.name)) {
      if (!known.has(far)) beyond.push(far);
      known.add(far);
    }
  }
  if (direct.length === 0) return ['  nobody depends on it'];
  const lines = direct.map(({ name: it, manifest }) => {
    const kinds = (['dependsOn', 'listensTo'] as const).filter((kind) => manifest?.[kind].includes(name));
    return `  concerns ${it} (${manifest?.owner}): ${kinds.join(', ')}`;
  });
  return beyond.length > 0 ? [...lines, `  and, through them, ${beyond.join(', ')}`] : lines;
}

const dependentsOf = (tree: Tree, name: string): Module[] =>
  tree.modules.filter(({ manifest }) =>
    [...(manifest?.dependsOn ?? []), ...(manifest?.listensTo ?? [])].includes(name),
  );

/** Modules that were there, and are not any more. */
function goneSince(tree: Tree, files: readonly string[], git: Git, commit: string): string[] {
  const { modules: floor, manifest } = tree.layout;
  const names = files
    .filter((file) => file.startsWith(`${floor}/`) && file.endsWith(`/${manifest}`))
    .map((file) => file.slice(floor.length + 1, -manifest.length - 1));
  const gone = names.filter((name) => !tree.modules.some((it) => it.name === name));
  const left = gone.filter((name) => git.text(commit, `${floor}/${name}/${manifest}`) !== null);
  return left.flatMap((name) => ['', `${name}  is gone`, ...concerned(tree, name)]);
}

/** What belongs to no module: of shared code, who uses it. */
function others({ layout, edges, modules }: Tree, files: readonly string[]): string[] {
  const homes = Map.groupBy(files, (file) => nameOf(homeOf(file, layout), layout));
  return [...homes].sort().flatMap(([name, own]) => {
    const home: Home = homeOf(own[0] ?? '', layout);
    if (home.kind === 'module') return [];
    const users = modules.filter(({ folder }) =>
      edges.some(({ from, to, via }) => {
        const isUsed = via === 'import' && to.kind === 'file' && to.file.startsWith(`${name}/`);
        return isUsed && from.file.startsWith(`${folder}/`);
      }),
    );
    const used = home.kind === 'shared' ? `, used by ${users.map((it) => it.name).join(', ') || 'no module'}` : '';
    return ['', `${name}  ${count(own.length, 'file')}${used}`];
  });
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
