import type { Rule, Use } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const registry: Rule = {
  name: 'ambient/registry',
  layer: 'types',
  why: 'decorators write down what every module is made of: who reads there knows what no door offers',
  bad: "getMetadataArgsStorage().tables; Reflect.getMetadata('providers', IdentityModule)",
  good: 'ask the facade; decorators of your own keep a map of their own',
  edge(use, say) {
    const { edge, from, owner } = use;
    if (!isBound(use) || !isForeign(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what = owner
      ? `${who} reads what decorators wrote down about a class of ${owner.name}`
      : `${who} uses ${edge.names.join()}, where the classes of all modules are written down`;
    const fix = `ask the facade of who owns it; a registry of the whole program belongs to ${kernelOf(use)}`;
    return say.of(use, { what, fix });
  },
};

function isForeign({ edge, isOwn, to }: Use): boolean {
  if (edge.form === 'ambient-registry') return true;
  return edge.form === 'metadata-read' && to?.kind === 'module' && !isOwn;
}
