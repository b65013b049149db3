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
      const imported = importer?.imports.find(({ to }) => to === module.id)?.place;
      // What is nobody's own is made global where it is imported.
      const isOwn = container.homeOfToken(module.token)?.kind === home.kind;
      const place = isOwn ? module.place : (imported ?? module.place);
      const shared = tree.layout.shared || 'the shared code';
      const what = `${called(home, tree)} makes ${module.token.text} global`;
      const fix = `leave "global" out: who needs it imports it; what everybody needs is a job of ${shared}`;
      return [say.at(place, { what, fix, subjects: [place.file, 'global module'] })];
    });
  },
};
