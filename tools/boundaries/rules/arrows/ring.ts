import type { Rule } from '../rule.ts';
import { ringFinding, ringsBy } from './rings.ts';

export const ring: Rule = {
  name: 'arrows/ring',
  layer: 'imports',
  why: 'modules that call each other in a ring are one module with several names: none goes, changes or boots alone',
  bad: 'billing: "dependsOn": ["identity"]; identity: "dependsOn": ["billing"]',
  good: 'identity publishes an event, or asks through a port that billing implements',
  tree: (tree, say) => ringsBy(tree, ['dependsOn']).map((found) => ringFinding(tree, say, found)),
};
