import { describe, expect, it } from '@jest/globals';
import type { Document, Json } from '../document.ts';
import { eventBreaks, problemBreaks } from './catalogues.ts';
import type { Contract } from './contract.ts';
import { forbiddenBreaks } from './contract.ts';
import { operationBreaks } from './operations.ts';
import { stepBetween } from './versions.ts';

const today = new Date('2027-01-01');
const size = { type: 'integer', minimum: 1, maximum: 9 };
const kind = { type: 'string', enum: ['box', 'tube'], maxLength: 9 };
const name = { type: 'string', minLength: 1, maxLength: 9 };
const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
});
const sent = (properties: Json, required: string[] = []): Json => ({
  ...object(properties, required),
  additionalProperties: false,
});

interface Parts {
  readonly body?: Json | null;
  readonly view?: Json;
  readonly query?: readonly Json[];
  readonly operation?: Json;
  readonly status?: string;
  readonly paths?: Json;
  readonly headers?: Json;
  readonly type?: string;
}

/** A document of one operation, which a part may change. */
function documentOf({ body, view, query = [], operation = {}, status = '200', headers = {}, type, paths }: Parts = {}) {
  const schemas = { Parcel: view ?? object({ id: name, kind, size }), Send: body ?? sent({ name, kind }, ['name']) };
  const json = (schema: string) => ({
    [type ?? 'application/json']: { schema: { $ref: `#/components/schemas/${schema}` } },
  });
  const post = {
    ...{ operationId: 'parcels_send', summary: 'Send', tags: ['parcels'], security: [], parameters: query },
    ...(body !== null && {
      requestBody: { content: { 'application/json': json('Send')[type ?? 'application/json'] } },
    }),
    responses: { [status]: { description: 'Done', headers, content: json('Parcel') }, '4XX': { description: 'No' } },
    ...operation,
  };
  return { tags: [], paths: paths ?? { '/v1/parcels': { post } }, components: { schemas } } as unknown as Document;
}

const breaksBetween = (before: Parts, after: Parts) => operationBreaks(documentOf(before), documentOf(after), today);
const member = (place: 'body' | 'view', schema: Json): Parts =>
  place === 'body' ? { body: sent({ name: schema }) } : { view: object({ name: schema }) };
const sunset = (day: string) => ({ operation: { deprecated: true, 'x-sunset': day } });
const shelf = { in: 'query', name: 'shelf', required: false, schema: name };

/** [rule, before, what breaks, what it says, what does not] */
const rules: readonly (readonly [string, Parts, Parts, string, Parts])[] = [
  ['operations stay', {}, { paths: {} }, 'POST /v1/parcels is gone', { operation: { summary: 'Send it' } }],
  ['or go after their sunset', sunset('2027-02-01'), { paths: {} }, 'is gone', { operation: { deprecated: true } }],
  [
    'names stay',
    {},
    { operation: { operationId: 'parcels_post' } },
    'is called parcels_post',
    { operation: { tags: ['mail'] } },
  ],
  ['what was public stays so', {}, { operation: { security: [{ bearer: [] }] } }, 'asks for credentials', {}],
  [
    'permissions are not raised',
    { operation: { 'x-permission': 'parcels:read' } },
    { operation: { 'x-permission': 'parcels:write' } },
    'needs the permission parcels:write',
    {},
  ],
  ['a success keeps its status', {}, { status: '201' }, 'no longer answers 200', {}],
  ['and its media type', {}, { type: 'text/html' }, 'no longer answers 200 as application/json', {}],
  ['and its headers', { headers: { Link: {} } }, {}, 'with the header Link', { headers: { Link: {}, ETag: {} } }],
  [
    'a query takes what it took',
    { query: [shelf] },
    {},
    'no longer takes the query parameter shelf',
    { query: [shelf, { ...shelf, name: 'row' }] },
  ],
  [
    'and asks for nothing more',
    { query: [shelf] },
    { query: [{ ...shelf, required: true }] },
    'query parameter shelf has become required',
    { query: [{ ...shelf, description: 'where' }] },
  ],
  ['a body is asked for from the start', { body: null }, {}, 'asks for a body', { body: null }],
  ['a body is taken for ever', {}, { body: null }, 'no longer takes a body', {}],
  [
    'a body asks for no more members',
    { body: sent({ name, kind }, ['name']) },
    { body: sent({ name, kind }, ['name', 'kind']) },
    'the body.kind has become required',
    { body: sent({ name, kind, size }) },
  ],
  ['a body loses no member', { body: sent({ name, kind }) }, { body: sent({ name }) }, 'the body.kind is gone', {}],
  [
    'a body loses no value',
    member('body', kind),
    member('body', { ...kind, enum: ['box'] }),
    'takes "tube"',
    {
      body: sent({ name: { ...kind, enum: ['box', 'tube', 'bag'] } }),
    },
  ],
  [
    'texts stay as long',
    member('body', name),
    member('body', { ...name, maxLength: 8 }),
    'narrower maxLength: 8, not 9',
    {
      body: sent({ name: { ...name, maxLength: 10 } }),
    },
  ],
  [
    'numbers stay as wide',
    member('body', size),
    member('body', { ...size, minimum: 2 }),
    'narrower minimum: 2, not 1',
    {
      body: sent({ name: { ...size, minimum: 0 } }),
    },
  ],
  [
    'texts get no pattern',
    member('body', name),
    member('body', { ...name, pattern: '^a' }),
    'has to match "^a"',
    {
      body: sent({ name: { ...name, description: 'a name' } }),
    },
  ],
  [
    'what may be null when sent stays so',
    member('body', { anyOf: [name, { type: 'null' }] }),
    member('body', name),
    'may no longer be null',
    member('body', { anyOf: [name, { type: 'null' }, size] }),
  ],
  [
    'an answer loses no member',
    { view: object({ name, kind }) },
    { view: object({ name }) },
    'its 200.kind is gone',
    {
      view: object({ name, kind, size }),
    },
  ],
  [
    'an answer’s members are always there',
    { view: object({ name, kind }) },
    { view: object({ name, kind }, ['name']) },
    'its 200.kind may be absent',
    { view: object({ kind, name }) },
  ],
  [
    'an answer’s members keep their type',
    member('view', name),
    member('view', size),
    'may now be integer',
    {
      view: object({ name: { ...name, maxLength: 5 } }),
    },
  ],
  [
    'an answer’s members do not become null',
    member('view', name),
    member('view', { anyOf: [name, { type: 'null' }] }),
    'may now be null',
    member('view', name),
  ],
  [
    'an answer may gain values, and keeps its formats',
    member('view', { ...name, format: 'uuid' }),
    member('view', name),
    'another format: none instead of "uuid"',
    member('view', { ...name, format: 'uuid' }),
  ],
  [
    'lists are what their items are',
    member('view', { type: 'array', items: object({ name }) }),
    member('view', { type: 'array', items: object({}) }),
    'its 200.name[].name is gone',
    member('view', { type: 'array', items: object({ name, size }) }),
  ],
];

describe('a released operation', () => {
  it.each(rules)('%s', (_, before, breaking, words, harmless) => {
    expect(breaksBetween(before, breaking)).toEqual([expect.stringContaining(words)]);
    expect(breaksBetween(before, { ...before, ...harmless })).toEqual([]);
  });

  it('goes when its sunset has passed', () => {
    expect(breaksBetween(sunset('2026-12-31'), { paths: {} })).toEqual([]);
  });
});

describe('a released code', () => {
  const before = { parcel_lost: { status: 410 } };
  it.each([
    ['stays', {}, 'the problem parcel_lost is gone'],
    ['keeps its status', { parcel_lost: { status: 404 } }, 'has the status 404, not 410'],
  ])('%s', (_, after, words) => {
    expect(problemBreaks(before, after)).toEqual([expect.stringContaining(words)]);
    expect(problemBreaks(before, { ...before, parcel_found: { status: 409 } })).toEqual([]);
  });
});

describe('a released event', () => {
  const event = {
    type: 'parcels.parcel.sent',
    version: 1,
    aggregate: 'id',
    public: true,
    data: sent({ name, kind }, ['name']),
  };
  it.each([
    ['stays, whatever version follows', [{ ...event, version: 2 }], 'the event parcels.parcel.sent v1 is gone'],
    ['stays public', [{ ...event, public: false }], 'is no longer public'],
    ['is about the same thing', [{ ...event, aggregate: 'name' }], 'is about name, not id'],
    ['keeps its members', [{ ...event, data: sent({ name }, ['name']) }], 'its data.kind is gone'],
    [
      'keeps them narrow',
      [{ ...event, data: sent({ name: size, kind }, ['name']) }],
      'its data.name may now be integer',
    ],
    [
      'is readable as it lies in outboxes',
      [{ ...event, data: sent({ name, kind, size }, ['name', 'size']) }],
      'size has become',
    ],
  ])('%s', (_, after, words) => {
    expect(eventBreaks([event], after)).toContainEqual(expect.stringContaining(words));
    const wider = { ...event, data: sent({ name, kind, size }, ['name']) };
    expect(eventBreaks([event], [wider, { ...event, version: 2, data: sent({}) }])).toEqual([]);
  });
});

describe('versions', () => {
  it.each([
    ['0.1.0', '0.1.0', 'same'],
    ['0.1.0', '0.1.1', 'compatible'],
    ['0.1.0', '0.2.0', 'breaking'],
    ['1.1.0', '1.2.0', 'compatible'],
    ['1.9.0', '2.0.0', 'breaking'],
    ['0.2.0', '0.1.9', 'backwards'],
  ])('from %s to %s is a %s step', (before, after, step) => {
    expect(stepBetween(before, after)).toBe(step);
  });

  it('allow a break before 1.0.0 alone, and with the second number raised', () => {
    const contract = (version: string, parts: Parts) =>
      ({ openapi: { ...documentOf(parts), info: { version } }, problems: {}, events: [] }) as unknown as Contract;
    const after = contract('0.1.0', { paths: {} });
    expect(forbiddenBreaks(contract('0.1.0', {}), after, '0.1.1')).toHaveLength(1);
    expect(forbiddenBreaks(contract('0.1.0', {}), after, '0.2.0')).toEqual([]);
    expect(forbiddenBreaks(contract('1.1.0', {}), after, '2.0.0')).toHaveLength(1);
  });
});
