import type { Case } from './case.ts';
import { inFolder } from './house.ts';

const inBilling = (files: Record<string, string>) => inFolder('libs/modules/billing', files);

/** Every form in which one file can name another. */
const deep = inBilling({
  'deep-static.ts': "import { User } from '../identity/user.entity.js'; // ✗\nexport const user = User;",
  'deep-lines.ts': "import {\n  User,\n} from '../identity/user.entity.js'; // ✗\nexport const user = User;",
  'deep-type.ts': "import type { User } from '../identity/user.entity.js'; // ✗\nexport type U = User;",
  'deep-position.ts': "export let user: import('../identity/user.entity.js').User; // ✗",
  'deep-typeof.ts': "export type M = typeof import('../identity/user.entity.js'); // ✗",
  'deep-reference.ts': '/// <reference path="../identity/user.entity.ts" /> ✗\nexport {};',
  'deep-dynamic.ts': 'export const a = import(`../identity/user.entity.js`); // ✗',
  'deep-defer.ts': "export const a = import.defer('../identity/user.entity.js'); // ✗",
  'deep-folded.ts': "const base = '../identity';\nexport const a = import(`${base}/user.entity` + '.js'); // ✗",
  'deep-export.ts': "export { User } from '../identity/user.entity.js'; // ✗",
  'deep-star.ts': "export * from '../identity/user.entity.js'; // ✗",
  'deep-alias.ts': "import { User } from '@identity/user.entity.js'; // ✗\nexport const user = User;",
  'deep-query.ts': "import { User } from '../identity/user.entity.js?again'; // ✗\nexport const user = User;",
  'deep-json.ts':
    "import manifest from '../identity/module.json' with { type: 'json' }; // ✗\nexport default manifest;",
  'deep-equals.cts': "import user = require('../identity/user.entity.js'); // ✗\nexport = user;",
  'deep-require.cjs': "module.exports = require('../identity/user.entity.js'); // ✗",
  'deep-module.cjs': "module.exports = module.require('../identity/user.entity.js'); // ✗",
  'deep-main.cjs': "module.exports = process.mainModule.require('../identity/user.entity.js'); // ✗",
  'deep-create.ts': `import { createRequire as make } from 'node:module';
export const a = make(import.meta.url)('../identity/user.entity.js'); // ✗`,
  'deep-created.ts': `import Module from 'node:module';
const need = Module.createRequire(import.meta.url);
export const a = need('../identity/user.entity.js'); // ✗
export const b = need.resolve('../identity/user.entity.js'); // ✗`,
  'deep-resolve.ts': "export const a = import.meta.resolve('../identity/user.entity.js'); // ✗",
  'deep-url.ts': "export const a = new URL('../identity/user.entity.ts', import.meta.url); // ✗",
  'deep-jsdoc.ts': "/** @type {import('../identity/user.entity.js').User} ✗ */\nexport let user: unknown;",
  'deep-doc-import.ts':
    "/** @import { User } from '../identity/user.entity.js' ✗ */\n/** @type {1} */\nexport let user: unknown;",
  'deep-augment.ts': "export {};\ndeclare module '../identity/user.entity.js' { interface User { plan: string } } // ✗",
  'deep.spec.ts':
    "import { jest as j } from '@jest/globals';\nj.unstable_mockModule('../identity/user.entity.js', () => ({})); // ✗",
  'deep-actual.spec.ts': "jest.requireActual('../identity/user.entity.js'); // ✗",
});

export const deepImport: Case = {
  rule: 'door/internal-import',
  bad: {
    ...deep,
    'apps/api/deep.ts':
      "import { User } from '../../libs/modules/identity/user.entity.js'; // ✗\nexport const user = User;",
    'tools/runner/deep.ts':
      "import { User } from '../../libs/modules/identity/user.entity.ts'; // ✗\nexport const user = User;",
    'tools/runner/deep-ambient.d.ts':
      "declare module 'x' {\n  import { User } from '../../libs/modules/identity/user.entity.js'; // ✗\n  export type U = User;\n}",
    'libs/modules/billing/node_modules/cupboard/main.js': "import '../../../identity/user.entity.js'; // ✗",
    // Without an arrow, and without a word of it in dependency-cruiser: still one finding.
    'libs/modules/flags/deep.ts': "import { User } from '../identity/user.entity.js'; // ✗\nexport const user = User;",
  },
  legal: inBilling({
    'door.ts':
      "import { IdentityFacade, type IdentityView } from '../identity/index.js';\nexport const a = IdentityFacade;\nexport type B = IdentityView;",
    'door-position.ts': "export let view: import('../identity/index.js').IdentityView;",
    'door-alias.ts': "import { IdentityFacade } from '@identity/index.js';\nexport const a = IdentityFacade;",
    'prose.ts':
      "// import { User } from '../identity/user.entity.js'\nexport const text = `import '../identity/user.entity.js';`;",
  }),
};
