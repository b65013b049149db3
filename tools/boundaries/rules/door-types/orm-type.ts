import type { Rule } from '../rule.ts';
import { isEntity, isInEvent, isOfOrm, judgeReaches, seen } from './reaches.ts';

export const ormType: Rule = {
  name: 'door/orm-type',
  layer: 'types',
  why: 'a caller that hands in filters, managers or repositories writes the query itself, and joins the transaction',
  bad: 'list(where: FindOptionsWhere<Invoice>): Promise<InvoiceView[]>   // in a facade',
  good: 'listOverdue(caller: TenantCaller, since: Date): Promise<InvoiceView[]>',
  tree: (tree, say) =>
    judgeReaches(tree, say, (reach) => {
      if (isEntity(reach) || isInEvent(reach) || !isOfOrm(reach) || !(reach.isOwn || reach.home === null)) return null;
      const fix =
        `let ${reach.through} take and give plain data: one method for each question that callers have, its query in the ` +
        `repository of ${reach.module}, its transaction opened by ${reach.module}`;
      return { what: seen(reach), fix };
    }),
};
