import { homeOf, roleOf } from '../../model/layout.ts';
import type { Module, Offer, Tree } from '../../model/tree.ts';
import type { Rule } from '../rule.ts';

export const internalOffer: Rule = {
  name: 'door/internal-offer',
  layer: 'imports',
  why: 'an entity, a repository or a service that stands in the door ties every caller to the insides',
  bad: "export { Invoice } from './invoice.entity.js';",
  good: "export type { InvoiceView } from './billing.dto.js';",
  tree(tree, say) {
    const roles = tree.layout.doorRoles.map((role) => `*.${role}.ts`).join(', ');
    return internalOffers(tree).map(({ module, offer: { name, from, place } }) => {
      const where = from === module.door?.file ? 'the door itself' : from.slice(module.folder.length + 1);
      const move = `give callers a facade method, or move ${name} to the file that is meant for it`;
      return say.at(place, {
        what: `${module.name} offers ${name}, declared in ${where}`,
        fix: `offer names of ${roles} alone: ${move}`,
        subjects: [place.file, from],
      });
    });
  },
};

function internalOffers({ modules, layout }: Tree): { module: Module; offer: Offer & { from: string } }[] {
  return modules.flatMap((module) =>
    (module.door?.isOfNest ? [] : (module.door?.offers ?? [])).flatMap((offer) => {
      const { from } = offer;
      const home = from === null ? null : homeOf(from, layout);
      const isOwn = home?.kind === 'module' && home.name === module.name;
      if (from === null || !isOwn || layout.doorRoles.includes(roleOf(from))) return [];
      return [{ module, offer: { ...offer, from } }];
    }),
  );
}
