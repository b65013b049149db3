import type { Case } from './case.ts';
import { inFolder, manifest, moduleOf } from './house.ts';

export const doorCases: readonly Case[] = [
  {
    rule: 'door/missing',
    bad: {
      'libs/modules/doorless/module.json': manifest('doorless'),
      'libs/modules/doorless/x.ts': 'export const x = 1;',
    },
    at: ['libs/modules/doorless/index.ts:1'],
    legal: moduleOf('doored'),
  },
  {
    rule: 'manifest/missing',
    bad: inFolder('libs/modules/nameless', {
      'index.ts': "export { M } from './nameless.module.js';",
      'nameless.module.ts': 'export class M {}',
    }),
    at: ['libs/modules/nameless/module.json:1'],
    legal: moduleOf('named'),
  },
  {
    rule: 'door/second-index',
    bad: inFolder('libs/modules/flags', { 'rules/index.ts': 'export const a = 1; // ✗' }),
    legal: inFolder('libs/modules/flags', { 'rules/indexes.ts': 'export const a = 1;' }),
  },
  {
    rule: 'door/wildcard',
    bad: moduleOf('starry', [[], []], {
      'index.ts': "export * from './starry.facade.js'; // ✗\nexport * as dto from './starry.dto.js'; // ✗",
    }),
    legal: inFolder('libs/modules/flags', { 'all.ts': "export * from './flags.dto.js';" }),
  },
  {
    rule: 'door/internal-offer',
    bad: moduleOf('leaky', [[], []], {
      'index.ts': `export { Leak } from './leak.entity.js'; // ✗
export { Washed } from './leaky.facade.js'; // ✗
import { Starred } from './leaky.dto.js';
export { Starred as Renamed }; // ✗
export const made = 1; // ✗
export { LeakyModule } from './leaky.module.js';`,
      'leak.entity.ts': 'export class Leak {}',
      'leaky.service.ts': 'export class Service {}\nexport class Starred {}',
      'leaky.facade.ts': "export { Service as Washed } from './leaky.service.js';",
      'leaky.dto.ts': "export * from './leaky.service.js';",
    }),
    legal: moduleOf('tight', [[], []], {
      'index.ts':
        "export { TightModule } from './tight.module.js';\nexport { Port } from './ports/tight.ports.js';\nexport { gone } from './tight.errors.js';",
      'ports/tight.ports.ts': 'export abstract class Port {}',
      'tight.errors.ts': 'export const gone = 1;',
    }),
  },
  {
    rule: 'door/foreign-offer',
    bad: moduleOf('fence', [['identity'], []], {
      'index.ts':
        "export { IdentityFacade } from '../identity/index.js'; // ✗\nexport { FenceModule } from './fence.module.js';\nexport { Stolen } from './fence.facade.js'; // ✗\nexport { DataSource } from 'typeorm'; // ✗",
      'fence.facade.ts': "export { IdentityFacade as Stolen } from '../identity/index.js';",
    }),
    legal: moduleOf('honest', [['identity'], []], {
      'honest.facade.ts':
        "import { IdentityFacade } from '../identity/index.js';\nexport class HonestFacade { constructor(readonly identity: IdentityFacade) {} }",
    }),
  },
];
