import type { Edge } from '../model/edge.ts';
import type { Home } from '../model/layout.ts';
import { homeOf, isTestCode, roleOf } from '../model/layout.ts';
import type { ArrowKind, Module, Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';

/** An edge between files, with the homes of both ends. */
export interface Use {
  readonly tree: Tree;
  readonly edge: Edge;
  readonly from: Home;
  readonly file: string;
  readonly to: Home;
  /** The module that is used, when it is one. */
  readonly module: Module | undefined;
}

export function useOf(tree: Tree, edge: Edge): Use | null {
  if (edge.to.kind !== 'file') return null;
  const { file } = edge.to;
  const to = homeOf(file, tree.layout);
  const module = to.kind === 'module' ? moduleNamed(tree, to.name) : undefined;
  return { tree, edge, from: homeOf(edge.from.file, tree.layout), file, to, module };
}

/** Uses of one module by another's shipped code: what keeps an arrow alive. */
export function usesBetween(tree: Tree, from: string, to: string): Use[] {
  const { modules } = tree.layout;
  const edges = tree.edges.filter(
    ({ from: place, to: target }) =>
      place.file.startsWith(`${modules}/${from}/`) &&
      target.kind === 'file' &&
      target.file.startsWith(`${modules}/${to}/`),
  );
  return edges
    .filter(({ from: place }) => !isTestCode(place.file, tree.layout))
    .flatMap((edge) => useOf(tree, edge) ?? []);
}

export function isEvent({ door }: Module, name: string, eventRole: string): boolean {
  const from = door?.offers.find((offer) => offer.name === name)?.from;
  return from !== undefined && from !== null && roleOf(from) === eventRole;
}

/** The kinds of arrow that a use stands on: who hears and calls has two, and each of them must be alive. */
export function kindsOf({ tree, edge, file, module }: Use, hears: boolean): ReadonlySet<ArrowKind> {
  const isThroughDoor = module !== undefined && file === module.door?.file;
  const isAll = edge.names.length === 0 || edge.names.includes('*');
  if (!hears) return new Set(['dependsOn']);
  if (!isThroughDoor || isAll) return new Set(['dependsOn', 'listensTo']);
  const kinds = edge.names.map((name) => (isEvent(module, name, tree.layout.eventRole) ? 'listensTo' : 'dependsOn'));
  return new Set(kinds);
}
