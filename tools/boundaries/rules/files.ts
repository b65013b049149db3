import type { Explanation } from './rule.ts';

/** Files: each has one place, is readable, and says what it is for. */
export const fileRules = {
  'files/place': {
    why: 'code that lies in no module, shared job, app or tool has no owner, and no rule holds for it',
    bad: 'libs/pricing.ts',
    good: 'libs/modules/billing/pricing.ts',
  },
  'files/parse': {
    why: 'what cannot be parsed cannot be judged',
    bad: 'export const price = ;',
    good: 'export const price = 1;',
  },
  'files/job-name': {
    why: 'such a folder says nothing about what is inside, so everything ends up in it',
    bad: 'libs/shared/utils/round.ts',
    good: 'libs/shared/money/round.ts',
  },
  'files/augmentation': {
    why: 'a type that is added to everybody’s is a channel between modules that no arrow shows',
    bad: "declare module 'fastify' { interface FastifyRequest { plan: string } }   // in libs/modules/billing",
    good: 'libs/shared/http adds to the types of others, and offers a typed accessor',
  },
  'imports/unresolved': {
    why: 'what leads nowhere today may lead anywhere after the next build',
    bad: "import { price } from './prices.js';   // no such file",
    good: "import { price } from './pricing.js';",
  },
  'imports/computed': {
    why: 'a path that only the running program knows can lead into any module',
    bad: "await import('../' + name + '/index.js');   const load = createRequire(base); use(load);",
    good: "await import('./strategies/fixed.js');   // a literal, or a const that holds one",
  },
  'imports/outside': {
    why: 'code outside the house (a build’s output, a hidden folder, another checkout) obeys none of its rules',
    bad: "import { IdentityService } from '../../../dist/libs/modules/identity/identity.service.js';",
    good: "import { IdentityFacade } from '../identity/index.js';",
  },
  'cycles/files': {
    why: 'files that need each other in a ring cannot be read, tested or loaded one without the other',
    bad: 'a.ts imports b.ts, b.ts imports a.ts',
    good: 'what both need moves to a third file, which imports neither',
  },
} satisfies Record<string, Explanation>;
