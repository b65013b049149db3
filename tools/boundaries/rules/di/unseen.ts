import type { Rule } from '../rule.ts';
import { containerOf } from './container.ts';

export const unseen: Rule = {
  name: 'di/unseen',
  layer: 'di',
  why: 'what no module provides is not in the container: it is dead, or it is built by hand, and who gives it what is not seen',
  bad: '@Injectable() export class Rates {}, made by new Rates(…) in a factory',
  good: 'providers: [Rates]; or export class Rates {} without the mark',
  tree(tree, say) {
    const container = containerOf(tree);
    return (container?.graph.unseen ?? []).map(({ place, name, mark }) => {
      const fix =
        mark === 'Module'
          ? 'import it where it belongs, or delete it'
          : `list ${name} in a module, or take its @${mark}() away`;
      return say.at(place, {
        what: `no Nest module holds ${name}, which is marked @${mark}()`,
        fix,
        subjects: [place.file, name],
      });
    });
  },
};
