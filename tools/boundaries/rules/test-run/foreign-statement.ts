import type { Rule } from '../rule.ts';

export const foreignStatement: Rule = {
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
