import fc from 'fast-check';
import { operations } from './generate.js';
import type { Operation } from './generate.js';
import { always, oneOf } from './malformed-changes.js';
import type { Mutator } from './malformed-changes.js';

const isSecured = ({ isPublic }: Operation) => !isPublic;
const takes =
  (header: string) =>
  ({ parameters }: Operation) =>
    parameters.some(({ name }) => name === header);

const credentials = (canary: string) => [
  ...[
    'Bearer',
    'Bearer ',
    `Bearer ${canary}`,
    `Bearer ses_${canary}`,
    `Bearer ses_${'A'.repeat(43)}`,
    `Basic ${canary}`,
  ],
  ...[
    `Bearer ses_${'A'.repeat(5_000)}`,
    `bearer\tses_${canary}`,
    `Bearer ses_${canary} ses_${canary}`,
    canary,
    '',
    'é',
  ],
  ...[
    `Bearer ${'a'.repeat(4_097)}`,
    `Bearer sk_${canary}`,
    `Bearer eyJhbGciOiJub25lIn0.e30.`,
    'Bearer null',
    'Digest x',
  ],
];
const cookies = (canary: string) => [
  ...[`__Host-session=${canary}`, '__Host-session=', `__Host-session=ses_${'A'.repeat(43)}`, '__Host-session=a b'],
  ...[
    `__Host-session=${canary}; __Host-session=${canary}`,
    '=;=;=',
    ';'.repeat(1_000),
    `${canary}`,
    'a=%',
    '__proto__=1',
  ],
];
const keys = (canary: string) => [
  ...['', ' ', '"', '""', '"a', `${canary} b`, 'é', `"${canary}\\x"`, 'a'.repeat(256), `"${'a'.repeat(256)}"`, '"a"b"'],
];
const tags = [
  '',
  '*',
  'W/"1"',
  '1',
  '"a"',
  '"0"',
  '"01"',
  '"1", "2"',
  '"-1"',
  '"99999999999"',
  '"2147483648"',
  "'1'",
  '""',
];
const odd = (canary: string): (readonly [string, string])[] => [
  ...(
    [
      'accept',
      'accept-language',
      'accept-encoding',
      'range',
      'if-modified-since',
      'if-unmodified-since',
      'via',
      'te',
    ] as const
  ).map((name) => [name, canary] as const),
  ...([
    ['accept', '*/*;q=x'],
    ['accept', ','.repeat(500)],
    ['range', 'bytes=0-,-'],
    ['if-none-match', 'W/'],
  ] as const),
  ...([
    ['x-http-method-override', 'DELETE'],
    ['x-original-url', '/v1/me'],
    ['x-forwarded-host', canary],
  ] as const),
  ...([
    ['x-forwarded-proto', canary],
    ['forwarded', `for=${canary}`],
    ['x-forwarded-for', canary],
    ['max-forwards', '0'],
  ] as const),
  ...([
    ['x-forwarded-for', ','],
    ['x-forwarded-for', `1.2.3.4, ${'9.9.9.9,'.repeat(500)}`],
    ['x-forwarded-for', '::ffff:%'],
  ] as const),
  ...([
    ['traceparent', canary],
    ['traceparent', '00-0-0-0'],
    ['tracestate', `${canary}=1`],
    ['baggage', canary],
  ] as const),
  ...([
    ['x-request-id', `${canary} `.repeat(20)],
    ['x-request-id', 'é'],
    ['user-agent', canary.repeat(500)],
  ] as const),
  ...([
    ['origin', canary],
    ['origin', 'null'],
    ['sec-fetch-site', canary],
    ['referer', canary],
    ['upgrade', canary],
  ] as const),
  ...([
    ['upgrade', 'h2c'],
    ['upgrade', 'websocket'],
    ['early-data', '1'],
    ['prefer', canary],
    ['dnt', canary],
  ] as const),
];
const deadlines = ['', '0', '-1', '1.5', 'NaN', '1e9', '0x10', 'é', '10, 20', '+5'];

const everyMethod = [
  'PUT',
  'DELETE',
  'PATCH',
  'POST',
  'TRACE',
  'PROPFIND',
  'LOCK',
  'SEARCH',
  'QUERY',
  'PURGE',
  'MKCOL',
  'REPORT',
];
const anywhere = (path: string) => path.replaceAll(/\{\w+\}/g, 'x');
/** None of these is an operation of this address, or of a template that covers it. */
const unknownMethods = ({ path }: Operation): string[] => {
  const covers = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(anywhere(path));
  const known = new Set(operations.filter((it) => covers(it.path)).map(({ method }) => method));
  return everyMethod.filter((it) => !known.has(it));
};

export const headerMutators: readonly Mutator[] = [
  {
    name: 'credentials that are none',
    weight: 40,
    fits: isSecured,
    change: ({ canary }) => oneOf(...credentials(canary)).map((value) => ({ headers: [['authorization', value]] })),
  },
  {
    name: 'no credentials',
    fits: isSecured,
    change: () => fc.constant({ headers: [['authorization', undefined]] }),
  },
  {
    name: 'two credentials',
    fits: isSecured,
    change: ({ headers, canary }) =>
      oneOf(headers.find(([name]) => name === 'authorization')?.[1] ?? 'x', `Bearer ${canary}`).map((value) => ({
        further: [['authorization', value] as const],
      })),
  },
  {
    name: 'a cookie that is none',
    fits: isSecured,
    change: ({ canary }) =>
      oneOf(...cookies(canary)).map((cookie) => ({
        headers: [
          ['authorization', undefined],
          ['cookie', cookie],
        ] as const,
      })),
  },
  {
    name: 'a cookie from another origin',
    weight: 3,
    fits: ({ method, isPublic }) => method !== 'GET' && !isPublic,
    change: ({ canary }) =>
      oneOf('null', `https://${canary}.example`, canary, '').map((origin) => ({
        headers: [
          ['authorization', undefined],
          ['cookie', `__Host-session=ses_${'A'.repeat(43)}`],
          ['origin', origin],
        ],
      })),
  },
  {
    name: 'a key that is none',
    fits: takes('Idempotency-Key'),
    change: ({ canary }) => oneOf(...keys(canary)).map((key) => ({ headers: [['idempotency-key', key]] })),
  },
  {
    name: 'a tag that is none',
    fits: takes('If-Match'),
    change: ({ operation: { parameters } }) => {
      const none = parameters.some(({ name, required }) => name === 'If-Match' && required) ? [undefined] : [];
      return oneOf<string | undefined>(...none, ...tags).map((tag) => ({ headers: [['if-match', tag]] }));
    },
  },
  {
    name: 'a Host that is none',
    fits: always,
    change: ({ canary }) =>
      oneOf('', ' ', `${canary}/x`, `a@${canary}`, 'a,b', 'é', 'x:999999', '[::1', 'a b', `${canary}:x`, '%00').map(
        (host) => ({
          headers: [['host', host]],
        }),
      ),
  },
  {
    name: 'headers that nobody needs',
    weight: 20,
    fits: always,
    change: ({ canary }) => oneOf(...odd(canary)).map((pair) => ({ headers: [pair], mayPass: true })),
  },
  {
    name: 'a deadline that is none',
    fits: always,
    change: () => oneOf(...deadlines).map((it) => ({ headers: [['x-request-deadline-ms', it]] })),
  },
  {
    name: 'a header block over its limit',
    weight: 3,
    fits: always,
    change: ({ canary }) =>
      oneOf(17, 40).map((kib) => ({
        further: Array.from({ length: kib }, (_, at) => [`x-${at}`, canary.padEnd(1_020, 'a')] as const),
      })),
  },
  {
    name: 'a method that is not of this address',
    weight: 20,
    fits: (operation) => unknownMethods(operation).length > 0,
    change: ({ operation }) => oneOf(...unknownMethods(operation)).map((method) => ({ method })),
  },
  {
    name: 'OPTIONS and HEAD',
    weight: 3,
    fits: always,
    change: ({ canary }) =>
      fc.tuple(oneOf('OPTIONS', 'HEAD'), oneOf(canary, 'https://app.example.com')).map(([method, origin]) => ({
        method,
        further: [
          ['origin', origin],
          ['access-control-request-method', canary],
          ['access-control-request-headers', canary],
        ] as const,
        mayPass: true,
      })),
  },
];
