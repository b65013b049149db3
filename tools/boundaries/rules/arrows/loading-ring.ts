import type { Rule } from '../rule.ts';
import { loadingRings, ringFinding } from './rings.ts';

/** A ring in which somebody hears, closed by what files import: who hears an event imports the door that offers it. */
export const loadingRing: Rule = {
  name: 'arrows/loading-ring',
  layer: 'imports',
  why: 'doors that need each other in a ring have no order of loading: which of them finds the other empty is an accident',
  bad: 'identity calls billing; billing hears identity, and imports its door for the class of the event',
  good: 'billing tells identity through its facade, or a third module hears both',
  tree: (tree, say) => loadingRings(tree).map(({ modules, evidence }) => ringFinding(tree, say, modules, evidence)),
};
