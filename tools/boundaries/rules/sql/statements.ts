import { isTestCode } from '../../model/layout.ts';
import { targetName } from '../../judge/say.ts';
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

const places: Readonly<Record<string, string>> = { 'sql-lock': 'advisory lock', 'sql-channel': 'channel' };

export const lockKey: Rule = {
  name: 'sql/lock-key',
  layer: 'sql',
  why: 'advisory locks and channels belong to the whole database: two modules with one key wait for, or hear, each other',
  bad: "manager.query('select pg_advisory_xact_lock(42)')",
  good: "manager.query(`select pg_advisory_xact_lock(hashtext('billing.close-month'))`)",
  edge(use, say) {
    const { edge, from, isOwn } = use;
    const place = places[edge.form];
    if (isOutside(use) || isMachinery(use) || !place || isOwn) return null;
    const name = edge.to.kind === 'unknown' ? 'a computed key' : targetName(edge);
    const prefix = from.kind === 'module' ? from.name : 'owner';
    const isLock = edge.form === 'sql-lock';
    const fix = isLock
      ? `begin the key with its owner: hashtext('${prefix}.…')`
      : `begin the channel with its owner: ${prefix}_…`;
    return say.of(use, {
      what: `${nameOfUser(use)} uses an ${place} by ${name}, which it does not own`.replace('an channel', 'a channel'),
      fix,
    });
  },
};

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
