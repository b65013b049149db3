import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const globalObject: Rule = {
  name: 'ambient/global',
  layer: 'types',
  why: 'what stands on the global object is everybody’s: whoever reads it depends on whoever wrote it, and neither says so',
  bad: 'globalThis.currentPlan = plan',
  good: 'pass it as a parameter, or inject who holds it',
  edge(use, say) {
    const { edge, from, tree } = use;
    if (edge.form !== 'ambient-global' || !isBound(use)) return null;
    // A test may put a fake in the place of what the platform has, such as `fetch`.
    if (isTestCode(edge.from.file, tree.layout) && edge.to.kind === 'name' && edge.to.name === 'fetch') return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what =
      edge.to.kind === 'unknown'
        ? `${who} hands the global object on: ${edge.specifier}`
        : `${who} uses ${edge.specifier}, which neither the language nor Node declares, or changes it`;
    const fix = `pass it as a parameter, or inject who holds it; state of the whole process belongs to ${kernelOf(use)}`;
    return say.of(use, { what, fix });
  },
};
