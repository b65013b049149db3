import type { Rule } from '../rule.ts';

export const parse: Rule = {
  name: 'files/parse',
  layer: 'imports',
  why: 'what cannot be parsed cannot be judged',
  bad: 'export const price = ;',
  good: 'export const price = 1;',
  tree({ unparsed }, say) {
    const fix = 'mend the syntax; data for tests that must stay broken belongs into a fixtures/ folder of a tool';
    return unparsed.map(({ place, reason }) => say.at(place, { what: `${place.file} does not parse: ${reason}`, fix }));
  },
};
