import type { Explanation } from './rule.ts';

/** Floors of the house, and the two kinds of code that have a room of their own: the database's and the tests'. */
export const layerRules = {
  'layers/shared-knows-module': {
    why: 'shared code serves every module; one that it knows is a part of all the others',
    bad: "libs/shared/http/guard.ts: import { IdentityFacade } from '../../modules/identity/index.js';",
    good: 'libs/shared/http declares a port (abstract class), and identity implements it',
  },
  'layers/imports-app': {
    why: 'an app composes modules; who imports it takes all of them along',
    bad: "libs/modules/billing/x.ts: import { AppModule } from '../../../apps/api/app.module.js';",
    good: 'what both need moves to libs/shared, by its job',
  },
  'layers/imports-tool': {
    why: 'tools are not shipped: a product that imports one breaks where it is deployed',
    bad: "libs/shared/database/x.ts: import { freePort } from '../../../tools/runner/ports.ts';",
    good: 'what both need moves to libs/shared, by its job',
  },
  'database/driver': {
    why: 'entities, repositories and migrations speak to the database, so that all the rest can be read without it',
    bad: "billing.service.ts: import { Repository } from 'typeorm';",
    good: 'billing.repository.ts holds the query, one a method, and billing.service.ts calls it',
  },
  'tests/in-product': {
    why: 'test code is not shipped, and what it does to the system must not be reachable in production',
    bad: "billing.service.ts: import { bootModule } from '../../shared/testing/index.js';",
    good: "billing.spec.ts: import { bootModule } from '../../shared/testing/index.js';",
  },
  'floors/empty-rule': {
    why: 'a rule that matches nothing holds nothing: most often its path has a slip',
    bad: '"orm": { "packages": ["typeromm"] }',
    good: '"orm": { "packages": ["typeorm"] }',
  },
} satisfies Record<string, Explanation>;
