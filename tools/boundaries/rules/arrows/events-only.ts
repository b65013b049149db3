import { foreignImport, isEvent, listed } from '../../judge/use.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

export const eventsOnly: Rule = {
  name: 'arrows/events-only',
  layer: 'imports',
  why: 'listensTo opens the door for event classes alone: who hears a module does not thereby call it',
  bad: '"listensTo": ["identity"] and import { IdentityFacade }',
  good: '"listensTo": ["identity"] and import { UserRegistered }; for the facade "dependsOn": ["identity"]',
  edge(use, say) {
    const { tree, edge, from } = use;
    const { module } = foreignImport(use) ?? {};
    const own = from.kind === 'module' ? moduleNamed(tree, from.name) : undefined;
    if (!module || !own?.manifest || own.manifest.dependsOn.includes(module.name)) return null;
    const others = edge.names.filter((name) => !isEvent(module, name, tree.layout.eventRole));
    if (!own.manifest.listensTo.includes(module.name) || others.length === 0) return null;
    const file = own.manifestFile;
    return say.of(use, {
      what: `${own.name} listens to ${module.name}, and takes ${listed(others)}, which is no event class`,
      fix: `import event classes by name alone, or add "${module.name}" to "dependsOn" in ${file} if both owners agree`,
    });
  },
};
