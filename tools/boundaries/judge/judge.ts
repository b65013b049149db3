import type { Verdict } from '../model/finding.ts';
import { byPlace } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { blindnessOf } from './floors.ts';
import { joinLayers, judgeByRules, layerIndex } from './rules.ts';
import { judgeSecondOpinion } from './second-opinion.ts';

/** Facts in, verdict out: nothing else is read, so the same tree has the same answer, to the byte. */
export function judge(tree: Tree, rules: readonly Rule[] = catalogue): Verdict {
  const own = judgeByRules(tree, rules);
  const all = [...own, ...judgeSecondOpinion(tree, own)];
  const { modules, files, edges } = tree;
  return {
    findings: joinLayers(all, layerIndex(rules)).sort(byPlace),
    blind: blindnessOf(tree),
    seen: {
      modules: modules.length,
      files: files.length,
      imports: edges.filter(({ via }) => via === 'import').length,
      rules: rules.length,
    },
  };
}
