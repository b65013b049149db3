import type { Rule } from '../rule.ts';
import { isOfAnother, thingOf } from './ends.ts';

export const registration: Rule = {
  name: 'container/registration',
  layer: 'types',
  why: 'an entity that two modules register is a table that two modules own',
  bad: "DatabaseModule.forModule('billing', { entities: [Invoice, User] })",
  good: "DatabaseModule.forModule('billing', { entities: [Invoice] })",
  edge(use, say) {
    const { edge, from, owner } = use;
    if (edge.form !== 'registration') return null;
    if (isOfAnother(use) && from.kind !== 'tool') {
      const fix = `leave it to ${owner?.name}, and ask its facade; a table of your own has an entity of your own`;
      const who = from.kind === 'module' ? from.name : edge.from.file;
      return say.of(use, { what: `${who} registers ${thingOf(use)} of ${owner?.name} with its own connection`, fix });
    }
    if (from.kind !== 'module' || edge.to.kind !== 'unknown') return null;
    const fix = 'list the classes by name: entities: [Invoice, Payment]';
    return say.of(use, {
      what: `${from.name} registers ${thingOf(use)}, and whose classes those are cannot be seen`,
      fix,
    });
  },
};
