import type { Policy, Relation } from '../../model/catalog.ts';
import type { Rule } from '../rule.ts';

export const wall: Rule = {
  name: 'catalog/wall',
  layer: 'catalog',
  why: 'rows of one tenant or person are kept from all others by the table’s wall, and by one wall that everybody knows',
  bad: 'create table billing.invoices (organization_id uuid not null, …)   -- and no policy',
  good: `runner.query(tenantPolicy('billing.invoices'))`,
  tree(tree, say) {
    const { relations = [] } = tree.facts.catalog ?? {};
    return relations.flatMap((it) => {
      const fault = faultOf(it);
      if (!fault) return [];
      const { schema, name, changedAt } = it;
      return [say.at(changedAt, { ...fault, subjects: [changedAt.file, `${schema}.${name}`] })];
    });
  },
};

function faultOf({ schema, name, isWalled, policies, wanted }: Relation): { what: string; fix: string } | null {
  const table = `${schema}.${name}`;
  if (wanted === undefined) return null;
  if (wanted === null) {
    if (!isWalled && policies.length === 0) return null;
    const what = `${table} holds rows of nobody in particular, and has row-level security all the same`;
    return { what, fix: 'declare whose rows they are, by the decorator of the entity, or take the policies away' };
  }
  const fix = 'make the wall by the function that the repository has for it, in the migration that makes the table';
  if (!isWalled) return { what: `${table} holds rows of tenants or persons, and has no row-level security`, fix };
  if (textOf(policies) === textOf(wanted)) return null;
  const named = policies.map((it) => `${it.name}: ${it.uses ?? it.checks ?? 'everything'}`).join('; ') || 'no policy';
  return { what: `the wall of ${table} is not the standard one (${named.replaceAll(/\s+/g, ' ').slice(0, 160)})`, fix };
}

/** All of a policy but its name. */
const textOf = (policies: readonly Policy[]): string =>
  JSON.stringify(policies.map(({ name: _, ...rest }) => JSON.stringify(rest)).sort());
