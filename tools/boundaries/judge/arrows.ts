import { at } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { ArrowKind, Module, Tree } from '../model/tree.ts';
import { moduleNamed } from '../model/tree.ts';
import { shortestRings } from './graph.ts';
import { finding } from './report.ts';
import { kindsOf, usesBetween } from './use.ts';

const kinds = ['dependsOn', 'listensTo'] as const;

/** The manifests by themselves: arrows lead to others, are used, and form no ring. */
export function judgeArrows(tree: Tree): Finding[] {
  const single = tree.modules.flatMap((module) => kinds.flatMap((kind) => judgeList(tree, module, kind)));
  return [...single, ...judgeRings(tree)];
}

function judgeList(tree: Tree, module: Module, kind: ArrowKind): Finding[] {
  const arrows = (module.manifest?.[kind] ?? []).filter((to) => to !== '*');
  return arrows.flatMap((to) => judgeArrow(tree, module, kind, to) ?? []);
}

function judgeArrow(tree: Tree, module: Module, kind: ArrowKind, to: string): Finding | null {
  const place = module.arrowPlace(kind, to);
  const subjects = [module.name, to, kind];
  const fix = `delete "${to}" from "${kind}"`;
  const arrow = `${module.name} says that it ${kind === 'dependsOn' ? 'depends on' : 'listens to'}`;
  if (to === module.name) return finding(tree, 'arrows/self', place, { what: `${arrow} itself`, fix, subjects });
  if (!moduleNamed(tree, to)) {
    const known = tree.modules.map(({ name }) => name).filter((name) => name !== module.name);
    const what = `${arrow} ${to}, and there is no such module`;
    return finding(tree, 'arrows/unknown', place, {
      what,
      fix: `${fix}, or name one of ${known.join(', ')}`,
      subjects,
    });
  }
  const hears = module.manifest?.listensTo.includes(to) ?? false;
  if (usesBetween(tree, module.name, to).some((use) => kindsOf(use, hears).has(kind))) return null;
  const what = `${arrow} ${to}, and no shipped file of it ${kind === 'dependsOn' ? `calls ${to}` : `imports an event class of ${to}`}`;
  return finding(tree, 'arrows/unused', place, { what, fix, subjects });
}

function judgeRings(tree: Tree): Finding[] {
  const names = tree.modules.map(({ name }) => name);
  const arrowsOf = (name: string, of: readonly ArrowKind[]): string[] => {
    const { manifest } = moduleNamed(tree, name) ?? {};
    const all = new Set(of.flatMap((kind) => manifest?.[kind] ?? []));
    return [...all].filter((to) => to !== name && names.includes(to)).sort();
  };
  const calls = shortestRings(names, (name) => arrowsOf(name, ['dependsOn']));
  const all = shortestRings(names, (name) => arrowsOf(name, kinds));
  const hearing = all.filter((ring) => steps(ring).some(([from, to]) => !arrowsOf(from, ['dependsOn']).includes(to)));
  return [
    ...calls.map((ring) => ringFinding(tree, 'arrows/ring', ring)),
    ...hearing.map((ring) => ringFinding(tree, 'arrows/hearing-ring', ring)),
  ];
}

function steps(ring: readonly string[]): [string, string][] {
  return ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from]);
}

function ringFinding(tree: Tree, rule: 'arrows/ring' | 'arrows/hearing-ring', ring: readonly string[]): Finding {
  const [first = '', second = ''] = ring;
  const kind = moduleNamed(tree, first)?.manifest?.dependsOn.includes(second) ? 'dependsOn' : 'listensTo';
  const module = moduleNamed(tree, first);
  const place = module?.arrowPlace(kind, second) ?? { file: tree.configFile, line: 1, column: 1 };
  return finding(tree, rule, place, {
    what: `${[...ring, first].join(' → ')} is a ring of modules`,
    fix: 'turn one arrow round: publish an event, or declare a port in the module that asks and implement it in the other',
    evidence: steps(ring).map(([from, to]) => evidenceOf(tree, from, to)),
    subjects: [...ring],
  });
}

function evidenceOf(tree: Tree, from: string, to: string): string {
  const { edge } = usesBetween(tree, from, to)[0] ?? {};
  if (edge) return `${from} → ${to}: ${at(edge.from)} takes ${edge.names.join(', ') || 'nothing by name'}`;
  const module = moduleNamed(tree, from);
  const kind = module?.manifest?.dependsOn.includes(to) ? 'dependsOn' : 'listensTo';
  return `${from} → ${to}: ${at(module?.arrowPlace(kind, to) ?? { file: tree.configFile, line: 1, column: 1 })} declares it`;
}
