import type { Case } from './case.ts';
import { inFolder } from './house.ts';

const inBilling = (files: Record<string, string>) => inFolder('libs/modules/billing', files);

const computed: Case = {
  rule: 'imports/computed',
  bad: inBilling({
    'computed.ts': 'export const load = (name: string) => import(`../${name}/index.js`); // ✗',
    'computed-twice.ts':
      "let path = './billing.dto.js';\npath = '../flags/index.js';\nexport const a = import(path); // ✗",
    'computed-shadow.ts':
      "const path = './billing.dto.js';\nexport const load = (path: string) => import(path); // ✗\nexport const a = path;",
    'computed-data.ts': "export const a = import('data:text/javascript,export default 1'); // ✗",
    'handed-on.cjs': 'module.exports = [require]; // ✗',
    'shadowed-elsewhere.cjs':
      'const f = (require) => require(`x${1}`);\nmodule.exports = [f, require(process.env.X)]; // ✗',
    'handed-on.ts': `import { createRequire } from 'node:module';
export const make = createRequire; // ✗
export const b = createRequire(process.cwd()); // ✗
export const c = use(createRequire(import.meta.url)); // ✗
declare function use(value: unknown): void;`,
    'handed-module.ts':
      "export const all = await import('node:module'); // ✗\nexport const make = process.getBuiltinModule('module'); // ✗",
    'handed-export.ts': "export { createRequire } from 'node:module'; // ✗",
    'handed-meta.ts': 'export const { resolve } = import.meta; // ✗\nexport const again = import.meta.resolve; // ✗',
    'hooks.ts': "import { registerHooks } from 'node:module';\nregisterHooks({}); // ✗",
    'computed.spec.ts': 'declare const name: string;\njest.mock(name); // ✗',
  }),
  legal: inBilling({
    'constant.ts':
      "const path = './billing' + '.dto.js';\nexport const a = import(path), b = await import('./billing.dto.js');",
    'own-require.ts':
      'export class Box { require(name: string) { return name; } }\nexport const a = new Box().require(`x${1}`);',
    'own-jest.ts': 'const jest = { mock: (name: string) => name };\nexport const all = [jest, jest.mock(`x${1}`)];',
    'module-names.ts':
      "import { builtinModules } from 'node:module';\nconst { isBuiltin } = await import('node:module');\nexport default [builtinModules, isBuiltin];",
    'map.ts': 'export const get = (name: string) => new Map([[name, 1]]).get(`../identity/${name}`);',
    'typeof.cjs': "module.exports = typeof require === 'function' && require('node:fs');",
  }),
};

const others: Case[] = [
  {
    rule: 'imports/unresolved',
    bad: inBilling({
      'unresolved.ts':
        "import { price } from './prices.js'; // ✗\nimport x from 'no-such-package'; // ✗\nexport default [price, x];",
    }),
    legal: inBilling({
      'resolved.ts':
        "import fs from 'fs';\nimport ts from 'typescript';\nexport default [fs, ts, new URL('./out.txt', import.meta.url)];",
    }),
  },
  {
    rule: 'imports/outside',
    bad: {
      'dist/built.js': 'export default 1;',
      ...inBilling({ 'built.ts': "import built from '../../../dist/built.js'; // ✗\nexport default built;" }),
    },
    legal: inBilling({
      'version.ts': "import root from '../../../package.json' with { type: 'json' };\nexport default root;",
    }),
  },
  {
    rule: 'door/side-effect-import',
    bad: inBilling({ 'bare.ts': "import '../identity/index.js'; // ✗" }),
    legal: inBilling({ 'own-bare.ts': "import './billing.dto.js';" }),
  },
  {
    rule: 'arrows/undeclared',
    bad: {
      'libs/modules/flags/uses.ts':
        "import { IdentityFacade } from '../identity/index.js'; // ✗\nexport const a = IdentityFacade;",
      'libs/modules/flags/uses.spec.ts':
        "import type { IdentityView } from '../identity/index.js'; // ✗\nexport type A = IdentityView;",
    },
    legal: {
      'libs/modules/organizations/uses.ts':
        "import { IdentityChanged } from '../identity/index.js';\nexport const a = IdentityChanged;",
    },
  },
  {
    rule: 'arrows/events-only',
    bad: inBilling({
      'calls.ts':
        "import { OrganizationsChanged, OrganizationsFacade } from '../organizations/index.js'; // ✗\nexport const a = [OrganizationsChanged, OrganizationsFacade];",
      'takes-all.ts': "import * as all from '../organizations/index.js'; // ✗\nexport const a = all;",
    }),
    legal: inBilling({
      'hears.ts':
        "import { OrganizationsChanged as Changed } from '../organizations/index.js';\nexport const a = Changed;",
    }),
  },
  {
    rule: 'database/driver',
    bad: inBilling({
      'driver.ts':
        "import { Repository } from 'typeorm'; // ✗\nimport type { Client } from 'pg'; // ✗\nimport pool from 'pg/lib/index.js'; // ✗\nexport const a = [Repository, pool];\nexport type B = Client;",
      'driver.spec.ts':
        "import { getRepositoryToken } from '@nestjs/typeorm'; // ✗\nexport const a = getRepositoryToken;",
    }),
    legal: inBilling({
      'invoices/invoice.entity.ts': "import { Entity } from 'typeorm';\n@Entity() export class Invoice {}",
      'typeorm.ts': "export const typeorm = 'typeorm';",
    }),
  },
];

export const importCases: readonly Case[] = [computed, ...others];
