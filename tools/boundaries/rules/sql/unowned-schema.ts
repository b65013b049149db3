import { targetName } from '../../judge/say.ts';
import type { Rule } from '../rule.ts';
import { isOutside, nameOfUser, schemaOf } from './standing.ts';

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
