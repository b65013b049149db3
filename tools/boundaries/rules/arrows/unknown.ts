import { moduleNamed } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';
import { arrowsOf } from './declared.ts';

export const unknown: Rule = {
  name: 'arrows/unknown',
  layer: 'imports',
  why: 'an arrow to a module that does not exist is a slip of the pen, or the rest of a removed module',
  bad: '"dependsOn": ["identiy"]',
  good: '"dependsOn": ["identity"]',
  tree(tree, say) {
    const lost = arrowsOf(tree).filter(({ to }) => !moduleNamed(tree, to));
    return lost.map(({ module, to, place, says, deletion, subjects }) => {
      const others = tree.modules.map(({ name }) => name).filter((name) => name !== module.name);
      const fix = others.length > 0 ? `${deletion}, or name one of ${others.join(', ')}` : deletion;
      return say.at(place, { what: `${says} ${to}, and there is no such module`, fix, subjects });
    });
  },
};
