import type { Edge } from '../../model/edge.ts';
import { at } from '../../model/edge.ts';
import type { Rule } from '../rule.ts';
import { homeAt, shipped } from './known.ts';

export const handlerName: Rule = {
  name: 'events/handler-name',
  layer: 'types',
  why: 'a handler’s name is the key of what it has done: under one name, two of them do half each',
  bad: "subscriptions.handle('note', InvoicePaid, …); subscriptions.job('note', InvoiceSent, …)",
  good: "subscriptions.handle('note-paid', InvoicePaid, …); subscriptions.job('note-sent', InvoiceSent, …)",
  tree(tree, say) {
    const names = shipped(tree, 'handler-name').filter((edge) => homeAt(tree, edge).kind === 'module');
    return names.flatMap((edge, index) => {
      const module = homeAt(tree, edge).name;
      const earlier = names.slice(0, index).filter((it) => homeAt(tree, it).name === module);
      const twin = earlier.find((it) => isSame(it, edge));
      const said = edge.specifier ?? '';
      if (twin) {
        const what = `${module} has two handlers that are, or may be, called ${said}: the other one stands at ${at(twin.from)}`;
        return [say.at(edge.from, { what, fix: 'give each a name of its own', subjects: [edge.from.file, said] })];
      }
      if (edge.to.kind === 'name' || edge.names[0]) return [];
      const what = `the name of a handler of ${module} is computed, and could be any`;
      const fix =
        'write it as a text; of many, let it begin with a text that no other name begins with: `notice-${type}`';
      return [say.at(edge.from, { what, fix, subjects: [edge.from.file, said] })];
    });
  },
};

/** Two names that are one text, or where one begins as the other does whose rest is computed. */
function isSame(a: Edge, b: Edge): boolean {
  const [one, two] = [a, b].map(({ to, names }) => ({
    text: to.kind === 'name' ? to.name : (names[0] ?? ''),
    isWhole: to.kind === 'name',
  }));
  if (!one || !two || one.text === '' || two.text === '') return false;
  if (one.isWhole && two.isWhole) return one.text === two.text;
  if (one.isWhole) return one.text.startsWith(two.text);
  return two.isWhole ? two.text.startsWith(one.text) : one.text.startsWith(two.text) || two.text.startsWith(one.text);
}
