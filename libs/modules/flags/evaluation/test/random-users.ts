import fc from 'fast-check';
import type { EvaluationContext } from '../definitions.js';

/** ASCII alone: of other ids the Node SDK hashes only the low byte of each UTF-16 unit. */
const ids = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((number) => `user-${number}`),
  fc.integer({ min: 0, max: 20 }).map(String),
  fc.uuid(),
  fc.constantFrom('ann@example.com', 'bob@example.com', 'user-1', 'user-2', '7', '8'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
);

const addresses = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom('10.1.2.3', '192.168.1.7', '192.168.1.9', '2001:db8::1', '::1', '::ffff:10.1.2.3', 'garbage', ''),
);

const properties = fc.record(
  {
    tenant: fc.constantFrom('acme', 'globex', 'initech'),
    plan: fc.constantFrom('free', 'pro', 'PRO', '18', ''),
    email: fc.constantFrom('ann@example.com', 'Ann@Example.com', 'bob@example.org', 'a\nb'),
    age: fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constantFrom('18', '18.0', 'old', '')),
    version: fc.constantFrom('1.2.3', '2.0.0-alpha.1', '2.0.0-beta', '2.0.0', 'v1.2.3', '1.2', 'latest'),
  },
  { requiredKeys: ['tenant'] },
);

const randomUser: fc.Arbitrary<EvaluationContext> = fc.record(
  {
    userId: ids,
    sessionId: fc.oneof(fc.uuid(), fc.constant('')),
    remoteAddress: addresses,
    environment: fc.constantFrom('production', 'development'),
    appName: fc.constantFrom('web', 'worker'),
    currentTime: fc.date({ min: new Date('2025-12-01'), max: new Date('2026-07-01'), noInvalidDate: true }),
    properties,
  },
  { requiredKeys: ['userId', 'environment', 'appName', 'currentTime', 'properties'] },
);

export const randomUsers = (seed: number, count: number): readonly EvaluationContext[] =>
  fc.sample(randomUser, { seed, numRuns: count });
