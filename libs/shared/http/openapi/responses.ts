import { statusOf } from '../../errors/index.js';
import type { ErrorKind } from '../../errors/index.js';
import type { Route } from '../routes.js';
import type { Components, JsonSchema } from './schemas.js';

const words = { type: 'string', minLength: 1, maxLength: 1000 };
const code = { type: 'string', pattern: '^[a-z][a-z0-9_]*$', maxLength: 64 };
const uuid = { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 };

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

const header = (description: string, schema: JsonSchema = words) => ({ description, schema });
const requestId = header('Id of this request: name it to us when something went wrong', uuid);

const refused = (description: string, headers: JsonSchema = {}): JsonSchema => ({
  description,
  headers: { 'X-Request-Id': requestId, ...headers },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
const retryAfter = header('Seconds to wait', { type: 'integer', minimum: 0, maximum: 86_400 });

export const problemResponses: Record<string, JsonSchema> = {
  Invalid: refused('What was sent is wrong: `errors` points at it'),
  Unauthenticated: refused('No valid credentials', { 'WWW-Authenticate': header('Always Bearer') }),
  Forbidden: refused('The caller may not do this'),
  NotFound: refused('There is no such thing, or none that the caller may see'),
  Refused: refused('Refused for another reason: see `code`', { 'Retry-After': retryAfter }),
  Failed: refused('Not possible now, or our fault', { 'Retry-After': retryAfter }),
};

const reference = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** What a route can answer: its success, what every guard can refuse, and the rest by class. */
export function responsesOf(route: Route, components: Components): JsonSchema {
  const guarded = route.access[0]?.kind !== 'public';
  const known: [ErrorKind, string, boolean][] = [
    ['invalid', 'Invalid', true],
    ['unauthenticated', 'Unauthenticated', guarded],
    ['forbidden', 'Forbidden', guarded],
    ['not_found', 'NotFound', route.path.includes(':')],
  ];
  const problems = known.filter(([, , can]) => can).map(([kind, name]) => [statusOf(kind), reference(name)]);
  return {
    ...success(route, components),
    ...(Object.fromEntries(problems) as JsonSchema),
    '4XX': reference('Refused'),
    '5XX': reference('Failed'),
  };
}

function success({ answers: [answer] }: Route, components: Components): JsonSchema {
  const headers: JsonSchema = { 'X-Request-Id': requestId };
  if (!answer || answer.kind === 'nothing') return { 204: { description: 'Done', headers } };
  const html = { 'text/html': { schema: { type: 'string', maxLength: 1_000_000 } } };
  if (answer.kind === 'page') return { 200: { description: 'The page', headers, content: html } };
  if (answer.location) headers.Location = header('Address of what was created');
  if (isList(answer.schema)) headers.Link = header('The next page, as rel="next" (RFC 8288); absent on the last');
  const content = { 'application/json': { schema: components.add(answer.schema, 'output') }, ...(answer.page && html) };
  return { [answer.status]: { description: answer.status === 201 ? 'Created' : 'Done', headers, content } };
}

const isList = (schema: object): boolean => 'shape' in schema && 'nextCursor' in (schema.shape as object);
