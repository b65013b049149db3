import type { Rule } from '../rule.ts';

export const twoOwners: Rule = {
  name: 'test-run/two-owners',
  layer: 'test-run',
  why: 'modules whose rows change in one transaction can never be apart: neither in two databases, nor in two releases',
  bad: 'transaction(async () => { await invoices.save(…); await users.update(…); })',
  good: 'transaction(async () => { await invoices.save(…); await outbox.publish(caller, new InvoicePaid(…)); })',
  tree(tree, say) {
    return (tree.facts.testRun?.mixed ?? []).map(({ place, module, owners, relations }) => {
      const what = `while the tests ran, one transaction of ${module} wrote ${relations.join(', ')}`;
      const fix = `write the rows of one of ${owners.join(' and ')}, and tell the other by an event in the same transaction`;
      return say.at(place, { what, fix, subjects: [place.file, ...relations] });
    });
  },
};
