import type { Finding } from '../model/finding.ts';
import { layerNames } from '../model/layer.ts';
import type { Tree } from '../model/tree.ts';
import type { Rule } from '../rules/rule.ts';
import { sayFor, useOf } from './say.ts';

/** What the rules say to the facts. An edge is judged until one rule finds something, in the order of the catalogue. */
export function judgeByRules(tree: Tree, rules: readonly Rule[]): Finding[] {
  const voiced = rules.map((rule) => ({ rule, say: sayFor(tree, rule) }));
  const onEdges = tree.edges.flatMap((edge) => {
    const use = useOf(tree, edge);
    for (const { rule, say } of voiced) {
      const found = rule.edge?.(use, say);
      if (found) return [found];
    }
    return [];
  });
  return [...onEdges, ...voiced.flatMap(({ rule, say }) => rule.tree?.(tree, say) ?? [])];
}

/**
 * One cause is one finding: what a later layer says of the same two ends becomes a line of evidence of the first. Layers
 * stand in the order of `layerNames`, from what people see in the code to what only a database knows. It is advice only as
 * long as each of them is.
 */
export function joinLayers(findings: readonly Finding[], layerOf: (rule: string) => number): Finding[] {
  const kept = new Map<string, Finding>();
  const all: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => layerOf(a.rule) - layerOf(b.rule))) {
    const key = causeOf(finding);
    const first = kept.get(key);
    if (!first || layerOf(first.rule) === layerOf(finding.rule)) {
      kept.set(key, first ?? finding);
      all.push(finding);
    } else {
      const { file, line } = finding.place;
      const seen = `also ${finding.rule}, at ${file}:${line}: ${finding.what}`;
      const { advisory, ...hard } = first;
      const both = advisory && finding.advisory ? first : hard;
      const joined = { ...both, evidence: [...(first.evidence ?? []), seen] };
      kept.set(key, joined);
      all[all.indexOf(first)] = joined;
    }
  }
  return all;
}

/** Both ends, without the name that is used of a file: one import brings many. */
const causeOf = ({ subjects }: Finding): string => subjects.map((it) => it.replace(/#.*$/, '')).join(' | ');

export const layerIndex = (rules: readonly Rule[]): ((rule: string) => number) => {
  const layers = new Map(rules.map(({ name, layer }) => [name, layerNames.indexOf(layer)]));
  return (rule) => layers.get(rule) ?? 0;
};
