import { targetName } from '../../judge/say.ts';
import { isProduct } from '../../judge/use.ts';
import { nameOf } from '../../model/layout.ts';
import { isEntrance } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';

export const augmentation: Rule = {
  name: 'files/augmentation',
  layer: 'imports',
  why: 'a type that is added to everybody’s is a channel between modules that no arrow shows',
  bad: "declare module 'fastify' { interface FastifyRequest { plan: string } }   // in libs/modules/billing",
  good: 'libs/shared/http adds to the types of others, and offers a typed accessor',
  edge(use, say) {
    const { tree, edge, from } = use;
    if (edge.form !== 'augmentation' || from.kind === 'shared' || !isProduct(from) || isOfFileBehindDoor(use))
      return null;
    const what = `${nameOf(from, tree.layout)} adds to the types of ${targetName(edge)}, for everybody`;
    const owner = tree.layout.shared || 'the shared code';
    const fix = `move the declaration to the job of ${owner} that owns it, or pass the value as an argument`;
    return say.of(use, { what, fix });
  },
};

/** An own file is nobody else's business, and a foreign one behind its door is a deep import first. */
function isOfFileBehindDoor({ edge, owner, isOwn }: Use): boolean {
  if (edge.to.kind !== 'file') return false;
  return isOwn || (owner !== undefined && !isEntrance(owner, edge.to.file));
}
