import type { Case } from './case.ts';

export const placeCases: readonly Case[] = [
  {
    rule: 'files/place',
    bad: { 'libs/pricing.ts': 'export const a = 1; // ✗', 'seed.mjs': 'export const a = 1; // ✗' },
    legal: {
      'jest.config.js': 'export default {};',
      'tools/runner/fixtures/x.ts': 'import ;',
      '.cache/x.ts': 'import ;',
    },
  },
  {
    rule: 'files/parse',
    bad: { 'libs/modules/flags/broken.ts': 'export const price = ; // ✗' },
    legal: { 'libs/modules/flags/whole.ts': 'export const price = 1 satisfies number;' },
  },
  {
    rule: 'files/job-name',
    bad: {
      'libs/shared/utils/round.ts': 'export const a = 1; // ✗',
      'libs/shared/utils/sum.ts': "import { a } from './round.js';\nexport const b = a;",
      'libs/modules/flags/helpers/x.ts': 'export const a = 1; // ✗',
    },
    legal: {
      'libs/shared/money/utils.ts': 'export const a = 1;',
      'libs/shared/common-law/x.ts': 'export const a = 1;',
    },
  },
  {
    rule: 'files/augmentation',
    bad: {
      'libs/modules/flags/adds.ts':
        "export {};\ndeclare global { interface Plan { a: 1 } } // ✗\ndeclare module 'fastify' { interface FastifyRequest { plan: string } } // ✗",
    },
    legal: {
      'libs/shared/http/adds.ts': "export {};\ndeclare module 'fastify' { interface FastifyRequest { plan: string } }",
      'libs/modules/flags/space.ts': 'export namespace Space { export const a = 1; }',
    },
  },
  {
    rule: 'cycles/files',
    bad: {
      'libs/modules/flags/ring-a.ts': "import { b } from './ring-b.js'; // ✗\nexport const a = b;",
      'libs/modules/flags/ring-b.ts': "import type { C } from './ring-c.js';\nexport const b: C = 1;",
      'libs/modules/flags/ring-c.ts': "import { a } from './ring-a.js';\nexport type C = 1;\nexport const c = a;",
      'libs/shared/left/index.ts': "import { r } from '../right/index.js'; // ✗\nexport const l = r;",
      'libs/shared/right/index.ts': "import { l } from '../left/index.js';\nexport const r = l;",
    },
    legal: {
      'libs/modules/flags/top.ts':
        "import { l } from './left.js';\nimport { r } from './right.js';\nexport const a = [l, r];",
      'libs/modules/flags/left.ts': "import { base } from './base.js';\nexport const l = base;",
      'libs/modules/flags/right.ts': "import { base } from './base.js';\nexport const r = base;",
      'libs/modules/flags/base.ts': 'export const base = 1;',
    },
  },
  {
    rule: 'layers/shared-knows-module',
    bad: {
      'libs/shared/guards/x.ts':
        "import { IdentityFacade } from '../../modules/identity/index.js'; // ✗\nexport const a = IdentityFacade;",
      'libs/shared/testing/x.spec.ts':
        "import type { User } from '../../modules/identity/user.entity.js'; // ✗\nexport type A = User;",
    },
    legal: {
      'libs/shared/guards/y.ts':
        "// identity implements this\nimport { clock } from '../clock/index.js';\nexport const a = clock;",
    },
  },
  {
    rule: 'layers/imports-app',
    bad: {
      'libs/modules/flags/app.ts': "import { app } from '../../../apps/api/main.js'; // ✗\nexport const a = app;",
      'tools/runner/app.ts': "import { app } from '../../apps/api/main.ts'; // ✗\nexport const a = app;",
      'apps/admin/x.ts': "import { app } from '../api/main.js'; // ✗\nexport const a = app;",
    },
    legal: { 'apps/api/test/x.e2e-spec.ts': "import { app } from '../main.js';\nexport const a = app;" },
  },
  {
    rule: 'layers/imports-tool',
    bad: {
      'libs/shared/clock/tool.ts': "import { run } from '../../../tools/runner/run.js'; // ✗\nexport const a = run;",
    },
    legal: { 'tools/other/x.ts': "import { run } from '../runner/run.ts';\nexport const a = run;" },
  },
  {
    rule: 'tests/in-product',
    bad: {
      'libs/modules/flags/ships.ts':
        "import { boot } from '../../shared/testing/index.js'; // ✗\nimport { seed } from './test/seed.js'; // ✗\nexport const a = [boot, seed];",
    },
    legal: {
      'libs/modules/flags/flags.spec.ts':
        "import { boot } from '../../shared/testing/index.js';\nimport { seed } from './test/seed.js';\nexport const a = [boot, seed];",
      'libs/modules/flags/test/seed.ts': 'export const seed = 1;',
    },
  },
];
