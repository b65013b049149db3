import { homeOf, isSameHome, nameOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const inheritedHook: Rule = {
  name: 'orm-metadata/inherited-hook',
  layer: 'orm',
  why: 'a hook in a base class runs whenever rows of all its entities change, unseen by the modules that these belong to',
  bad: 'class Invoice extends Audited   // where Audited has @BeforeUpdate() stamp()',
  good: 'class Invoice extends Audited   // where Audited has columns alone',
  tree(tree, say) {
    return (tree.facts.orm?.inherited ?? []).flatMap(({ entity, place, base, from, method }) => {
      const [home, other] = [homeOf(place.file, tree.layout), homeOf(from, tree.layout)];
      if (isSameHome(home, other)) return [];
      const what = `${entity} inherits the hook ${method} of ${base}, which ${nameOf(other, tree.layout)} declares in ${from}`;
      const fix = 'take the hook out of the base, and do in the service what it did';
      return [say.at(place, { what, fix, subjects: [place.file, from] })];
    });
  },
};
