import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';
import { isOutside, nameOfUser, schemaOf } from './standing.ts';

export const unqualified: Rule = {
  name: 'sql/unqualified',
  layer: 'sql',
  why: 'a table without its schema is whichever one the search path finds first: nothing says whose it is',
  bad: "manager.query('select * from users')",
  good: "manager.query('select * from identity.users')",
  edge(use, say) {
    if (isOutside(use) || schemaOf(use) !== 'none') return null;
    const name = targetName(use.edge);
    const schema = use.from.kind === 'module' ? use.from.name : '<its schema>';
    return say.of(use, {
      what: `${nameOfUser(use)} names ${name} without a schema: ${use.edge.specifier}`,
      fix: `write ${schema}.${name}`,
    });
  },
};
