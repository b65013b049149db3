import type { Edge } from '../model/edge.ts';
import type { Home } from '../model/layout.ts';
import { homeOf, isTestCode, roleOf } from '../model/layout.ts';
import type { ArrowKind, Module, Tree } from '../model/tree.ts';
import { isEntrance } from '../model/tree.ts';
import type { Use } from '../rules/rule.ts';

/** What ships. */
export const isProduct = ({ kind }: Home): boolean => kind === 'module' || kind === 'shared' || kind === 'app';

/** An import of a file that belongs to a module, by somebody else. */
export interface ForeignImport {
  readonly file: string;
  readonly module: Module;
}

export function foreignImport({ edge, owner, isOwn }: Use): ForeignImport | null {
  if (edge.via !== 'import' || edge.to.kind !== 'file' || !owner || isOwn) return null;
  return { file: edge.to.file, module: owner };
}

/** Uses of one module by another's shipped code: what keeps an arrow alive. */
export function usesBetween(tree: Tree, from: string, to: string): readonly Edge[] {
  const known = uses.get(tree) ?? sortedUses(tree);
  uses.set(tree, known);
  return known.get(`${from} ${to}`) ?? [];
}

const uses = new WeakMap<Tree, ReadonlyMap<string, readonly Edge[]>>();

function sortedUses({ edges, layout }: Tree): ReadonlyMap<string, readonly Edge[]> {
  const found = new Map<string, Edge[]>();
  for (const edge of edges) {
    const { from, to } = edge;
    if (to.kind !== 'file' || isTestCode(from.file, layout)) continue;
    const [user, used] = [homeOf(from.file, layout), homeOf(to.file, layout)];
    if (user.kind !== 'module' || used.kind !== 'module') continue;
    const key = `${user.name} ${used.name}`;
    const list = found.get(key);
    if (list) list.push(edge);
    else found.set(key, [edge]);
  }
  return found;
}

export function isEvent({ door }: Module, name: string, eventRole: string): boolean {
  const from = door?.offers.find((offer) => offer.name === name)?.from;
  return from !== undefined && from !== null && roleOf(from) === eventRole;
}

/** The kinds of arrow that a use stands on: who hears and calls has two, and each of them must be alive. */
export function kindsOf(tree: Tree, edge: Edge, to: Module, hears: boolean): ReadonlySet<ArrowKind> {
  const isThroughDoor = edge.to.kind === 'file' && isEntrance(to, edge.to.file);
  const isAll = edge.names.length === 0 || edge.names.includes('*');
  if (!hears) return new Set(['dependsOn']);
  if (!isThroughDoor || isAll) return new Set(['dependsOn', 'listensTo']);
  return new Set(edge.names.map((name) => (isEvent(to, name, tree.layout.eventRole) ? 'listensTo' : 'dependsOn')));
}

/** How messages list what is taken of a file. */
export function listed(names: readonly string[]): string {
  const named = names.filter((name) => name !== '*' && name !== 'default');
  if (named.length > 0) return named.join(', ');
  return names.includes('default') ? 'the default export' : 'what is in it';
}
