import { isTestCode } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';
import { isMachinery, isOutside, nameOfUser } from './standing.ts';

const provable =
  'give the whole statement as a constant: a literal, a template of constants, a const or readonly member, what a function ' +
  'of one return makes of them; values go as $1, $2';

export const opaque: Rule = {
  name: 'sql/opaque',
  layer: 'sql',
  why: 'a statement whose names only a running program knows can reach every table that there is',
  bad: 'manager.query(`select * from ${schema}.${table}`)',
  good: "manager.query('select * from billing.invoices where id = $1', [id])",
  edge(use, say) {
    const { form, specifier } = use.edge;
    if (isOutside(use) || (isMachinery(use) && !isStranger(use))) return null;
    if (form === 'sql-dynamic') {
      const fix =
        'write the statements out in the function, or in the code that calls it: EXECUTE and other languages hide them';
      return say.of(use, {
        what: `a function of ${nameOfUser(use)} runs what it makes up: ${specifier ?? 'a computed text'}`,
        fix,
      });
    }
    const isQuoted = form === 'sql-quoted' && !isTestCode(use.edge.from.file, use.tree.layout);
    if (form !== 'sql-unknown' && form !== 'sql-stranger' && !isQuoted) return null;
    const shown = specifier?.replace(/^…$/, '') ? `: ${specifier}` : '';
    return say.of(use, { what: `${nameOfUser(use)} sends SQL that cannot be proven${shown}`, fix: provable });
  },
};

/** Even the kernel leaves no schema open but those of its own tables. */
const isStranger = ({ tree, edge }: Use): boolean =>
  edge.form === 'sql-stranger' && !isTestCode(edge.from.file, tree.layout);
