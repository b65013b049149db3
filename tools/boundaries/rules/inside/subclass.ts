import { roleOf } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';
import { classOf, isJudged, userOf } from './use.ts';

export const subclass: Rule = {
  name: 'inside/subclass',
  layer: 'types',
  why: 'a subclass depends on how its parent works inside, and sees what is protected there',
  bad: 'class CachedIdentity extends IdentityFacade {}',
  good: 'class CachedUsers { constructor(private readonly identity: IdentityFacade) {} }',
  edge(use, say) {
    if (use.edge.form !== 'subclass' || !isJudged(use) || isMeantFor(use)) return null;
    const fix =
      'hold the other one as a member and call it; what others are to answer is an abstract class in *.ports.ts';
    return say.of(use, { what: `${userOf(use)} builds a class upon ${classOf(use)}`, fix });
  },
};

/** Shared code offers classes to build upon, and an error is what it is called. */
function isMeantFor({ edge, to }: Use): boolean {
  return to?.kind === 'shared' || (edge.to.kind === 'file' && ['ports', 'errors'].includes(roleOf(edge.to.file)));
}
