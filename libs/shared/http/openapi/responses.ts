import type { Route } from '../routes.js';
import { header, rateReferences, requestId } from './headers.js';
import { refusalsOf } from './problems.js';
import { headersOfSuccess, notModified } from './repeats.js';
import type { Components, JsonSchema } from './schemas.js';

/** What a route can answer: its success, and what it can refuse. */
export const responsesOf = (route: Route, components: Components): JsonSchema => ({
  ...success(route, components),
  ...notModified(route, { 'X-Request-Id': requestId, ...rateOf(route) }),
  ...refusalsOf(route),
});

function success(route: Route, components: Components): JsonSchema {
  const [answer] = route.answers;
  const headers: JsonSchema = { 'X-Request-Id': requestId, ...rateOf(route), ...headersOfSuccess(route) };
  if (!answer || answer.kind === 'nothing') return { 204: { description: 'Done', headers } };
  const html = { 'text/html': { schema: { type: 'string', maxLength: 1_000_000 } } };
  if (answer.kind === 'page') return { 200: { description: 'The page', headers, content: html } };
  if (answer.location) headers.Location = header('Address of what was created');
  if (isList(answer.schema)) headers.Link = header('The next page, as rel="next" (RFC 8288); absent on the last');
  const content = { 'application/json': { schema: components.add(answer.schema, 'output') }, ...(answer.page && html) };
  return { [answer.status]: { description: answer.status === 201 ? 'Created' : 'Done', headers, content } };
}

const rateOf = ({ unmetered }: Route): JsonSchema => (unmetered === undefined ? rateReferences : {});

const isList = (schema: object): boolean => 'shape' in schema && 'nextCursor' in (schema.shape as object);
