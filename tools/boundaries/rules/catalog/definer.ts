import type { Rule } from '../rule.ts';

export const definer: Rule = {
  name: 'catalog/definer',
  layer: 'catalog',
  why: 'a function that runs with the rights of its owner opens whatever that owner may do to whoever may call it',
  bad: 'create function identity.emails() … security definer',
  good: 'create function identity.emails() …   -- and other modules call IdentityFacade',
  tree(tree, say) {
    const { functions = [] } = tree.facts.catalog ?? {};
    return functions.flatMap(({ isDefiner, schema, name, place }) => {
      if (!isDefiner) return [];
      const what = `the function ${schema}.${name} is SECURITY DEFINER: it runs as its owner, whom no wall holds`;
      const fix = 'drop SECURITY DEFINER, and offer by the facade what others need of it';
      return [say.at(place, { what, fix, subjects: [place.file, `${schema}.${name}`] })];
    });
  },
};
