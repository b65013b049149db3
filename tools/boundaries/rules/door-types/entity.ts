import type { Rule } from '../rule.ts';
import { isEntity, isInEvent, judgeReaches, seen } from './reaches.ts';

export const entity: Rule = {
  name: 'door/entity',
  layer: 'types',
  why: 'who holds a row knows its columns: no column can be renamed, split or dropped without asking everybody',
  bad: 'find(id: string) { return this.invoices.findOneBy({ id }); }   // in a facade: the result is inferred',
  good: 'async find(id: string): Promise<InvoiceView | null> { … return row && { id: row.id, total: row.total }; }',
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      if (!isEntity(reach) || isInEvent(reach)) return null;
      const fix =
        `declare the type at ${reach.through}: plain data in a *.dto.ts of ${reach.module} that names what callers need, ` +
        'member by member; do not spread or pick the entity into it';
      return { what: seen(reach), fix };
    }),
};
