import type { Rule } from '../rule.ts';
import { arrowsOf } from './declared.ts';

export const self: Rule = {
  name: 'arrows/self',
  layer: 'imports',
  why: 'a module needs no leave to use itself',
  bad: 'billing: "dependsOn": ["billing"]',
  good: 'billing: "dependsOn": []',
  tree(tree, say) {
    const own = arrowsOf(tree).filter(({ module, to }) => to === module.name);
    return own.map(({ place, says, deletion, subjects }) =>
      say.at(place, { what: `${says} itself`, fix: deletion, subjects }),
    );
  },
};
