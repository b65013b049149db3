import type { Rule } from '../rule.ts';
import { arrowKinds } from './declared.ts';
import { isCall, loadingRings, ringFinding, ringsBy, stepsOf } from './rings.ts';

/** Where the files of such a ring need one another as well, it is a loading ring, and that is told instead. */
export const hearingRing: Rule = {
  name: 'arrows/hearing-ring',
  layer: 'imports',
  advisory: true,
  why: 'an event that comes back to who sent it begins a loop, and none of these modules can be taken out without the others',
  bad: 'billing: "listensTo": ["identity"]; identity: "listensTo": ["billing"]',
  good: 'billing tells identity through its facade, or a third module hears both',
  tree(tree, say) {
    const loading = loadingRings(tree).flatMap(({ modules }) => modules);
    const heard = ringsBy(tree, arrowKinds).filter((ring) => !stepsOf(ring).every((step) => isCall(tree, step)));
    return heard.filter((ring) => !ring.some((it) => loading.includes(it))).map((ring) => ringFinding(tree, say, ring));
  },
};
