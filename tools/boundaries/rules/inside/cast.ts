import { rightWay } from '../../judge/advice.ts';
import type { Rule } from '../rule.ts';
import { classOf, isJudged, userOf } from './use.ts';

export const cast: Rule = {
  name: 'inside/cast',
  layer: 'types',
  why: 'a value that is called any, unknown or something else shows what its class hides, and no later use of it can be judged',
  bad: '(this.identity as any).users.findById(id)',
  good: 'this.identity.getUsers(caller, [id])',
  edge(use, say) {
    if (use.edge.form !== 'cast' || !isJudged(use)) return null;
    const fix = use.owner ? rightWay(use.owner, [], '') : 'use it as what it is; ask for a method where one is missing';
    return say.of(use, {
      what: `${userOf(use)} calls ${use.edge.specifier}, which is a ${classOf(use)}, something else`,
      fix,
    });
  },
};
