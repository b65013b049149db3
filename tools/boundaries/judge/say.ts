import type { Edge } from '../model/edge.ts';
import { homeOf, isSameHome } from '../model/layout.ts';
import type { Module, Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';
import type { Rule, Say, Use } from '../rules/rule.ts';
import { isAdvisory } from './advisory.ts';
import { arrowLine, ownerOf } from './advice.ts';

/** The voice of one rule. */
export function sayFor(tree: Tree, voiced: Rule): Say {
  const { name: rule, why } = voiced;
  const weight = isAdvisory(voiced, tree.layout) ? { advisory: true as const } : {};
  const at: Say['at'] = (place, words) => ({
    ...{ rule, place, why, owner: ownerOf(tree, place.file), subjects: [place.file], ...weight, ...words },
  });
  const of: Say['of'] = ({ edge, from, owner }, words) =>
    at(edge.from, {
      subjects: [edge.from.file, targetName(edge)],
      ...(owner && owner.name !== from.name ? { owner: arrowLine(tree, from, owner) } : {}),
      ...words,
    });
  return { at, of };
}

/** An edge with the owners of both its ends. */
export function useOf(tree: Tree, edge: Edge): Use {
  const from = homeOf(edge.from.file, tree.layout);
  const to = edge.to.kind === 'file' ? homeOf(edge.to.file, tree.layout) : null;
  const owner = ownerOfTarget(tree, edge);
  const isOwn = to ? isSameHome(from, to) : from.kind === 'module' && owner?.name === from.name;
  return { tree, edge, from, to, owner, isOwn };
}

function ownerOfTarget(tree: Tree, { to }: Edge): Module | undefined {
  if (to.kind === 'file') {
    const home = homeOf(to.file, tree.layout);
    return home.kind === 'module' ? moduleNamed(tree, home.name) : undefined;
  }
  if (to.kind === 'relation') return to.schema === null ? undefined : moduleNamed(tree, to.schema);
  return to.kind === 'name' ? ownerOfName(tree, to.name) : undefined;
}

/**
 * Names that leave the code begin with their owner's name, or with a prefix that its manifest lists; the longest decides.
 * How words are joined is the habit of each place: `billing-plans` owns `BILLING_PLANS_X`.
 */
export function ownerOfName({ modules }: Tree, name: string): Module | undefined {
  const known = owners.get(modules) ?? new Map<string, Module | undefined>();
  owners.set(modules, known);
  if (!known.has(name)) known.set(name, longestIn(modules, name));
  return known.get(name);
}

const owners = new WeakMap<readonly Module[], Map<string, Module | undefined>>();

function longestIn(modules: readonly Module[], name: string): Module | undefined {
  const plain = plainly(name);
  const lengthOf = ({ name: own, manifest }: Module): number =>
    [own, ...(manifest?.owns ?? [])].reduce((most, prefix) => Math.max(most, begins(plain, plainly(prefix))), 0);
  const scored = modules.map((module) => ({ module, length: lengthOf(module) }));
  return scored.reduce((a, b) => (b.length > a.length ? b : a), { module: undefined, length: 0 } as Scored).module;
}

interface Scored {
  readonly module: Module | undefined;
  readonly length: number;
}

const plainly = (name: string): string => name.toLowerCase().replace(/[:._/ -]/g, '_');

function begins(name: string, prefix: string): number {
  const bare = prefix.replace(/_$/, '');
  return name === bare || name.startsWith(`${bare}_`) ? bare.length : 0;
}

/** What messages call the target: its path, its package, its relation, or what stands in the source. */
export function targetName({ to, specifier }: Edge): string {
  if (to.kind === 'file') return to.symbol ? `${to.file}#${to.symbol}` : to.file;
  if (to.kind === 'relation') return to.schema === null ? to.name : `${to.schema}.${to.name}`;
  if (to.kind === 'package' || to.kind === 'builtin' || to.kind === 'name') return to.name;
  return specifier ?? 'what is computed';
}
