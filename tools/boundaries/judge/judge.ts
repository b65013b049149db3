import type { Edge } from '../model/edge.ts';
import type { Finding, Verdict } from '../model/finding.ts';
import { byPlace } from '../model/finding.ts';
import type { Tree } from '../model/tree.ts';
import { rules } from '../rules/catalogue.ts';
import { judgeArrows } from './arrows.ts';
import { judgeCycles } from './cycles.ts';
import { judgeDoors } from './doors.ts';
import { judgeEdge } from './edges.ts';
import { judgeFiles } from './files.ts';
import { blindnessOf, judgeEmptyRules } from './floors.ts';
import { areas } from '../rules/areas.ts';
import { joinLayers, judgeByRules, layerIndex } from './rules.ts';
import { judgeSecondOpinion } from './second-opinion.ts';

/** Facts in, verdict out: nothing else is read, so the same tree has the same answer, to the byte. */
export function judge(tree: Tree): Verdict {
  const doors = judgeDoors(tree);
  const edges = tree.edges
    .filter(({ via }) => via === 'import')
    .filter((edge) => !isJudgedAtDoor(edge, doors))
    .flatMap((edge) => judgeEdge(tree, edge) ?? []);
  const own = [
    ...judgeFiles(tree),
    ...doors,
    ...edges,
    ...judgeArrows(tree),
    ...judgeCycles(tree),
    ...judgeEmptyRules(tree),
    ...judgeByRules(tree, areas),
  ];
  const all = [...own, ...judgeSecondOpinion(tree, own)];
  const findings = joinLayers(all, layerIndex(areas)).sort(byPlace);
  const { modules, files } = tree;
  return {
    findings,
    blind: blindnessOf(tree),
    seen: {
      modules: modules.length,
      files: files.length,
      imports: tree.edges.length,
      rules: Object.keys(rules).length,
    },
  };
}

/** A door that passes another's name on is one finding, whatever the import by which it came. */
function isJudgedAtDoor({ from, names }: Edge, doors: readonly Finding[]): boolean {
  const isSame = ({ rule, place }: Finding): boolean =>
    rule === 'door/foreign-offer' && place.file === from.file && place.line === from.line;
  return names.length > 0 && doors.some(isSame);
}
