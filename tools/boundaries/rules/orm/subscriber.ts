import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';

export const subscriber: Rule = {
  name: 'orm/subscriber',
  layer: 'types',
  why: 'a subscriber runs inside of the transactions of whatever it listens to; without a listenTo that is every module’s',
  bad: 'class Audit implements EntitySubscriberInterface { afterInsert() { … } }',
  good: 'listenTo() { return Invoice; }, or an event that the other module publishes',
  edge(use, say) {
    const { edge, isOwn, from, owner } = use;
    if (edge.form !== 'orm-subscriber' || from.kind === 'tool' || (isOwn && edge.to.kind !== 'unknown')) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const whom = edge.to.kind === 'unknown' ? (edge.specifier ?? 'every entity') : targetName(edge);
    const other = owner ? `hear an event of ${owner.name}` : 'hear the events of others';
    const fix = `return the class of an own entity in listenTo, in one line; ${other}`;
    return say.of(use, { what: `a subscriber of ${who} listens to ${whom}`, fix });
  },
};
