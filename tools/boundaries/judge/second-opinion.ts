import type { Edge } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import { homeOf } from '../model/layout.ts';
import type { Tree, Violation } from '../model/tree.ts';
import { ruleNamed } from '../rules/catalogue.ts';
import { computed } from '../rules/imports/computed.ts';
import { rightWay } from './advice.ts';
import { sayFor } from './say.ts';

/**
 * What dependency-cruiser found, by its own parser and its own resolution, and the syntax walk did not.
 * The same edge seen twice is one finding.
 */
export function judgeSecondOpinion(tree: Tree, findings: readonly Finding[]): Finding[] {
  const isKnown = (violation: Violation): boolean => {
    const { rule, from, to } = violation;
    return findings.some(({ rule: known, place, subjects }) => {
      if (rule === 'cycles/files') return known === rule && sharesPart(tree, place.file, from);
      if (rule === 'files/job-name') return known === rule && subjects.some((folder) => to.startsWith(`${folder}/`));
      const edge = edgeOf(tree, violation);
      return place.file === from && (subjects.includes(to) || place.line === edge?.from.line);
    });
  };
  return (tree.cruise?.violations ?? [])
    .filter((violation) => !isKnown(violation))
    .map((violation) => toFinding(tree, violation));
}

/** A part with a ring has one finding at a time, its shortest; the next shows once that is mended. */
const sharesPart = (tree: Tree, a: string, b: string): boolean =>
  homeOf(a, tree.layout).kind === homeOf(b, tree.layout).kind &&
  homeOf(a, tree.layout).name === homeOf(b, tree.layout).name;

const edgeOf = (tree: Tree, { from, specifier }: Violation): Edge | undefined =>
  tree.edges.find((it) => it.via === 'import' && it.from.file === from && it.specifier === specifier);

function toFinding(tree: Tree, violation: Violation): Finding {
  const { rule, from, to, specifier } = violation;
  const edge = edgeOf(tree, violation);
  const place = edge?.from ?? { file: from, line: 1, column: 1 };
  const module = tree.modules.find(({ folder }) => to.startsWith(`${folder}/`));
  return sayFor(tree, ruleNamed(rule) ?? computed).at(place, {
    what: `${from} uses ${to}, as dependency-cruiser resolves ${specifier}`,
    fix: module ? rightWay(module, edge?.names ?? [], to) : 'explain the rule: bulkhead-boundaries explain ' + rule,
    subjects: [from, to],
  });
}
