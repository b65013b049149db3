import { roleOf } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';
import { isCommon, isOfAnother, isOffered } from './ends.ts';

export const override: Rule = {
  name: 'container/override',
  layer: 'types',
  why: 'a test that replaces what is inside another module breaks when that module changes nothing that it promised',
  bad: 'Test.createTestingModule(…).overrideProvider(UserRepository).useValue(fake)',
  good: 'Test.createTestingModule(…).overrideProvider(IdentityFacade).useValue(fake)',
  edge(use, say) {
    const { edge, from, isOwn, owner } = use;
    if (from.kind !== 'module' || (edge.form !== 'override' && edge.form !== 'spy')) return null;
    if (isOwn || isCommon(use)) return null;
    const role = edge.to.kind === 'file' ? roleOf(edge.to.file) : '';
    const isFake = isOffered(use) && ['facade', 'ports', 'module'].includes(role);
    if (isFake || (edge.to.kind === 'file' && !isOfAnother(use))) return null;
    const thing = edge.specifier ?? 'what is computed';
    const fix = owner
      ? `put a fake in place of what ${owner.name} offers: its facade, or a port`
      : 'name the class that is replaced: an own one, or a facade or a port of another module';
    return say.of(use, {
      what: `${from.name} replaces ${thing} in a test${owner ? `, which is inside ${owner.name}` : ''}`,
      fix,
    });
  },
};
