import { rightWay } from '../../judge/advice.ts';
import { targetName } from '../../judge/say.ts';
import { isTestCode } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';

export const foreignTarget: Rule = {
  name: 'orm/foreign-target',
  layer: 'types',
  why: 'TypeORM finds an entity by its class, its name or its table, whoever it belongs to; its rows are its module’s alone',
  bad: "manager.getRepository('identity.users')",
  good: 'constructor(private readonly identity: IdentityFacade) {}',
  edge(use, say) {
    const { edge, owner, from, isOwn } = use;
    if (edge.form !== 'orm-target' && edge.form !== 'orm-join') return null;
    if (!owner || isOwn || !isNamed(use)) return null;
    const does = edge.form === 'orm-join' ? 'joins' : 'asks TypeORM for';
    const who = from.kind === 'module' ? from.name : edge.from.file;
    const thing = targetName(edge);
    const fix = rightWay(owner, [thing.split(/[.#]/).at(-1) ?? thing], thing);
    return say.of(use, { what: `${who} ${does} ${thing}, which belongs to ${owner.name}`, fix });
  },
};

/** A word before the dot may be an alias; where a module is called so, it is that module’s table. */
const isNamed = ({ tree, edge }: Use): boolean =>
  edge.to.kind !== 'relation' || (edge.to.schema !== null && moduleNamed(tree, edge.to.schema) !== undefined);

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
