import { channelsOfNode } from '../../model/channels.ts';
import type { Rule, Use } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const context: Rule = {
  name: 'ambient/context',
  layer: 'types',
  why: 'what travels with the call instead of in it is a parameter that no signature shows, from any module to any other',
  bad: 'export const plan = new AsyncLocalStorage<Plan>()',
  good: 'the caller is the first parameter, and says what has to be known of it',
  edge(use, say) {
    const { edge, from } = use;
    if (!isContext(use) || !isBound(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const thing = edge.names.filter((it) => it !== '*').join(', ') || edge.specifier;
    const fix = `pass it as a parameter; a context of the whole program belongs to ${kernelOf(use)}`;
    return say.of(use, { what: `${who} makes or reads a context that goes along with calls: ${thing}`, fix });
  },
};

function isContext({ edge, tree }: Use): boolean {
  if (edge.form === 'ambient-context') return true;
  if (edge.via !== 'import') return false;
  const isLate = edge.to.kind === 'builtin' && edge.form !== 'import' && edge.form !== 'export';
  if (isLate) return channelsOfNode[edge.to.name.replace(/^node:/, '')]?.form === 'context';
  return edge.to.kind === 'package' && tree.layout.ambient.packages.includes(edge.to.name);
}
