import fc from 'fast-check';
import { addressOf } from './generate.js';
import type { Operation } from './generate.js';
import { always, oneOf } from './malformed-changes.js';
import type { Base, Mutator } from './malformed-changes.js';

const hasPath = ({ path }: Operation) => path.includes('{');
const takesQuery = ({ parameters }: Operation) => parameters.some((it) => it.in === 'query');
/** Pages take what mailers add to their links. */
const isStrict = ({ path }: Operation) => !path.startsWith('/pages/') && path !== '/docs';
const onceOnly = (operation: Operation) => isStrict(operation) && takesQuery(operation);

/** What stands for an id in an address, encoded already. */
const ids = (canary: string) => [
  ...[
    canary,
    '1',
    '-1',
    'null',
    'undefined',
    '%20',
    '%00',
    `${canary}%00`,
    '%0d%0aSet-Cookie:%20a=b',
    '%ff',
    '%c0%ae',
    '%',
  ],
  ...[
    '..%2f..%2fetc%2fpasswd',
    '%2e%2e',
    '..',
    '.',
    `${canary}%2f${canary}`,
    '%27%20or%201%3d1--',
    '$%7bjndi:ldap:x%7d',
  ],
  ...['0198c0de-0000-7000-8000-00000000000', '0198C0DE-0000-7000-8000-00000000000G', 'a'.repeat(256), 'a'.repeat(257)],
  ...['%F0%9F%8D%B5', '%ed%a0%80', '[object%20Object]', '__proto__', 'constructor', ';a=b', '*', '%3Cscript%3E', 'me'],
];

const queries = (canary: string) => [
  ...[
    `${canary}=1`,
    'constructor=1',
    '__proto__=1',
    '__proto__[a]=1',
    'toString=1',
    `limit[]=${canary}`,
    'limit[$gt]=1',
  ],
  ...['=', `=${canary}`, 'a=%00', `a=${canary}%00`, 'a=%', 'a=%zz', 'a=%ed%a0%80', 'a=%c0%80', 'a=%ff', '%=1', '%00=1'],
];
const limits = [
  '0',
  '-1',
  '1.5',
  '1e2',
  '0x10',
  '٣',
  '１',
  '',
  '+5',
  '%205',
  '99999999999999999999',
  'NaN',
  'null',
  "1'",
];

/** Something that looks like a cursor, and one of another list. */
const cursors = (canary: string) => [
  ...[
    canary,
    '',
    'a',
    'AAAAAAAAAAAAAAAA',
    `${canary}==`,
    '%F0%9F%8D%B5',
    'a'.repeat(1_024),
    'a'.repeat(1_025),
    '-',
    '..',
  ],
  Buffer.from(`000000000000["${canary}","x"]`).toString('base64url'),
  Buffer.from(`000000000000{"__proto__":1}`).toString('base64url'),
];

const addressIn = ({ operation: { path }, values }: Base) => addressOf(path, values);

export const addressMutators: readonly Mutator[] = [
  {
    name: 'an id that is none',
    weight: 60,
    fits: hasPath,
    change: ({ operation: { path, id }, values, canary }) =>
      fc
        .tuple(fc.constantFrom(...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)), oneOf(...ids(canary)))
        .map(([name, wrong]) => {
          const others = addressOf(path.replace(`{${name}}`, '\u0001'), values);
          // `/members/me` is an address of its own.
          return { target: others.replace('\u0001', wrong), mayPass: wrong === 'me' && id.endsWith('Member') };
        }),
  },
  {
    name: 'an unknown id',
    weight: 20,
    fits: ({ path }) => /\{\w+Id\}/.test(path),
    change: ({ operation: { path }, values }) =>
      fc
        .tuple(fc.constantFrom(...[...path.matchAll(/\{(\w+Id)\}/g)].map(([, name]) => name!)), fc.uuid())
        .map(([name, id]) => ({ values: { ...values, [name]: id } })),
  },
  {
    name: 'a query member that is not declared, or not decodable',
    weight: 20,
    fits: isStrict,
    change: ({ query, canary }) => oneOf(...queries(canary)).map((wrong) => ({ query: [...query, wrong] })),
  },
  {
    name: 'any query on a page',
    weight: 2,
    fits: (operation) => !isStrict(operation),
    change: ({ canary }) => oneOf(...queries(canary)).map((wrong) => ({ query: [wrong], mayPass: true })),
  },
  {
    name: 'a query member twice',
    fits: onceOnly,
    change: () =>
      oneOf(['limit=5', 'limit=6'], ['limit=5', 'limit=5'], ['cursor=a', 'cursor=a']).map((query) => ({ query })),
  },
  {
    name: 'a limit that is none',
    weight: 20,
    fits: takesQuery,
    change: () => oneOf(...limits).map((limit) => ({ query: [`limit=${limit}`] })),
  },
  {
    name: 'a limit at its bounds',
    weight: 3,
    fits: takesQuery,
    change: () => oneOf('1', '100', '101', '999999999').map((limit) => ({ query: [`limit=${limit}`], mayPass: true })),
  },
  {
    name: 'a cursor that is none',
    weight: 20,
    fits: takesQuery,
    change: ({ canary }) => oneOf(...cursors(canary)).map((cursor) => ({ query: [`cursor=${cursor}`] })),
  },
  {
    name: 'another spelling of the address',
    fits: always,
    change: (base) => {
      const address = addressIn(base);
      const { canary } = base;
      const spellings = [
        ...[
          `${address}/`,
          `/${address}`,
          address.replace('/', '//'),
          `${address};a=${canary}`,
          `${address}%2f`,
          `${address}.`,
        ],
        ...[`${address}/..`, `/.${address}`, `/x/..${address}`, `${address}%00`, `${address}%20`, `${address}.json`],
        ...[
          address.toUpperCase(),
          `${address}#${canary}`,
          `http://${canary}.example${address}`,
          `${address}/${canary}`,
        ],
        ...[
          `${address}\\`,
          address.replaceAll('/', '\\'),
          `${address}?${'a'.repeat(8_200)}`,
          `${address}/%2e%2e/${canary}`,
        ],
      ];
      return oneOf(...spellings).map((target) => ({ target, mayPass: true }));
    },
  },
];
