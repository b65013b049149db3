import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';
import { isOutside, schemaOf, wayTo } from './standing.ts';

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
