import { isTestCode } from '../../model/layout.ts';
import type { Rule } from '../rule.ts';

export const opaqueTarget: Rule = {
  name: 'orm/opaque-target',
  layer: 'types',
  why: 'an entity that is asked for by a name, or by what only a running program knows, may be any module’s',
  bad: 'manager.getRepository(name)',
  good: 'manager.getRepository(Invoice)',
  edge(use, say) {
    const { edge, from, tree } = use;
    if (edge.form !== 'orm-target' && edge.form !== 'orm-join') return null;
    const isBare = edge.to.kind === 'relation' && edge.to.schema === null;
    if (!isBare && edge.to.kind !== 'unknown') return null;
    // The kernel passes on the entities that a module gives it, and its tests do.
    if (from.kind === 'shared' && (tree.layout.orm.jobs.includes(from.name) || isTestCode(edge.from.file, tree.layout)))
      return null;
    if (from.kind === 'tool') return null;
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const what = `${who} asks TypeORM for ${edge.specifier ?? 'an entity'}, and nothing proves whose that is`;
    return say.of(use, { what, fix: 'give the class of an own entity' });
  },
};
