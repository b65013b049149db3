import type { Rule } from '../rule.ts';

const foreignStatement: Rule = {
  name: 'test-run/foreign-statement',
  layer: 'test-run',
  why: 'what a statement names when it runs is what the module depends on, however the text came about',
  bad: `manager.query(text)   // where text turned out to be 'select * from identity.users'`,
  good: 'await this.identity.users(caller, ids)',
  edge(use, say) {
    const { edge, owner } = use;
    if (edge.via !== 'test-run' || edge.to.kind !== 'relation') return null;
    const verb = edge.form === 'write' ? 'wrote' : 'read';
    const what = `while the tests ran, ${edge.names[0]} ${verb} ${edge.specifier}`;
    const whose = owner?.name ?? 'the kernel';
    return say.of(use, { what, fix: `ask the facade of ${whose}, or hear its events; the table is its own` });
  },
};

const twoOwners: Rule = {
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

const chattyFacade: Rule = {
  name: 'test-run/chatty-facade',
  layer: 'test-run',
  why: 'a facade that is called once a row costs a round trip a row, and ties the two modules’ shapes together',
  bad: 'for (const { userId } of members) views.push(await this.identity.userView(userId));',
  good: 'const views = await this.identity.userViews(members.map((it) => it.userId));',
  tree(tree, say) {
    return (tree.facts.testRun?.loops ?? []).map(({ place, by, name, count }) => {
      const what = `while the tests ran, ${by} called ${name} ${count} times from this line`;
      const fix = 'call a method that takes all ids at once; if there is none, ask the owner of the facade for it';
      return say.at(place, { what, fix, subjects: [place.file, name] });
    });
  },
};

const insideTransaction: Rule = {
  name: 'test-run/inside-transaction',
  layer: 'test-run',
  why: 'inside an open transaction nobody else sees what it has written: a handler or a facade reads what is not so yet',
  bad: 'transaction(async () => { await users.save(user); await this.billing.open(user.id); })',
  good: 'transaction(async () => { await users.save(user); await outbox.publish(caller, new UserCreated(…)); })',
  tree(tree, say) {
    return (tree.facts.testRun?.nested ?? []).map(({ place, kind, name, inside }) => {
      const verb = kind === 'handler' ? 'began' : 'was called';
      const what = `while the tests ran, the ${kind} ${name} ${verb} inside an open transaction of ${inside}`;
      const fix =
        kind === 'handler'
          ? 'let the relay deliver the event once it is committed'
          : 'call it before the transaction or after it, or publish an event within';
      return say.at(place, { what, fix, subjects: [place.file, name] });
    });
  },
};

/** What only a run of the tests shows. The command never reads a recording: its answer depends on the tree alone. */
export const testRunRules: readonly Rule[] = [foreignStatement, twoOwners, chattyFacade, insideTransaction];
