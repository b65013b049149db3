import type { Rule } from '../rule.ts';

export const wildcard: Rule = {
  name: 'door/wildcard',
  layer: 'imports',
  why: 'a door names what it offers: with a star, every new export of a file is offered unseen',
  bad: "export * from './billing.facade.js';",
  good: "export { BillingFacade } from './billing.facade.js';",
  edge(use, say) {
    const { tree, edge } = use;
    if (
      edge.form !== 'export-star' ||
      !tree.modules.some(({ door }) => door?.file === edge.from.file && !door.isOfNest)
    )
      return null;
    const what = `the door offers all of ${edge.specifier}`;
    return say.of(use, { what, fix: 'name what it offers: export { … } from …' });
  },
};
