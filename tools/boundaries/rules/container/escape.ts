import { isTestCode, roleOf } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';
import { isCommon, isOfAnother, isOffered } from './ends.ts';

/** Forms of `collect/types/container.ts`. */
const lookUps: readonly string[] = ['module-ref', 'module-ref-loose', 'application-context', 'disguise'];

export const escape: Rule = {
  name: 'container/escape',
  layer: 'types',
  why: 'what is taken out of the container at run time leaves no edge between modules, and stops at no door',
  bad: 'this.moduleRef.get(UserRepository, { strict: false })',
  good: 'constructor(private readonly identity: IdentityFacade) {}',
  edge(use, say) {
    const { edge, from } = use;
    if (!lookUps.includes(edge.form) || isLegal(use)) return null;
    const thing = edge.specifier ?? 'whatever it is asked for';
    const what =
      edge.form === 'disguise'
        ? `${from.name} hands the container on as ${thing}, where no look-up can be seen`
        : `${from.name} takes ${thing} out of the container at run time`;
    const fix =
      'inject it in the constructor: what another module offers by its facade, what is own by its class; an own class may ' +
      'be asked of ModuleRef, by its name and without { strict: false }';
    return say.of(use, { what, fix });
  },
};

function isLegal(use: Use): boolean {
  const { tree, edge, from, isOwn } = use;
  // An app composes what others offer; the shared code for tests serves every module.
  if (from.kind === 'app') return edge.to.kind !== 'name' && (!isOfAnother(use) || isOffered(use));
  if (from.kind !== 'module') return true;
  if (edge.form === 'module-ref') return isOwn;
  // A spec boots its module and asks it for what it tests, and for what stands in for others.
  const isAsked = isOwn || isCommon(use) || (isOffered(use) && isAnswer(use));
  return isTestCode(edge.from.file, tree.layout) && edge.form === 'application-context' && isAsked;
}

const isAnswer = ({ edge }: Use): boolean =>
  edge.to.kind === 'file' && ['facade', 'ports'].includes(roleOf(edge.to.file));
