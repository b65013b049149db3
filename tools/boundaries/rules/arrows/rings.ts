import { shortestRings } from '../../judge/graph.ts';
import { usesBetween } from '../../judge/use.ts';
import type { Place } from '../../model/edge.ts';
import { at } from '../../model/edge.ts';
import type { Finding } from '../../model/finding.ts';
import type { ArrowKind, Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Say } from '../rule.ts';

type Ring = readonly string[];

/** The shortest ring in each group of modules that reach one another by arrows of these kinds. */
export function ringsBy(tree: Tree, kinds: readonly ArrowKind[]): Ring[] {
  const names = tree.modules.map(({ name }) => name);
  return shortestRings(names, (name) => targetsOf(tree, name, kinds));
}

export function targetsOf(tree: Tree, name: string, kinds: readonly ArrowKind[]): string[] {
  const { manifest } = moduleNamed(tree, name) ?? {};
  const all = new Set(kinds.flatMap((kind) => manifest?.[kind] ?? []));
  return [...all].filter((to) => to !== name && moduleNamed(tree, to)).sort();
}

export const stepsOf = (ring: Ring): [string, string][] =>
  ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from]);

/** Stands at the first arrow of the ring, and shows a line of evidence for each. */
export function ringFinding(tree: Tree, say: Say, ring: Ring): Finding {
  const [first = '', second = ''] = ring;
  return say.at(arrowPlace(tree, first, second), {
    what: `${[...ring, first].join(' → ')} is a ring of modules`,
    fix: 'turn one arrow round: publish an event, or declare a port in the module that asks and implement it in the other',
    evidence: stepsOf(ring).map(([from, to]) => evidenceOf(tree, from, to)),
    subjects: [...ring],
  });
}

function arrowPlace(tree: Tree, from: string, to: string): Place {
  const module = moduleNamed(tree, from);
  const kind = module?.manifest?.dependsOn.includes(to) ? 'dependsOn' : 'listensTo';
  return module?.arrowPlace(kind, to) ?? { file: tree.configFile, line: 1, column: 1 };
}

function evidenceOf(tree: Tree, from: string, to: string): string {
  const [edge] = usesBetween(tree, from, to);
  if (edge) return `${from} → ${to}: ${at(edge.from)} takes ${edge.names.join(', ') || 'nothing by name'}`;
  return `${from} → ${to}: ${at(arrowPlace(tree, from, to))} declares it`;
}
