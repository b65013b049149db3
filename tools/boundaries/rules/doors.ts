import type { Explanation } from './rule.ts';

/** Doors: one a module, and what may stand in it. */
export const doorRules = {
  'door/internal-import': {
    why: 'a module may rename, split or move what its door does not offer, without asking anybody',
    bad: "import { User } from '../identity/users/user.entity.js';",
    good: "import { IdentityFacade } from '../identity/index.js';",
  },
  'door/missing': {
    why: 'a module without a door cannot be used, and invites everybody to climb in by the window',
    bad: 'libs/modules/billing/ without index.ts',
    good: "libs/modules/billing/index.ts: export { BillingModule } from './billing.module.js';",
  },
  'door/second-index': {
    why: 'a second index.ts below the door is a second door: what a module offers is read in one file',
    bad: 'libs/modules/billing/invoices/index.ts',
    good: "libs/modules/billing/index.ts: export { InvoiceView } from './invoices/invoices.dto.js';",
  },
  'door/wildcard': {
    why: 'a door names what it offers: with a star, every new export of a file is offered unseen',
    bad: "export * from './billing.facade.js';",
    good: "export { BillingFacade } from './billing.facade.js';",
  },
  'door/internal-offer': {
    why: 'an entity, a repository or a service that stands in the door ties every caller to the insides',
    bad: "export { Invoice } from './invoice.entity.js';",
    good: "export type { InvoiceView } from './billing.dto.js';",
  },
  'door/foreign-offer': {
    why: 'who gets another’s names from this door needs no arrow to their owner, so the arrow disappears from sight',
    bad: "libs/modules/billing/index.ts: export { IdentityFacade } from '../identity/index.js';",
    good: "the caller names identity in its manifest and imports from identity's door",
  },
  'door/side-effect-import': {
    why: 'it takes nothing from the module but what happens when it loads, which no contract shows',
    bad: "import '../identity/index.js';",
    good: "import { IdentityFacade } from '../identity/index.js';",
  },
} satisfies Record<string, Explanation>;
