import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';

export const relationPath: Rule = {
  name: 'orm/relation-path',
  layer: 'types',
  why: 'relations that lead into another module load its rows, with a join that it does not know of',
  bad: 'this.invoices.find({ relations: { buyer: true } })',
  good: 'identity.userViews(caller, invoices.map((it) => it.buyerId))',
  edge(use, say) {
    const { edge, owner, isOwn, from } = use;
    if (edge.form !== 'orm-path' || !owner || isOwn) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what = `${who} loads ${edge.specifier}, which is ${targetName(edge)} of ${owner.name}, along a relation`;
    return say.of(use, { what, fix: `keep the id, and ask ${owner.name} by its facade for many at once` });
  },
};
