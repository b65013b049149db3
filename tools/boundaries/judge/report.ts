import type { Edge, Place } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import { rules } from '../rules/catalogue.ts';
import type { RuleName } from '../rules/catalogue.ts';
import { ownerOf } from './advice.ts';

type Words = Pick<Finding, 'what' | 'fix'> & Partial<Pick<Finding, 'why' | 'owner' | 'evidence' | 'subjects'>>;

/** A finding at a place; what it does not say itself, the rule and the place say. */
export function finding(tree: Tree, rule: RuleName, place: Place, words: Words): Finding {
  return { rule, place, why: rules[rule].why, owner: ownerOf(tree, place.file), subjects: [place.file], ...words };
}

/** A finding about an edge: its subjects are both ends. */
export function edgeFinding(tree: Tree, rule: RuleName, edge: Edge, words: Words): Finding {
  return finding(tree, rule, edge.from, { subjects: [edge.from.file, targetName(edge)], ...words });
}

/** What messages call the target: its path, its package, or what stands in the source. */
export function targetName({ to, specifier }: Edge): string {
  if (to.kind === 'file') return to.file;
  return to.kind === 'package' || to.kind === 'builtin' ? to.name : (specifier ?? 'a computed path');
}
