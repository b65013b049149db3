import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const foreignPublish: Rule = {
  name: 'events/foreign-publish',
  layer: 'types',
  why: 'an event is its module’s word that something has happened there: nobody else can give it',
  bad: 'this.outbox.publish(caller, new UserRegistered({ userId })), in billing',
  good: 'this.outbox.publish(caller, new InvoicePaid({ invoiceId })), or a facade method of identity that publishes',
  edge(use, say) {
    const { edge, from, owner, isOwn, tree } = use;
    const isJudged = (from.kind === 'module' || from.kind === 'app') && !isTestCode(edge.from.file, tree.layout);
    if (edge.via !== 'event' || edge.form !== 'event-published' || !isJudged) return null;
    if (edge.to.kind === 'unknown') {
      const fix = 'publish instances of classes by their own type: new InvoicePaid(…), or a list of them';
      const thing = edge.specifier ?? 'what is computed';
      return say.of(use, { what: `${from.name} publishes ${thing}, and which event that is cannot be seen`, fix });
    }
    if (isOwn || edge.to.kind !== 'file') return null;
    const whose = owner ? `an event of ${owner.name}` : `which ${edge.to.file} defines`;
    const fix = owner
      ? `call a facade method of ${owner.name} that publishes it, or publish an event of your own`
      : 'publish an event of this module, defined in its *.events.ts';
    return say.of(use, { what: `${from.name} publishes ${edge.to.symbol}, ${whose}`, fix });
  },
};
