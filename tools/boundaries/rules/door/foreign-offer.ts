import { homeOf } from '../../model/layout.ts';
import { moduleNamed } from '../../model/tree.ts';
import type { Module, Offer, Tree } from '../../model/tree.ts';
import type { Rule, Use } from '../rule.ts';

/** Judged where the names come into the door, so that the import itself is no second finding. */
export const foreignOffer: Rule = {
  name: 'door/foreign-offer',
  layer: 'imports',
  why: 'who gets another’s names from this door needs no arrow to their owner, so the arrow disappears from sight',
  bad: "libs/modules/billing/index.ts: export { IdentityFacade } from '../identity/index.js';",
  good: "the caller names identity in its manifest and imports from identity's door",
  edge(use, say) {
    if (use.edge.via !== 'import' || use.from.kind !== 'module') return null;
    const module = moduleNamed(use.tree, use.from.name);
    if (!module?.door || module.door.isOfNest || module.door.file !== use.edge.from.file) return null;
    const offers = foreignOffers(use.tree, module).filter(({ specifier }) => specifier === use.edge.specifier);
    const names = offers.length > 0 ? offers.map(({ name }) => name).join(', ') : '';
    const taken = names || (isForeignStar(use) ? `all of ${use.edge.specifier}` : '');
    if (taken === '') return null;
    const source = offers[0]?.from ?? (names ? 'a package, or nothing that can be found' : 'elsewhere');
    const what = `${module.name} offers ${taken}, which comes from ${source}`;
    const fix = `delete ${names || 'the star'} from the door: who needs it gets it where it is declared`;
    return say.of(use, { what, fix, subjects: [use.edge.from.file, offers[0]?.from ?? taken] });
  },
};

function foreignOffers(tree: Tree, module: Module): readonly Offer[] {
  return (module.door?.offers ?? []).filter(({ from }) => {
    const home = from === null ? null : homeOf(from, tree.layout);
    return home?.kind !== 'module' || home.name !== module.name;
  });
}

const isForeignStar = ({ edge, isOwn }: Use): boolean => edge.form === 'export-star' && !isOwn;
