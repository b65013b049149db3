import type { Rule } from '../rule.ts';
import { classOf, homeAt, shipped } from './known.ts';

export const unheard: Rule = {
  name: 'events/unheard',
  layer: 'types',
  advisory: true,
  why: 'an event that nobody hears, and nobody else could, is written, carried and kept for nothing',
  bad: 'this.outbox.publish(caller, new MailQueued(…)), where no handler hears MailQueued',
  good: 'publish what somebody hears today, or what may leave the house',
  tree(tree, say) {
    const known = new Set(
      ['event-heard', 'event-named'].flatMap((form) => shipped(tree, form).map(({ to }) => classOf(to))),
    );
    const told = new Set<string>();
    const kept = new Set(
      shipped(tree, 'event-defined')
        .filter(({ names }) => names[2] === 'kept')
        .map(({ from, names }) => `${from.file}#${names[0]}`),
    );
    // What a door offers, somebody may come to hear; what the audit trail keeps is heard by that.
    for (const { door } of tree.modules) for (const { from, name } of door?.offers ?? []) kept.add(`${from}#${name}`);
    return shipped(tree, 'event-published').flatMap((edge) => {
      const name = classOf(edge.to);
      if (name === null || edge.to.kind !== 'file' || known.has(name) || kept.has(name) || told.has(name)) return [];
      told.add(name);
      const what = `${homeAt(tree, edge).name} publishes ${edge.to.symbol}, and nobody hears it`;
      const fix = 'leave it out until somebody does, or let the door offer it';
      return [say.at(edge.from, { what, fix, subjects: [edge.from.file, name] })];
    });
  },
};
