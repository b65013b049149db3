import type { Rule } from '../rule.ts';

export const seed: Rule = {
  name: 'catalog/seed',
  layer: 'catalog',
  why: 'an id that two modules write into their migrations is a foreign key that neither the database nor the code shows',
  bad: `insert into billing.plans (organization_id, …) values ('0197…0001', …)   -- an organization that another seed makes`,
  good: 'a row that is made when the event comes that tells of the organization',
  tree(tree, say) {
    const { seeds = [] } = tree.facts.catalog ?? {};
    return seeds.map(({ id, table, other, place }) => {
      const what = `a migration writes the id ${id} into ${table}, which is that of a row that another seeds in ${other}`;
      const fix = `let ${other.split('.')[0]} tell of its row by an event, or ask its facade for the id when it is needed`;
      return say.at(place, { what, fix, subjects: [place.file, other] });
    });
  },
};
