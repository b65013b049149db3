import { channelsOfNode } from '../../model/channels.ts';
import { isTestCode } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const reach: Rule = {
  name: 'ambient/reach',
  layer: 'types',
  why: 'sockets, workers and child processes are doors of their own: what goes through them is seen by no arrow',
  bad: "new Worker('./prices.js'); createServer().listen(7000); spawn('node', […])",
  good: 'a facade call, an event, or a job of the kernel',
  edge(use, say) {
    const { edge, from, tree } = use;
    const isReach = edge.form === 'ambient-reach' || isLoaded(use);
    // A test plays the world outside, which listens on sockets.
    if (!isReach || !isBound(use) || isTestCode(edge.from.file, tree.layout)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const thing = edge.names.filter((it) => it !== '*').join(', ') || edge.specifier;
    const fix = `call a facade or publish an event; a channel to the outside belongs to ${kernelOf(use)}, or to a package that speaks its protocol`;
    return say.of(use, { what: `${who} opens a channel of its own: ${thing}`, fix });
  },
};

function isLoaded({ edge }: Use): boolean {
  const isLate =
    edge.via === 'import' && edge.to.kind === 'builtin' && edge.form !== 'import' && edge.form !== 'export';
  const channel = edge.to.kind === 'builtin' ? channelsOfNode[edge.to.name.replace(/^node:/, '')] : undefined;
  const isHarmless = edge.names.length > 0 && edge.names.every((it) => channel?.harmless.includes(it));
  return isLate && channel?.form === 'reach' && !isHarmless;
}
