import { isTestCode } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';

export const computed: Rule = {
  name: 'imports/computed',
  layer: 'imports',
  why: 'a path that only the running program knows can lead into any module',
  bad: "await import('../' + name + '/index.js');   const load = createRequire(base); use(load);",
  good: "await import('./strategies/fixed.js');   // a literal, or a const that holds one",
  edge(use, say) {
    const { form, specifier, via, proof } = use.edge;
    if (via !== 'import' || proof !== 'cannot-prove' || isHookOfTools(use)) return null;
    const what = specifier
      ? `${specifier} is code, or a place, that no file shows`
      : `this ${form} loads something that is not a constant`;
    const fix =
      'write the path as a literal, or as a const of this file that holds one; choose between literals with a switch';
    return say.of(use, { what, fix });
  },
};

/** Hooks change how files load in the process that sets them: in one that tests or builds, nothing ships with it. */
const isHookOfTools = ({ tree, edge, from }: Use): boolean =>
  edge.form === 'hooks' && (isTestCode(edge.from.file, tree.layout) || from.kind === 'tool');
