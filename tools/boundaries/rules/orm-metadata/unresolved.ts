import type { Rule } from '../rule.ts';

export const unresolved: Rule = {
  name: 'orm-metadata/unresolved',
  layer: 'orm',
  why: 'what TypeORM cannot resolve, nobody can prove to stay at home: it fails, or finds something, when the program runs',
  bad: `@ManyToOne('Usr') user: unknown`,
  good: '@ManyToOne(() => Invoice) invoice: Invoice',
  tree(tree, say) {
    return (tree.facts.orm?.faults ?? []).map(({ place, entity, message }) => {
      const what = `TypeORM cannot make sense of ${entity}: ${message.replaceAll(/\s+/g, ' ')}`;
      const fix = 'name an entity of the same module, by its class: () => Invoice';
      return say.at(place, { what, fix, subjects: [place.file, entity] });
    });
  },
};
