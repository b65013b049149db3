import { kindsOf, usesBetween } from '../../judge/use.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Tree } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';
import type { Arrow } from './declared.ts';
import { arrowsOf } from './declared.ts';

export const unused: Rule = {
  name: 'arrows/unused',
  layer: 'imports',
  why: 'an arrow that nothing uses allows tomorrow what nobody reviewed today',
  bad: '"dependsOn": ["identity"], and no import of identity’s door (those of tests do not count)',
  good: '"dependsOn": []',
  tree(tree, say) {
    const idle = arrowsOf(tree).filter((arrow) => !isUsed(tree, arrow));
    return idle.map(({ to, kind, place, says, deletion, subjects }) => {
      const use = kind === 'dependsOn' ? `calls ${to}` : `imports an event class of ${to}`;
      return say.at(place, { what: `${says} ${to}, and no shipped file of it ${use}`, fix: deletion, subjects });
    });
  },
};

/** An arrow to itself or to nobody has a finding of its own. */
function isUsed(tree: Tree, { module, to, kind }: Arrow): boolean {
  const target = moduleNamed(tree, to);
  if (!target || to === module.name) return true;
  const hears = module.manifest?.listensTo.includes(to) ?? false;
  return usesBetween(tree, module.name, to).some((edge) => kindsOf(tree, edge, target, hears).has(kind));
}
