import { ownerOfName } from '../../judge/say.ts';
import type { Edge } from '../../model/edge.ts';
import { homeOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

/** Counters stand in one table: a name may be plain, and belongs to the module that uses it, as long as no other does. */
export const limitNames: Rule = {
  name: 'names/limit',
  layer: 'types',
  why: 'two modules that count under one name count together, and use up what the other may do',
  bad: "claim({ name: 'mails', … }, address) in identity and in billing",
  good: "claim({ name: 'billing_mails', … }, address) in billing",
  tree(tree, say) {
    const names = tree.edges.filter(
      ({ form, from }) => form === 'name-limit' && homeOf(from.file, tree.layout).kind === 'module',
    );
    const users = new Map<string, Edge>();
    return names.flatMap((edge) => {
      const from = homeOf(edge.from.file, tree.layout).name;
      const fix = `let the name begin with ${from}_, as a constant`;
      const finding = (what: string, other: string) => [
        say.at(edge.from, { what, fix, subjects: [edge.from.file, other] }),
      ];
      if (edge.to.kind !== 'name')
        return finding(`${from} counts under a name that is computed: ${edge.specifier}`, 'unknown');
      const { name } = edge.to;
      const owner = ownerOfName(tree, name);
      if (owner && owner.name !== from) return finding(`${from} counts under ${name}, a name of ${owner.name}`, name);
      const first = users.get(name) ?? edge;
      users.set(name, first);
      const other = homeOf(first.from.file, tree.layout).name;
      return other === from ? [] : finding(`${from} counts under ${name}, as ${other} does`, first.from.file);
    });
  },
};
