import { kernelErrors } from '../../errors/index.js';
import type { Refusal } from '../routes/records.js';
import { takesKey } from '../routes/routes.js';
import type { Route } from '../routes/routes.js';
import { header } from './headers.js';
import type { JsonSchema } from './schemas.js';

const tag = { type: 'string', pattern: '^"[1-9]\\d{0,9}"$', minLength: 3, maxLength: 12 };
const tags = { type: 'string', minLength: 1, maxLength: 1000 };
const key = { type: 'string', pattern: '^[!-~]{1,255}$', minLength: 1, maxLength: 255 };

const parameter = (name: string, required: boolean, description: string, schema: JsonSchema): JsonSchema => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

/** Of a protocol's own making, whatever it is made of. */
export const foreignTag = { type: 'string', pattern: '^(W/)?"[^"]*"$', minLength: 2, maxLength: 200 };

const isRead = ({ method, versioned, answers: [answer] }: Route): boolean =>
  (method === 'GET' && versioned === true) || (answer?.kind === 'answers' && 304 in answer.schemas);

/** The headers that a route reads, for repeats and versions. */
export const headerParameters = (route: Route): JsonSchema[] => [
  ...(takesKey(route)
    ? [
        parameter(
          'Idempotency-Key',
          route.needsIdempotencyKey === true,
          'A new one, such as a UUID, for each thing to be done: a request that is sent again under its key takes no ' +
            'second effect, and is answered as before for 72 hours',
          key,
        ),
      ]
    : []),
  ...(route.ifMatch || route.mayMatch
    ? [
        parameter(
          'If-Match',
          route.ifMatch === true,
          'The ETag that was read last: a version that has passed is 412',
          tag,
        ),
      ]
    : []),
  ...(isRead(route)
    ? [parameter('If-None-Match', false, 'An ETag that was read before: 304 while it holds', tags)]
    : []),
];

/** The headers that its success bears. */
export const headersOfSuccess = (route: Route): JsonSchema => ({
  ...(route.versioned && { ETag: header('The version, for If-Match and If-None-Match', tag) }),
  ...(takesKey(route) && {
    'Idempotency-Replayed': header('Always true: this answer was given before', { type: 'string', const: 'true' }),
  }),
});

export const notModified = (route: Route, headers: JsonSchema): JsonSchema =>
  isRead(route) ? { 304: { description: 'Not modified', headers: { ...headers, ...headersOfSuccess(route) } } } : {};

/** What the kernel refuses on such a route beyond what any route may refuse. */
export const refusalsOfRepeats = (route: Route): Refusal[] => [
  ...(takesKey(route) ? [kernelErrors.idempotencyKeyInUse, kernelErrors.idempotencyKeyReused] : []),
  ...(route.ifMatch || route.mayMatch ? [kernelErrors.preconditionFailed, kernelErrors.preconditionRequired] : []),
];
