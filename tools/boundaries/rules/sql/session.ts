import type { Rule } from '../rule.ts';
import { isMachinery, isOutside, nameOfUser } from './standing.ts';

const sessions: Readonly<Record<string, string>> = {
  'sql-session': 'changes who or where its session is',
  'sql-remote': 'goes around the schema by',
  'sql-grant': 'gives rights to',
};

export const session: Rule = {
  name: 'sql/session',
  layer: 'sql',
  why: 'roles, rights, the search path and other databases are the wall between modules: the kernel alone sets them',
  bad: "manager.query('set local search_path = identity')",
  good: "manager.query('select * from billing.invoices')",
  edge(use, say) {
    const { edge, from, tree } = use;
    const does = sessions[edge.form];
    if (isOutside(use) || isMachinery(use) || !does) return null;
    const others = tree.modules.filter(({ name }) => name !== from.name);
    const role = edge.specifier ?? '';
    const isOwnRole =
      from.kind === 'module' && role.includes(from.name) && !others.some(({ name }) => role.includes(name));
    if (edge.form === 'sql-grant' && isOwnRole) return null;
    const fix =
      'name things with their schema, under the login that the module has; roles and rights are made where the database is provisioned';
    return say.of(use, { what: `${nameOfUser(use)} ${does}: ${role || 'a computed setting'}`, fix });
  },
};
