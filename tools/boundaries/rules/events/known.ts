import type { Edge, Target } from '../../model/edge.ts';
import { homeOf, isTestCode } from '../../model/layout.ts';
import type { Home } from '../../model/layout.ts';
import type { Tree } from '../../model/tree.ts';

/** Edges of one form that shipped code shows, in the order of the tree; tools and tests play with events of their own. */
export const shipped = (tree: Tree, form: string): readonly Edge[] =>
  tree.edges.filter(({ via, form: it, from }) => {
    if (via !== 'event' || it !== form || isTestCode(from.file, tree.layout)) return false;
    return homeOf(from.file, tree.layout).kind !== 'tool';
  });

export const homeAt = (tree: Tree, { from }: Edge): Home => homeOf(from.file, tree.layout);

/** `file#Class`: what an event is known by. */
export const classOf = (to: Target): string | null => (to.kind === 'file' ? `${to.file}#${to.symbol ?? ''}` : null);

/** The module that publishes an event class: the one that declares it. */
export const publisherOf = (tree: Tree, to: Target): string | null => {
  const home = to.kind === 'file' ? homeOf(to.file, tree.layout) : null;
  return home?.kind === 'module' ? home.name : null;
};

/** `identity.user.registered` of identity, whose folder may be written with dashes. */
export const beginsWith = (type: string, module: string): boolean => {
  const [first] = type.split(/[.:/]/);
  return type.length > module.length && (first === module || first === module.replaceAll('-', '_'));
};
