import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { resolved } from './generate.js';
import { always, atBounds, hasBody, membersOf, oneOf, wrongValueOf } from './malformed-changes.js';
import type { Base, Change, Mutator } from './malformed-changes.js';

const json = (value: unknown) => JSON.stringify(value);
const typed = (type: string | undefined) => [['content-type', type]] as const;
const anyMember = (base: Base) => fc.constantFrom(...membersOf(base));
const withMember = (base: Base, name: string, value: unknown): Change => ({ body: { ...base.body, [name]: value } });

/** The body with one member written as these characters, whatever JSON says of them. */
const spelled = (base: Base, name: string, characters: string): Change => {
  const { [name]: _, ...others } = base.body ?? {};
  return {
    raw: `${json(others).slice(0, -1)}${Object.keys(others).length > 0 ? ',' : ''}${json(name)}:${characters}}`,
  };
};

const deepest = oneOf(33, 34, 100, 5_000, 60_000);
const nested = fc.tuple(deepest, fc.boolean()).map(([levels, isObject]) => {
  const [open, close] = isObject ? ['{"a":', '}'] : ['[', ']'];
  return `${open.repeat(levels)}1${close.repeat(levels)}`;
});

/** What JSON does not allow, or what is not all of it. */
const broken = (whole: string, canary: string): fc.Arbitrary<string | Buffer> =>
  oneOf<string | Buffer>(
    ...[whole.slice(0, -1), whole.slice(1), `${whole},`, `${whole}${whole}`, `[${whole}`, whole.replaceAll('"', "'")],
    ...[
      `${whole.slice(0, -1)},}`,
      `/* ${canary} */ ${whole}`,
      'NaN',
      'undefined',
      `{${canary}:1}`,
      '{"a":01}',
      '{"a":.5}',
    ],
    ...[
      `{"a":"${canary}\n"}`,
      '{"a":"\\x41"}',
      '{"a":"\\u12"}',
      `${canary}=${canary}`,
      `<a>${canary}</a>`,
      '\u0000',
      '\\',
    ],
    ...[Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(whole, 'utf16le')]), gzipSync(whole)],
    ...[Buffer.from(`{"a":"\xff\xfe"}`, 'latin1'), Buffer.from([0x7b, 0xed, 0xa0, 0x80, 0x7d])],
  );

const types = (canary: string) => [
  ...['text/plain', 'text/html', 'application/xml', 'application/x-www-form-urlencoded', 'application/jsonx'],
  ...['multipart/form-data; boundary=x', 'application/json-patch+json', 'application/json; charset=utf-16', '*/*'],
  ...['application/json; charset=latin1', `application/json; ${canary}`, canary, 'json', ';', 'application/ json'],
];

export const bodyMutators: readonly Mutator[] = [
  {
    name: 'a member of another type, off its form or one beyond its bounds',
    weight: 80,
    fits: hasBody,
    change: (base) =>
      anyMember(base).chain(([name, schema]) =>
        wrongValueOf(resolved(schema), base.canary).map((value) => withMember(base, name, value)),
      ),
  },
  {
    name: 'a member at its bounds',
    fits: hasBody,
    change: (base) =>
      anyMember(base).chain(([name, schema]) =>
        atBounds(schema).map((value) => ({ ...withMember(base, name, value), mayPass: true })),
      ),
  },
  {
    name: 'a member missing',
    weight: 20,
    fits: ({ body }) => (resolved(body ?? {}).required ?? []).length > 0,
    change: (base) =>
      fc.constantFrom(...(resolved(base.operation.body ?? {}).required ?? [])).map((name) => {
        const { [name]: _, ...others } = base.body ?? {};
        return { body: others };
      }),
  },
  {
    name: 'a member too many',
    weight: 20,
    fits: hasBody,
    change: (base) =>
      oneOf(
        'surplus',
        '',
        'a/b~c',
        'constructor',
        'prototype',
        'toString',
        'hasOwnProperty',
        'id',
        'x'.repeat(2_000),
        '🍵',
      )
        .chain((name) => fc.tuple(fc.constant(name), oneOf<unknown>(base.canary, null, {}, 1)))
        .map(([name, value]) => withMember(base, name, value)),
  },
  {
    name: 'a thousand members too many',
    weight: 2,
    fits: hasBody,
    change: ({ body, canary }) =>
      fc.constant({
        body: { ...body, ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`m${at}`, canary])) },
      }),
  },
  {
    name: '__proto__',
    fits: hasBody,
    change: (base) =>
      oneOf('{"isAdmin":true}', 'null', `"${base.canary}"`, '{"toString":null}').map((value) =>
        spelled(base, '__proto__', value),
      ),
  },
  {
    name: 'a member twice',
    fits: hasBody,
    change: (base) =>
      anyMember(base).map(([name]) => {
        const whole = json({ ...base.body, [name]: base.canary });
        return { raw: `${whole.slice(0, -1)},${json(name)}:17}` };
      }),
  },
  {
    name: 'text that cannot be stored',
    weight: 20,
    fits: hasBody,
    change: (base) =>
      fc
        .tuple(anyMember(base), oneOf('\\ud800', '\\udfff\\ud800', 'a\\u0000b', '\\u0000', '\\uD83C'))
        .map(([[name], escape]) => spelled(base, name, `"${base.canary}${escape}"`)),
  },
  {
    name: 'a name that cannot be stored',
    fits: hasBody,
    change: ({ body, canary }) =>
      oneOf('\\ud800', '\\u0000').map((escape) => ({
        raw: `{"${escape}":"${canary}"${json(body).length > 2 ? `,${json(body).slice(1)}` : '}'}`,
      })),
  },
  {
    name: 'a number that no program holds',
    fits: hasBody,
    change: (base) =>
      fc
        .tuple(anyMember(base), oneOf('1e400', '-1e400', '9007199254740993', '1'.repeat(400), '-0', '1e-400', '0.1e1'))
        .map(([[name], number]) => spelled(base, name, number)),
  },
  {
    name: 'nesting',
    fits: hasBody,
    change: (base) => fc.tuple(anyMember(base), nested).map(([[name], deep]) => spelled(base, name, deep)),
  },
  {
    name: 'broken JSON',
    weight: 30,
    fits: ({ method }) => method !== 'GET',
    change: ({ body, canary }) => broken(json(body ?? { a: canary }), canary).map((raw) => ({ raw })),
  },
  {
    name: 'a body that is no object',
    fits: hasBody,
    change: ({ canary }) =>
      oneOf('null', '[]', '[{}]', '1', 'true', `"${canary}"`, '', ' ', '{}x').map((raw) => ({ raw })),
  },
  {
    name: 'another media type',
    weight: 20,
    fits: hasBody,
    change: ({ canary }) =>
      oneOf<string | undefined>(undefined, ...types(canary)).map((type) => ({ headers: typed(type) })),
  },
  {
    name: 'compressed, or said to be',
    weight: 3,
    fits: hasBody,
    change: ({ body }) =>
      fc.tuple(oneOf('gzip', 'br', 'identity', 'x'), fc.boolean()).map(([encoding, isSo]) => ({
        further: [['content-encoding', encoding] as const],
        raw: isSo ? gzipSync(json(body)) : json(body),
        mayPass: !isSo,
      })),
  },
  {
    name: 'a body over its limit',
    weight: 2,
    fits: hasBody,
    change: (base) => anyMember(base).map(([name]) => withMember(base, name, base.canary + 'a'.repeat(256 * 1024))),
  },
  {
    name: 'a body where none belongs',
    fits: always,
    change: ({ operation, canary }) =>
      oneOf(json({ a: canary }), '{', '[]').map((raw) => ({
        raw,
        headers: typed('application/json'),
        mayPass: !operation.body,
      })),
  },
];
