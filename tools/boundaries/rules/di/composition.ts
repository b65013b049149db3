import type { Rule } from '../rule.ts';
import { containerOf } from './container.ts';

export const composition: Rule = {
  name: 'di/composition',
  layer: 'di',
  why: 'a container that cannot be put together does not start, and what it would have shown is not seen',
  bad: 'constructor(private readonly users: UsersRepository) {}, in a module that nobody exports UsersRepository to',
  good: 'constructor(private readonly identity: IdentityFacade) {}, with IdentityModule imported',
  tree(tree, say) {
    const container = containerOf(tree);
    return (container?.graph.failures ?? []).map(({ place, words }) => {
      const fix =
        'import the module whose door offers what is missing, or provide it; the words are those of the container';
      return say.at(place, {
        what: `the container cannot be composed: ${words}`,
        fix,
        subjects: [place.file, 'container'],
      });
    });
  },
};
