import type { Case } from './case.ts';
import { manifest, moduleOf } from './house.ts';

const ring = (name: string, to: string, arrows: readonly [string[], string[]], taken: string) =>
  moduleOf(name, arrows, { 'use.ts': `import { ${taken} } from '../${to}/index.js';\nexport const a = ${taken};` });

export const arrowCases: readonly Case[] = [
  {
    rule: 'arrows/unused',
    bad: moduleOf('idle', [['identity'], ['organizations']], {
      'idle.spec.ts': "import { IdentityFacade } from '../identity/index.js';\nexport const a = IdentityFacade;",
    }),
    at: ['libs/modules/idle/module.json:5', 'libs/modules/idle/module.json:6'],
    legal: moduleOf('busy', [['identity'], ['identity', '*']], {
      'module.json': manifest('busy', ['identity'], ['identity', '*']).replace(
        '"removable"',
        '"why": "It counts all events", "removable"',
      ),
      'use.ts':
        "import { IdentityFacade, IdentityChanged } from '../identity/index.js';\nexport const a = [IdentityFacade, IdentityChanged];",
    }),
  },
  {
    rule: 'arrows/self',
    bad: moduleOf('selfish', [['selfish'], []]),
    at: ['libs/modules/selfish/module.json:5'],
    legal: {},
  },
  {
    rule: 'arrows/unknown',
    bad: moduleOf('lost', [[], ['identiy']]),
    at: ['libs/modules/lost/module.json:6'],
    legal: {},
  },
  {
    rule: 'arrows/ring',
    bad: {
      ...ring('east', 'west', [['west'], []], 'WestFacade'),
      ...ring('west', 'east', [['east'], []], 'EastFacade'),
    },
    at: ['libs/modules/east/module.json:5'],
    legal: ring('north', 'identity', [['identity'], []], 'IdentityFacade'),
  },
  {
    rule: 'arrows/hearing-ring',
    bad: {
      ...ring('mouth', 'ear', [['ear'], []], 'EarFacade'),
      ...ring('ear', 'mouth', [[], ['mouth']], 'MouthChanged'),
    },
    at: ['libs/modules/ear/module.json:6'],
    legal: ring('listener', 'organizations', [[], ['organizations']], 'OrganizationsChanged'),
  },
];
