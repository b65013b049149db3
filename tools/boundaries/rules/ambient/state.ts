import { roleOf } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const state: Rule = {
  name: 'ambient/state',
  layer: 'types',
  why: 'a variable of a file that others import is one for all of them: a channel that nobody injected and no test resets',
  bad: 'libs/shared/callers/plans.ts: const plans = new Map(); export const setPlan = (id, plan) => plans.set(id, plan)',
  good: 'a provider holds it as a member, and is injected where it is needed',
  edge(use, say) {
    const { edge, from, tree } = use;
    if (edge.form !== 'state-kept' || !isBound(use) || !isReachable(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const fix =
      from.kind === 'module'
        ? 'hold it in a provider, behind the facade; files that the door offers from hold no state'
        : `hold it in a provider; state of the whole process belongs to ${kernelOf(use)}`;
    const what = `${who} changes ${edge.names[0]}, which is one for everybody who loads the file: ${edge.specifier}`;
    return say.at(edge.from, { what, fix, subjects: [edge.from.file, `${tree.layout.shared}:${edge.names[0]}`] });
  },
};

/** Shared code is everybody's; of a module, what the door offers or offers from. */
function isReachable({ edge, from, tree }: Use): boolean {
  if (from.kind === 'shared') return true;
  const { file } = edge.from;
  const isOffered = moduleNamed(tree, from.name)?.door?.offers.some((it) => it.from === file) ?? false;
  return isOffered && tree.layout.doorRoles.includes(roleOf(file));
}
