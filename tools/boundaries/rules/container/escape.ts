import { isTestCode } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';

/** Forms of `collect/types/container.ts`. */
const lookUps: readonly string[] = ['module-ref', 'module-ref-loose', 'application-context'];

export const escape: Rule = {
  name: 'container/escape',
  layer: 'types',
  why: 'what is taken out of the container at run time leaves no edge between modules, and stops at no door',
  bad: 'this.moduleRef.get(UserRepository, { strict: false })',
  good: 'constructor(private readonly identity: IdentityFacade) {}',
  edge(use, say) {
    const { edge, from } = use;
    if (!lookUps.includes(edge.form) || from.kind !== 'module' || isLegal(use)) return null;
    const thing = edge.specifier ?? 'whatever it is asked for';
    const fix =
      'inject it in the constructor: what another module offers by its facade, what is own by its class; an own class may ' +
      'be asked of ModuleRef, by its name and without { strict: false }';
    return say.of(use, { what: `${from.name} takes ${thing} out of the container at run time`, fix });
  },
};

function isLegal({ tree, edge, isOwn }: Use): boolean {
  if (edge.form === 'module-ref') return isOwn;
  // A spec boots its module and asks it for what it tests.
  return isTestCode(edge.from.file, tree.layout) && (isOwn || edge.to.kind === 'package');
}
