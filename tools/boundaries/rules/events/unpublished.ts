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
