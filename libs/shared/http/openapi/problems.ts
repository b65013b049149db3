import { statusOf } from '../../errors/index.js';
import type { DomainError, ErrorKind } from '../../errors/index.js';
import type { Refusal } from '../routes/records.js';
import type { Route } from '../routes/routes.js';
import { header, rateReferences, requestId, uuid, words } from './headers.js';
import { refusalsOfRepeats } from './repeats.js';
import type { JsonSchema } from './schemas.js';

const code = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 64 };

/** RFC 9457, with these members and no others. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'Why a request was refused (RFC 9457). Branch on `code`; `GET` of `type` explains it.',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'requestId'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', pattern: '^/problems/[a-z][a-z0-9_]*$', maxLength: 80 },
    title: words,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: words,
    code,
    instance: { type: 'string', pattern: '^urn:uuid:', minLength: 45, maxLength: 45 },
    requestId: uuid,
    errors: {
      type: 'array',
      maxItems: 50,
      description: 'Wrong members, for 400 and 422 only: RFC 6901 pointers into {path, query, header, body}.',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        additionalProperties: false,
        properties: { pointer: { type: 'string', maxLength: 2000 }, code, detail: words },
      },
    },
  },
};

const refused = (description: string, headers: JsonSchema = {}): JsonSchema => ({
  description,
  headers: { 'X-Request-Id': requestId, ...headers },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const challenge = { 'WWW-Authenticate': header('Always Bearer') };
const retryAfter = header('Seconds to wait', { type: 'integer', minimum: 0, maximum: 86_400 });
const retryAfterMs = header('The same in milliseconds, with `overloaded`: another wait for each', {
  type: 'integer',
  minimum: 0,
  maximum: 10_000,
});

export const problemResponses: Record<string, JsonSchema> = {
  Invalid: refused('What was sent is wrong: `errors` points at it'),
  Unauthenticated: refused('No valid credentials', challenge),
  Forbidden: refused('The caller may not do this'),
  NotFound: refused('There is no such thing, or none that the caller may see'),
  TooMany: refused('Too many requests', { ...rateReferences, 'Retry-After': retryAfter }),
  Refused: refused('Refused for another reason: see `code`', { 'Retry-After': retryAfter }),
  Failed: refused('Not possible now, or our fault', { 'Retry-After': retryAfter, 'Retry-After-Ms': retryAfterMs }),
};

const reference = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** Refusals that a guard of the route, its schemas or its path may give. */
const known: readonly [ErrorKind, name: string, can: (route: Route) => boolean][] = [
  ['invalid', 'Invalid', () => true],
  ['unauthenticated', 'Unauthenticated', ({ access: [access] }) => access?.kind !== 'public'],
  ['forbidden', 'Forbidden', ({ access: [access] }) => access?.kind !== 'public'],
  ['not_found', 'NotFound', ({ path }) => path.includes(':')],
  ['rate_limited', 'TooMany', ({ unmetered }) => unmetered === undefined],
];

/** What a route can refuse: what the guards do, what it declares itself, and the rest by class. */
export function refusalsOf(route: Route): JsonSchema {
  const shared = known.filter(([, , can]) => can(route)).map(([kind, name]) => [statusOf(kind), reference(name)]);
  const named = [...route.parameters.map(({ notFound }) => notFound), ...route.refusals];
  const own = [...named, ...refusalsOfRepeats(route)].map(made);
  const statuses = [...new Set(own.map(({ kind }) => statusOf(kind)))];
  return {
    ...(Object.fromEntries(shared) as JsonSchema),
    ...Object.fromEntries(statuses.map((status) => [status, declared(status, own)])),
    '4XX': reference('Refused'),
    '5XX': reference('Failed'),
  };
}

/** An error for its kind and code: what it takes goes into words that nobody reads here. */
const made = (refusal: Refusal): DomainError => refusal(...(Array<string>(refusal.length).fill('…') as never[]));

const meanings: Readonly<Record<number, string>> = {
  401: 'No valid credentials',
  403: 'The caller may not do this',
  404: 'There is no such thing, or none that the caller may see',
  409: 'It contradicts what is there',
  410: 'It is over, for good',
  412: 'It has changed since',
  422: 'Understood, and refused',
  428: 'Say which version you have seen',
  429: 'Too many requests (`rate_limited`), or too many of these',
};

const headersOf: Readonly<Record<number, JsonSchema>> = {
  401: challenge,
  429: { ...rateReferences, 'Retry-After': retryAfter },
};

function declared(status: number, errors: readonly DomainError[]): JsonSchema {
  const codes = [...new Set(errors.filter(({ kind }) => statusOf(kind) === status).map(({ code }) => code))].sort();
  const headers = headersOf[status] ?? {};
  const meaning = meanings[status] ?? 'Refused';
  return { ...refused(`${meaning}: ${codes.map((it) => `\`${it}\``).join(', ')}`, headers), 'x-codes': codes };
}
