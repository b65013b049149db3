import { randomUUID } from 'node:crypto';
import { bearer, json, managed } from '../faults/log-safety-place.js';
import type { Place } from '../faults/log-safety-place.js';

const evaluation = '/ofrep/v1/evaluate/flags';

/** What an SDK asks, which keys let in. */
const asked = (body: (text: string) => object, target = evaluation): Place => ({
  request: (text, { apiKey }) => ({
    ...{ method: 'POST', target, headers: [bearer(apiKey), json] },
    body: JSON.stringify(body(text)),
  }),
});

/** Where keys, flags and the people whom flags are asked about can be put. */
export const secretsInFlags: Readonly<Record<string, Place>> = {
  'an API key in its own header': {
    request: (text) => ({ method: 'POST', target: evaluation, headers: [['x-api-key', text]] }),
  },
  'an API key without a scheme': {
    request: (text) => ({ target: '/unleash/api/client/features', headers: [['authorization', text]] }),
  },
  'whom a flag is asked about': asked((text) => ({ context: { targetingKey: text, email: text } })),
  'a name in the context': asked((text) => ({ context: { targetingKey: 'ada', [text]: 1 } })),
  'a context that is none': asked((text) => ({ context: text })),
  'a flag that is asked for': {
    request: (text, { apiKey }) => ({
      ...{ method: 'POST', target: `${evaluation}/${encodeURIComponent(text)}`, headers: [bearer(apiKey), json] },
      body: JSON.stringify({ context: { targetingKey: 'ada' } }),
    }),
    allowed: { where: 'answer', reason: 'the protocol names the flag that is not there' },
  },
  'a context in the query': {
    request: (text, { apiKey }) => ({
      target: `/unleash/api/frontend?userId=${encodeURIComponent(text)}`,
      headers: [bearer(apiKey)],
    }),
  },
  'the name of a program': asked((text) => ({ appName: text, instanceId: text }), '/unleash/api/client/register'),
  'the key of a flag': managed('/flags', (text) => ({ key: text, type: 'release' })),
  'what a flag is for': managed('/flags', (description) => ({
    key: `flag-${randomUUID()}`,
    type: 'release',
    description,
  })),
  'a value of a segment': managed('/segments', (text) => ({
    ...{ name: `Segment ${randomUUID()}`, constraints: [{ contextName: 'email', operator: 'IN', values: [text] }] },
  })),
};
