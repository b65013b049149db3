import { homeOf, isTestCode } from '../../model/layout.ts';
import type { Rule, Use } from '../rule.ts';
import { isBound, kernelOf } from './kernel.ts';

export const patch: Rule = {
  name: 'ambient/patch',
  layer: 'types',
  why: 'who changes what another declares changes it for everybody, from a place where nobody looks',
  bad: 'IdentityFacade.prototype.userView = cached; Array.prototype.last = …; UserView.limits.push(5)',
  good: 'a class of your own that calls the facade',
  edge(use, say) {
    const { edge, from, isOwn, owner } = use;
    if (edge.form !== 'state-changed' || isOwn || from.kind === 'app') return null;
    const isCommon = edge.to.kind === 'package' || use.to?.kind === 'shared';
    if (isCommon ? !isBound(use) || isFake(use) : use.to?.kind !== 'module') return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const whose = owner ? `which ${owner.name} declares` : 'which is everybody’s';
    const fix = owner
      ? `ask ${owner.name} through its facade, or let it be told by an event; what it declares, it alone changes`
      : `wrap it in a class of your own; what changes the whole process belongs to ${kernelOf(use)}`;
    return say.of(use, { what: `${who} changes ${edge.names[0]}, ${whose}: ${edge.specifier}`, fix });
  },
};

/** A test may put fakes in the place of what packages have. */
const isFake = ({ edge, tree }: Use): boolean =>
  isTestCode(edge.from.file, tree.layout) &&
  (edge.to.kind === 'package' || homeOf(edge.from.file, tree.layout).kind === 'shared');
