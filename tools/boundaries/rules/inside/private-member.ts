import { rightWay } from '../../judge/advice.ts';
import type { Rule } from '../rule.ts';
import { classOf, isJudged, userOf } from './use.ts';

export const privateMember: Rule = {
  name: 'inside/private-member',
  layer: 'types',
  why: 'TypeScript lets brackets through where it refuses a dot: what a class keeps to itself is used, and nobody can change it any more',
  bad: "this.identity['users'].findById(id)",
  good: 'this.identity.getUsers(caller, [id])',
  edge(use, say) {
    if (use.edge.form !== 'hidden-member' || !isJudged(use)) return null;
    const fix = use.owner ? rightWay(use.owner, [], '') : 'use what it offers in public, or ask for a method';
    return say.of(use, {
      what: `${userOf(use)} takes ${use.edge.specifier} of ${classOf(use)}, which keeps it to itself`,
      fix,
    });
  },
};
