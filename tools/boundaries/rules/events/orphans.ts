import { arrowLine } from '../../judge/advice.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';
import { classOf, homeAt, publisherOf, shipped } from './known.ts';

export const unpublished: Rule = {
  name: 'events/unpublished',
  layer: 'types',
  why: 'a handler of what nobody publishes looks like a promise, and never runs',
  bad: "subscriptions.handle('close', AccountClosed, …), where no code publishes AccountClosed",
  good: 'the publisher publishes it with the change that makes it true; or the handler goes',
  tree(tree, say) {
    const published = new Set(shipped(tree, 'event-published').map(({ to }) => classOf(to)));
    return shipped(tree, 'event-heard').flatMap((edge) => {
      const name = classOf(edge.to);
      const publisher = publisherOf(tree, edge.to);
      const module = publisher === null ? undefined : moduleNamed(tree, publisher);
      if (name === null || published.has(name) || !module || edge.to.kind !== 'file') return [];
      const home = homeAt(tree, edge);
      const what = `${home.name} hears ${edge.to.symbol}, which ${module.name} never publishes`;
      const fix = `let ${module.name} publish it, or take the handler and the event away`;
      const owner = arrowLine(tree, home, module);
      return [say.at(edge.from, { what, fix, owner, subjects: [edge.from.file, name] })];
    });
  },
};

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
