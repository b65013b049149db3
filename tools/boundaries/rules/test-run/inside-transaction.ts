import type { Rule } from '../rule.ts';

export const insideTransaction: Rule = {
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
