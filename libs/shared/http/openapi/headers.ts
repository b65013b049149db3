import { DEADLINE_HEADER, LONGEST_DEADLINE_MS, USUAL_DEADLINE_MS } from '../requests/request-deadline.js';
import type { JsonSchema } from './schemas.js';

export const words: JsonSchema = { type: 'string', minLength: 1, maxLength: 1000 };
export const uuid: JsonSchema = { type: 'string', format: 'uuid', minLength: 36, maxLength: 36 };

export const header = (description: string, schema: JsonSchema = words): JsonSchema => ({ description, schema });
export const requestId = header('Id of this request: name it to us when something went wrong', uuid);

const LONGEST_FIELD = 50;
const field = (pattern: string): JsonSchema => ({ type: 'string', pattern, minLength: 1, maxLength: LONGEST_FIELD });

/** Of every route whose requests are counted: draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651). */
export const rateHeaders: JsonSchema = {
  RateLimitPolicy: header(
    'The quota that binds first: requests (q) in a time of so many seconds (w)',
    field('^"default";q=[0-9]+;w=[0-9]+$'),
  ),
  RateLimit: header(
    'What is left of it (r), and seconds until it is whole again (t)',
    field('^"default";r=[0-9]+;t=[0-9]+$'),
  ),
};
export const rateReferences: JsonSchema = {
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  RateLimit: { $ref: '#/components/headers/RateLimit' },
};

/** Every route takes it. */
export const deadlineParameter: JsonSchema = {
  name: DEADLINE_HEADER,
  in: 'header',
  required: false,
  description:
    `Milliseconds that you wait for the answer, ${USUAL_DEADLINE_MS} unless given; more than ${LONGEST_DEADLINE_MS} is ` +
    `${LONGEST_DEADLINE_MS}. Past it the answer is 504 \`deadline_exceeded\`, and whether the request took effect is told by ` +
    'sending it again under its Idempotency-Key',
  schema: { type: 'integer', minimum: 1, maximum: LONGEST_DEADLINE_MS, default: USUAL_DEADLINE_MS },
};
