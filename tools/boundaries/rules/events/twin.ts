import { at } from '../../model/edge.ts';
import type { Rule } from '../rule.ts';
import { shipped } from './known.ts';

export const twin: Rule = {
  name: 'events/twin',
  layer: 'types',
  why: 'two classes of one type are two shapes of one event: whoever hears it gets either',
  bad: "class Paid extends defineEvent({ type: 'billing.invoice.paid', version: 1, … }) {}, twice",
  good: 'version: 2 in the new class, beside the old one for as long as somebody hears it',
  tree(tree, say) {
    const first = new Map<string, ReturnType<typeof shipped>[number]>();
    return shipped(tree, 'event-defined').flatMap((edge) => {
      if (edge.to.kind !== 'name') return [];
      const [name = '', version = ''] = edge.names;
      const key = `${edge.to.name} v${version}`;
      const other = first.get(key);
      if (!other) {
        first.set(key, edge);
        return [];
      }
      const what = `${name} is ${key}, and so is ${other.names[0]} at ${at(other.from)}`;
      const fix = 'give one of them a type, or a version, of its own';
      return [say.at(edge.from, { what, fix, subjects: [edge.from.file, key] })];
    });
  },
};
