import type { Rule } from '../rule.ts';
import { containerOf } from './container.ts';
import { called } from './owners.ts';

export const global: Rule = {
  name: 'di/global',
  layer: 'di',
  why: 'what a global module exports can be injected everywhere, without an import and without an arrow',
  bad: 'imports: [{ ...CacheModule.register(), global: true }] in billing',
  good: 'imports: [CacheModule.register()] in each module that has a cache',
  tree(tree, say) {
    const container = containerOf(tree);
    if (!container) return [];
    const { globals } = tree.layout.composition;
    return container.graph.modules.flatMap((module) => {
      const home = container.homeOfModule(module.id);
      const isAllowed = home.kind === 'shared' || (globals.includes(module.token.text) && home.kind !== 'module');
      if (!module.global || module.internal || isAllowed) return [];
      const [importer] = container.importersOf(module.id);
      const place = importer?.imports.find(({ to }) => to === module.id)?.place;
      const where = module.token.declared && container.homeOfToken(module.token)?.kind === home.kind;
      const fix = `leave "global" out: who needs it imports it; what everybody needs is a job of ${tree.layout.shared || 'the shared code'}`;
      return [
        say.at(where ? module.place : (place ?? module.place), {
          what: `${called(home, tree)} makes ${module.token.text} global`,
          fix,
          subjects: [(where ? module.place : (place ?? module.place)).file, 'global module'],
        }),
      ];
    });
  },
};
