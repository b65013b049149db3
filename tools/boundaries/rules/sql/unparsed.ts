import type { Rule } from '../rule.ts';
import { isOutside, nameOfUser } from './standing.ts';

export const unparsed: Rule = {
  name: 'sql/unparsed',
  layer: 'sql',
  why: 'what PostgreSQL’s parser refuses cannot be judged, and does not run either',
  bad: "manager.query('select * form billing.invoices')",
  good: "manager.query('select * from billing.invoices')",
  edge(use, say) {
    if (isOutside(use) || use.edge.form !== 'sql-unparsed') return null;
    const fix = 'mend the statement; a function’s body is parsed as well';
    return say.of(use, { what: `PostgreSQL would refuse what ${nameOfUser(use)} sends: ${use.edge.specifier}`, fix });
  },
};
