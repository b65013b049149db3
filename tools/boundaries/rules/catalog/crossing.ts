import { rightWay } from '../../judge/advice.ts';
import type { Edge } from '../../model/edge.ts';
import type { Rule } from '../rule.ts';

/** What PostgreSQL calls the constructs, in people's words. */
const words: Readonly<Record<string, string>> = {
  'foreign-key': 'a foreign key',
  'materialized-view': 'a materialised view',
  'generated-column': 'a generated column',
  'operator-class': 'an operator class',
  'text-search': 'a text search configuration',
  index: 'an index expression',
  check: 'a check',
  default: 'a default',
  table: 'a type or a parent of the table',
};

export const crossing: Rule = {
  name: 'catalog/crossing',
  layer: 'catalog',
  why: 'a schema that stands on another one cannot be changed, moved or dropped without it, and no code shows that',
  bad: 'create table billing.invoices (user_id uuid references identity.users (id))',
  good: 'create table billing.invoices (user_id uuid)   -- and identity tells by an event that a user is gone',
  edge(use, say) {
    const { edge, owner } = use;
    if (edge.via !== 'catalog' || edge.to.kind !== 'relation') return null;
    const target = `${edge.to.schema}.${edge.to.name}`;
    const form = words[edge.form] ?? `a ${edge.form.replaceAll('-', ' ')}`;
    const what = `${form} of ${edge.specifier}${nameIn(edge)} stands on ${target} in the database itself`;
    const ask = owner ? rightWay(owner, [edge.to.name], edge.to.name) : 'ask the kernel for what it offers';
    const fix = `keep the id alone and learn of changes by events; to read or change it, ${ask}`;
    return say.of(use, { what, fix });
  },
  tree(tree, say) {
    const { strays = [], compartments = [] } = tree.facts.catalog ?? {};
    const schemas = compartments.map(({ name }) => name).join(', ');
    return strays.map(({ form, name, place }) => {
      const what = `the ${form} ${name} stands in none of the schemas of the product (${schemas})`;
      const fix = 'make it in the schema of the module that needs it; what all need, the provisioning makes';
      return say.at(place, { what, fix, subjects: [place.file, name] });
    });
  },
};

/** The name of the object itself, where it is not that of its table. */
function nameIn({ names, specifier }: Edge): string {
  const named = names.filter((it) => it !== '_RETURN' && !specifier?.endsWith(`.${it}`));
  return named.length > 0 ? ` (${named.join(', ')})` : '';
}
