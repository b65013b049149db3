import type { AnswerSchemas } from '../routes/records.js';
import type { Route } from '../routes/routes.js';
import { header, rateReferences, requestId } from './headers.js';
import { refusalsOf } from './problems.js';
import { foreignTag, headersOfSuccess, notModified } from './repeats.js';
import type { Components, JsonSchema } from './schemas.js';

/** What a route can answer: its success, and what it can refuse. */
export const responsesOf = (route: Route, components: Components): JsonSchema => {
  const [answer] = route.answers;
  const refusals = refusalsOf(route);
  if (answer?.kind === 'answers') return { ...refusals, ...ofProtocol(route, answer.schemas, refusals, components) };
  return {
    ...success(route, components),
    ...notModified(route, { 'X-Request-Id': requestId, ...rateOf(route) }),
    ...refusals,
  };
};

/** An error of the protocol's own stands beside the problem that the kernel may answer in the same status. */
function ofProtocol(route: Route, schemas: AnswerSchemas, refusals: JsonSchema, components: Components): JsonSchema {
  const common: JsonSchema = { 'X-Request-Id': requestId, ...rateOf(route) };
  const tagged = {
    ...common,
    ...(304 in schemas && { ETag: header('Of what was answered, for If-None-Match', foreignTag) }),
  };
  const responses = Object.entries(schemas).map(([status, schema]) => {
    const isError = Number(status) >= FIRST_OF_ERRORS;
    const content = {
      ...(schema && { 'application/json': { schema: components.add(schema, 'output') } }),
      ...(isError && status in refusals && { 'application/problem+json': { schema: problemReference } }),
    };
    const headers = isError ? common : tagged;
    return [
      status,
      { description: meanings[status] ?? 'Done', headers, ...(Object.keys(content).length > 0 && { content }) },
    ];
  });
  return Object.fromEntries(responses) as JsonSchema;
}

const FIRST_OF_ERRORS = 400;
const problemReference = { $ref: '#/components/schemas/Problem' };
const meanings: Readonly<Record<string, string>> = {
  304: 'Not modified',
  400: 'What was sent is wrong, in the words of the protocol',
  404: 'There is no such thing, in the words of the protocol',
};

function success(route: Route, components: Components): JsonSchema {
  const [answer] = route.answers;
  const headers: JsonSchema = { 'X-Request-Id': requestId, ...rateOf(route), ...headersOfSuccess(route) };
  if (!answer || answer.kind === 'nothing' || answer.kind === 'answers')
    return { 204: { description: 'Done', headers } };
  const html = { 'text/html': { schema: { type: 'string', maxLength: 1_000_000 } } };
  if (answer.kind === 'page') return { 200: { description: 'The page', headers, content: html } };
  if (answer.location) headers.Location = header('Address of what was created');
  if (isList(answer.schema)) headers.Link = header('The next page, as rel="next" (RFC 8288); absent on the last');
  const content = { 'application/json': { schema: components.add(answer.schema, 'output') }, ...(answer.page && html) };
  return { [answer.status]: { description: answer.status === 201 ? 'Created' : 'Done', headers, content } };
}

const rateOf = ({ unmetered }: Route): JsonSchema => (unmetered === undefined ? rateReferences : {});

const isList = (schema: object): boolean => 'shape' in schema && 'nextCursor' in (schema.shape as object);
