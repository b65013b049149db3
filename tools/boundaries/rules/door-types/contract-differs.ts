import { contractOf, contractText } from '../../contract/contract.ts';
import { deltaOf, readContract } from '../../contract/delta.ts';
import type { Finding } from '../../model/finding.ts';
import type { Module, Tree } from '../../model/tree.ts';
import type { Rule, Say } from '../rule.ts';

const MOST_LINES = 12;
const accept = 'bulkhead-boundaries accept (npm run accept)';

export const contractDiffers: Rule = {
  name: 'contract/differs',
  layer: 'types',
  isTriedApart: true,
  why: 'a wider door, a new arrow or another route is a promise: it is a line that somebody reviews, in the folder of its owner',
  bad: 'IdentityFacade gets a method, and libs/modules/identity/contract.json does not say so',
  good: `${accept}, and the change of contract.json in the same commit`,
  tree: (tree, say) =>
    tree.layout.contract === '' ? [] : tree.modules.flatMap((module) => judgeContract(tree, say, module)),
};

function judgeContract(tree: Tree, say: Say, module: Module): Finding[] {
  const wanted = contractOf(tree, module);
  const surface = tree.facts.types?.surfaces.find((it) => it.module === module.name);
  if (!wanted || !surface) return [];
  const file = `${module.folder}/${tree.layout.contract}`;
  const text = contractText(wanted);
  const stands = surface.contract;
  if (stands === text) return [];
  const fix = `run ${accept}, and let ${module.manifest?.owner} review what it changes`;
  if (stands === null) {
    return [say.at({ file, line: 1, column: 1 }, { what: `${module.name} has no ${tree.layout.contract}`, fix })];
  }
  const delta = deltaOf(readContract(stands), wanted);
  const what =
    delta.length > 0
      ? `${module.name} is not what ${file} says: ${delta.length} ${delta.length === 1 ? 'line' : 'lines'}`
      : `${file} says the same in another order or form`;
  const more = delta.length > MOST_LINES ? [`… and ${delta.length - MOST_LINES} more`] : [];
  const place = { file, line: firstDifference(stands, text), column: 1 };
  return [say.at(place, { what, fix, evidence: [...delta.slice(0, MOST_LINES), ...more] })];
}

function firstDifference(stands: string, wanted: string): number {
  const [have, want] = [stands.split('\n'), wanted.split('\n')];
  const index = have.findIndex((line, at) => line !== want[at]);
  return Math.max(1, Math.min(index === -1 ? have.length : index + 1, have.length));
}
