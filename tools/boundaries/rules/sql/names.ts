import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';
import { isOutside, nameOfUser, schemaOf, wayTo } from './standing.ts';

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

export const unownedSchema: Rule = {
  name: 'sql/unowned-schema',
  layer: 'sql',
  why: 'a schema that belongs to no module is a place where all of them can meet',
  bad: "manager.query('insert into public.settings values ($1, $2)', [key, value])",
  good: "manager.query('insert into billing.settings values ($1, $2)', [key, value])",
  edge(use, say) {
    const { edge, from } = use;
    if (isOutside(use) || schemaOf(use) !== 'nobody') return null;
    // The tests of the shared code make modules of their own.
    if (from.kind === 'shared') return null;
    const fix = `a module keeps everything in the schema of its own name${from.kind === 'module' ? `: ${from.name}` : ''}`;
    return say.of(use, { what: `${nameOfUser(use)} uses ${targetName(edge)}, in a schema that no module owns`, fix });
  },
};

export const sharedKnowsModule: Rule = {
  name: 'sql/shared-knows-module',
  layer: 'sql',
  why: 'shared code serves every module; SQL on the tables of one makes that one a part of all the others',
  bad: "libs/shared/http/guard.ts: manager.query('select status from identity.users where id = $1', [id])",
  good: 'libs/shared/http declares a port (abstract class), and identity answers it',
  edge(use, say) {
    if (isOutside(use) || use.from.kind !== 'shared' || schemaOf(use) !== 'module') return null;
    return say.of(use, { what: `shared code names ${targetName(use.edge)}: ${use.edge.specifier}`, fix: wayTo(use) });
  },
};
