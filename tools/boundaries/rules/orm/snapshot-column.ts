import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';

export const snapshotColumn: Rule = {
  name: 'orm/snapshot-column',
  layer: 'types',
  why: 'a column keeps what it was given for years, while the other module changes that type with its next release',
  bad: "@Column('jsonb') buyer: UserView",
  good: "@Column('jsonb') buyer: InvoiceBuyer, a type of the own module with what an invoice needs",
  edge(use, say) {
    const { edge, owner, isOwn, from } = use;
    if (edge.form !== 'orm-snapshot' || !owner || isOwn) return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what = `${who} keeps ${targetName(edge)} of ${owner.name} in the column ${edge.specifier}`;
    const fix = 'declare a type of your own with the few fields that are needed, and copy those, or keep the id';
    return say.of(use, { what, fix });
  },
};
