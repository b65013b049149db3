import type { Rule } from '../rule.ts';
import { arrowKinds } from './declared.ts';
import { ringFinding, ringsBy, stepsOf, targetsOf } from './rings.ts';

export const hearingRing: Rule = {
  name: 'arrows/hearing-ring',
  layer: 'imports',
  why: 'hearing follows the order of calling: in a ring, the doors import each other and neither loads first',
  bad: 'billing: "dependsOn": ["identity"]; identity: "listensTo": ["billing"]',
  good: 'billing tells identity through its facade, or a third module hears both',
  tree(tree, say) {
    const isCall = ([from, to]: [string, string]): boolean => targetsOf(tree, from, ['dependsOn']).includes(to);
    const heard = ringsBy(tree, arrowKinds).filter((found) => !stepsOf(found).every(isCall));
    return heard.map((found) => ringFinding(tree, say, found));
  },
};
