import { channelsOfNode } from '../../model/channels.ts';
import type { Rule, Use } from '../rule.ts';
import { isBound } from './kernel.ts';

export const evaluated: Rule = {
  name: 'ambient/evaluated',
  layer: 'types',
  why: 'code that is made while the program runs can reach everything, and nobody can read it before',
  bad: "new Function('it', text), eval(text), vm.runInThisContext(text)",
  good: 'a function, or a table of functions by name',
  edge(use, say) {
    const { edge, from } = use;
    const isMade = edge.form === 'ambient-evaluated' || isLoaded(use);
    if (!isMade || !isBound(use)) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const fix = 'write the function down; choose between several by a table or a switch';
    return say.of(use, { what: `${who} runs code that is not in the source: ${edge.names[0] ?? edge.specifier}`, fix });
  },
};

/** `await import('node:vm')`: an import that is a statement is judged by what is used of it. */
function isLoaded({ edge }: Use): boolean {
  const isLate =
    edge.via === 'import' && edge.to.kind === 'builtin' && edge.form !== 'import' && edge.form !== 'export';
  return (
    isLate && edge.to.kind === 'builtin' && channelsOfNode[edge.to.name.replace(/^node:/, '')]?.form === 'evaluated'
  );
}
