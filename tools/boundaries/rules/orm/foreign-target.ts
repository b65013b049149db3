import { rightWay } from '../../judge/advice.ts';
import { targetName } from '../../judge/say.ts';
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
