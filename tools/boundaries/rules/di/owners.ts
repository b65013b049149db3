import { arrowLine, ownerOf } from '../../judge/advice.ts';
import type { DiToken } from '../../model/di-graph.ts';
import type { Place } from '../../model/edge.ts';
import type { Home } from '../../model/layout.ts';
import { homeOf, nameOf } from '../../model/layout.ts';
import type { Module, Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Words } from '../rule.ts';

/** What a finding about two parts of the container says of both its ends. */
export function ends(tree: Tree, place: Place, target: DiToken, to: Home): Pick<Words, 'owner' | 'subjects'> {
  const module = moduleOf(tree, to);
  const { declared, text } = target;
  const subject = declared ? `${declared.file}#${declared.name}` : text;
  const owner = module
    ? { owner: arrowLine(tree, homeOf(place.file, tree.layout), module) }
    : { owner: ownerOf(tree, place.file) };
  return { ...owner, subjects: [place.file, subject] };
}

export const moduleOf = (tree: Tree, home: Home): Module | undefined =>
  home.kind === 'module' ? moduleNamed(tree, home.name) : undefined;

/** How messages call whoever it is. */
export const called = (home: Home, tree: Tree): string =>
  home.kind === 'module' ? home.name : nameOf(home, tree.layout);

/** Whether an arrow leads from one module to another; whoever is no module needs none. */
export function hasArrow(tree: Tree, from: Home, to: Home): boolean {
  const manifest = moduleOf(tree, from)?.manifest;
  return from.kind !== 'module' || !manifest || manifest.dependsOn.includes(to.name);
}
