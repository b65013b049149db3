import type { Rule } from '../rule.ts';
import { judgeReaches } from './reaches.ts';

export const anyType: Rule = {
  name: 'door/any-type',
  layer: 'types',
  why: 'behind any there may be an entity, a transaction or nothing at all: nobody can prove what goes through the door',
  bad: 'find(id: string): Promise<any>   // in a facade',
  good: 'find(id: string): Promise<InvoiceView | null>, or unknown where callers are to look for themselves',
  tree: (tree, say) =>
    judgeReaches(tree, say, ({ kind, through, as }) => {
      if (kind !== 'any') return null;
      const verb = as === 'parameter' ? 'takes' : 'gives';
      const fix = `write the type at ${through}: plain data, member by member (unknown, if callers are to parse it)`;
      return { what: `${through} ${verb} any, which can be everything`, fix };
    }),
};
