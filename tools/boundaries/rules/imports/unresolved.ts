import type { Rule } from '../rule.ts';

/** A URL may name a file that is yet to be written, and an ambient declaration a module that never will be. */
const mayBeMissing: readonly string[] = ['url', 'augmentation'];

export const unresolved: Rule = {
  name: 'imports/unresolved',
  layer: 'imports',
  why: 'what leads nowhere today may lead anywhere after the next build',
  bad: "import { price } from './prices.js';   // no such file",
  good: "import { price } from './pricing.js';",
  edge(use, say) {
    const { to, form, specifier, via } = use.edge;
    if (via !== 'import' || to.kind !== 'missing' || mayBeMissing.includes(form)) return null;
    const what = `${specifier} leads to no file and no installed package`;
    const install = 'install the package by npm and commit package.json, or build it, if it is one of your own';
    const fix = `correct the path (with its extension), or ${install}`;
    return say.of(use, { what, fix });
  },
};
