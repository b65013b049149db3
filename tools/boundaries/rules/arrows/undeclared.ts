import { foreignImport, isEvent, listed } from '../../judge/use.ts';
import type { Tree } from '../../model/tree.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

export const undeclared: Rule = {
  name: 'arrows/undeclared',
  layer: 'imports',
  why: 'a use that no manifest declares grows unseen, until two modules cannot be told apart',
  bad: 'billing imports identity’s door; its dependsOn is []',
  good: '"dependsOn": ["identity"], reviewed by both owners; or an event, or a port',
  edge(use, say) {
    const { tree, edge, from } = use;
    const { module } = foreignImport(use) ?? {};
    const manifest = from.kind === 'module' ? moduleNamed(tree, from.name)?.manifest : null;
    if (!module || !manifest) return null;
    if ([...manifest.dependsOn, ...manifest.listensTo].includes(module.name)) return null;
    const onlyHears = edge.names.every((name) => isEvent(module, name, tree.layout.eventRole));
    const file = manifestFile(tree, from.name);
    const arrow = `add "${module.name}" to "${onlyHears ? 'listensTo' : 'dependsOn'}" in ${file} if both owners agree`;
    return say.of(use, {
      what: `${from.name} uses ${listed(edge.names)} of ${module.name}, and no arrow says so`,
      fix: reaches(tree, module.name, from.name)
        ? `${module.name} uses ${from.name} already, and an arrow back would close a ring: publish an event, or declare a port in ${from.name} that ${module.name} implements`
        : `${arrow}; otherwise publish an event or ask through a port`,
    });
  },
};

const manifestFile = (tree: Tree, name: string): string => moduleNamed(tree, name)?.manifestFile ?? tree.configFile;

/** Whether arrows lead from one module to another, over whatever others. */
function reaches(tree: Tree, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const name of seen) {
    const { manifest } = moduleNamed(tree, name) ?? {};
    for (const next of [...(manifest?.dependsOn ?? []), ...(manifest?.listensTo ?? [])]) seen.add(next);
  }
  return from !== to && seen.has(to);
}
