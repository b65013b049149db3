import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, House, TestClient } from '../../shared/testing/index.js';
import type { FlagDefinition } from './evaluation/definitions.js';
import { faultOf } from './ofrep/test/protocol.js';
import { bootFlags, Ground } from './test/ground.js';

/** So many draws of each property; one that fails is told with its seed, and not made smaller: that asks hundreds of times. */
const runs = { numRuns: 25, endOnFailure: true };
/** Two or three requests a draw. */
const LONGEST_MS = 60_000;
const flags: FlagDefinition[] = [
  { name: 'on', enabled: true },
  {
    name: 'ruled',
    enabled: true,
    strategies: [
      { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'plan', groupId: 'ruled' } },
      { name: 'default', constraints: [{ contextName: 'plan', operator: 'SEMVER_GT', value: '1.0.0' }] },
      { name: 'default', constraints: [{ contextName: 'currentTime', operator: 'DATE_AFTER', value: '2026-01-01' }] },
      { name: 'remoteAddress', parameters: { IPs: '10.0.0.0/8' } },
    ],
  },
];

let house: House;
let client: TestClient;
beforeAll(async () => {
  house = await bootFlags();
  client = (await Ground.of(house, flags)).key(house);
});
afterAll(() => house.close());

/** Names that rules look at, and any others; values of all kinds, nested ones included. */
const names = fc.oneof(
  fc.constantFrom('targetingKey', 'userId', 'sessionId', 'remoteAddress', 'appName', 'currentTime', 'plan'),
  fc.constantFrom('environment', 'properties', 'context', 'constructor', 'toString', '__proto__', 'hasOwnProperty'),
  fc.string(),
);
const members = fc.dictionary(names, fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 3 })), { maxKeys: 12 });
const bodies = fc.oneof(
  fc.record({ context: fc.oneof(members, fc.jsonValue()) }),
  fc.record({ context: fc.record({ properties: fc.oneof(members, fc.jsonValue()) }) }),
  members,
  fc.jsonValue().filter((it) => typeof it === 'object' && it !== null),
) as fc.Arbitrary<object>;

/** The client has judged already that the document has such an answer. */
const expectAnswered = ({ status, text }: Answer, ...statuses: readonly number[]) => {
  if (!statuses.includes(status)) throw new Error(`${status}: ${text}`);
};

describe('whatever is sent', () => {
  it(
    'to OFREP, is answered by an evaluation or in its own words',
    async () => {
      const property = fc.asyncProperty(bodies, fc.constantFrom('on', 'ruled', 'nowhere'), async (body, key) => {
        const single = await client.post(`/ofrep/v1/evaluate/flags/${key}`, body);
        expectAnswered(single, 200, 400, 404);
        const bulk = await client.post('/ofrep/v1/evaluate/flags', body);
        expectAnswered(bulk, 200, 400);
        expect([faultOf('single', single), faultOf('bulk', bulk)]).toEqual(['', '']);
        const again = client.with({ 'if-none-match': String(bulk.headers.etag) });
        if (bulk.status === 200) expectAnswered(await again.post('/ofrep/v1/evaluate/flags', body), 304);
      });
      await fc.assert(property, runs);
    },
    LONGEST_MS,
  );

  it(
    'to OFREP as the key of a flag, is found or not',
    async () => {
      const keys = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((it) => encodeURIComponent(it));
      const property = fc.asyncProperty(keys, async (key) => {
        const answer = await client.post(`/ofrep/v1/evaluate/flags/${key}`, { context: {} });
        expectAnswered(answer, 200, 404);
      });
      await fc.assert(property, runs);
    },
    LONGEST_MS,
  );

  it(
    'to the front-end API as a body or a query, is a context or none',
    async () => {
      const property = fc.asyncProperty(bodies, members, async (body, query) => {
        expectAnswered(await client.post('/unleash/api/frontend', body), 200, 400);
        const text = new URLSearchParams(
          Object.entries(query).map(([name, value]) => [name, JSON.stringify(value)] as [string, string]),
        );
        expectAnswered(await client.get(`/unleash/api/frontend?${text.toString()}`), 200, 400);
      });
      await fc.assert(property, runs);
    },
    LONGEST_MS,
  );

  it(
    'as metrics, is counted or refused',
    async () => {
      const toggles = fc.dictionary(fc.oneof(fc.constantFrom('on', 'ruled'), names), fc.jsonValue({ maxDepth: 2 }));
      const reports = fc.record({ appName: fc.jsonValue({ maxDepth: 1 }), bucket: fc.record({ toggles }) });
      const counts = fc.record({
        yes: fc.nat(),
        no: fc.nat(),
        variants: fc.dictionary(names, fc.nat(), { maxKeys: 3 }),
      });
      const right = fc.record({
        appName: fc.string({ minLength: 1, unit: 'binary' }),
        bucket: fc.record({ toggles: fc.record({ on: counts, ruled: counts }) }),
      });
      const property = fc.asyncProperty(fc.oneof(reports, right, bodies), async (body) => {
        expectAnswered(await client.post('/unleash/api/client/metrics', body), 202, 400);
        expectAnswered(await client.post('/unleash/api/client/register', body), 202, 400);
      });
      await fc.assert(property, runs);
    },
    LONGEST_MS,
  );
});
