import type { Rule } from '../rule.ts';

export const invoker: Rule = {
  name: 'catalog/invoker',
  layer: 'catalog',
  why: 'a view reads as its owner, whom row-level security does not hold: it shows everybody’s rows to whoever may read it',
  bad: 'create view billing.open as select … from billing.invoices',
  good: 'create view billing.open with (security_invoker = true) as select … from billing.invoices',
  tree(tree, say) {
    const { relations = [] } = tree.facts.catalog ?? {};
    return relations.flatMap(({ schema, name, kind, isInvoker, showsWalled, changedAt: place }) => {
      const isOpenView = kind === 'v' && !isInvoker;
      if (!isOpenView && !(kind === 'm' && showsWalled)) return [];
      const subjects = [place.file, `${schema}.${name}`];
      const what = isOpenView
        ? `the view ${schema}.${name} reads with the rights of its owner`
        : `the materialised view ${schema}.${name} keeps a copy of walled rows, and has no wall`;
      const fix = isOpenView
        ? 'make it WITH (security_invoker = true)'
        : 'make a view WITH (security_invoker = true) of it, or a table with a wall of its own';
      return [say.at(place, { what, fix, subjects })];
    });
  },
};
