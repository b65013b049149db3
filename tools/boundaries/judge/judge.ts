import type { Verdict } from '../model/finding.ts';
import { byPlace } from '../model/finding.ts';
import { layerNames, notAskedFor } from '../model/layer.ts';
import type { LayerReport } from '../model/layer.ts';
import type { Tree } from '../model/tree.ts';
import { catalogue } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { idleEntries } from './advisory.ts';
import { blindnessOf } from './floors.ts';
import { judgeLeave } from './leave-findings.ts';
import { giveLeave } from './leave.ts';
import { joinLayers, judgeByRules, layerIndex } from './rules.ts';
import { judgeSecondOpinion } from './second-opinion.ts';

/** Facts in, verdict out: nothing else is read, so the same tree has the same answer on the same day, to the byte. */
export function judge(tree: Tree, rules: readonly Rule[] = catalogue, today = day()): Verdict {
  const own = judgeByRules(tree, rules);
  const all = rules.some(({ layer }) => layer === 'imports') ? [...own, ...judgeSecondOpinion(tree, own)] : own;
  const leave = giveLeave(tree, joinLayers(all, layerIndex(rules)).sort(byPlace), today);
  const { modules, files, configFile, layout } = tree;
  const idle = idleEntries(layout, catalogue).map(
    (it) => `${configFile}: "advisory" names ${it}, and no rule, area/* or layer is called so`,
  );
  const imports = tree.edges.filter(({ via }) => via === 'import').length;
  return {
    findings: [...leave.findings, ...judgeLeave(tree, leave, rules, today)].sort(byPlace),
    blind: [...blindnessOf(tree), ...idle],
    layers: reportsOf(tree, imports, rules),
    seen: { modules: modules.length, files: files.length, imports, rules: rules.length },
  };
}

/** Waivers end by days, wherever the clock stands. */
const day = (): string => new Date().toISOString().slice(0, 10);

/** How each layer fared. Imports are always read, since other layers are told by them; judged they are where asked for. */
function reportsOf({ layers }: Tree, imports: number, rules: readonly Rule[]): LayerReport[] {
  const isJudged = rules.some(({ layer }) => layer === 'imports');
  const own: LayerReport[] = isJudged ? [{ name: 'imports', state: 'ran', says: `${imports} imports` }] : [];
  const told = [...own, ...layers];
  return layerNames
    .filter((name) => name !== 'test-run')
    .map((name) => told.find((it) => it.name === name) ?? { name, state: 'off', says: notAskedFor });
}
