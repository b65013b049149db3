import type { Rule } from '../rule.ts';
import { asked, asker, judgeSituations } from './asked.ts';

export const inTransaction: Rule = {
  name: 'facade/in-transaction',
  layer: 'types',
  why: 'a transaction that waits for another module holds its locks and its connection as long as that one likes, and what both write can never be taken apart',
  bad: 'await this.database.transaction(caller, async () => { await this.invoices.add(…); await this.identity.charge(…); });',
  good: 'ask before the transaction, or publish an event in it and let the other module react',
  tree: (tree, say) =>
    judgeSituations(tree, say, 'unit-of-work', (question, { inside }) => ({
      what: `${asker(tree, question)} asks ${asked(question)} inside ${inside}`,
      fix:
        `ask before the transaction and carry the answer in; what has to follow from the commit is an event of ` +
        `${asker(tree, question)}, which ${question.module} hears`,
    })),
};
