import fc from 'fast-check';
import type { ConstraintDefinition } from '../definitions.js';

const pick = <T>(...items: T[]) => fc.constantFrom(...items);
const list = (...items: string[]) => fc.array(fc.constantFrom(...items), { maxLength: 4 });

const texts = fc.record({
  contextName: pick('userId', 'environment', 'appName', 'tenant', 'plan', 'email', 'nothing', 'sessionId'),
  operator: pick('IN', 'NOT_IN', 'STR_STARTS_WITH', 'STR_ENDS_WITH', 'STR_CONTAINS'),
  values: list('user-1', 'user-', ' pro ', 'PRO', 'production', 'web', 'acme', '@example.com', 'ANN', '7', '', '  '),
});

const numbers = fc.record({
  contextName: pick('age', 'plan', 'nothing'),
  operator: pick('NUM_EQ', 'NUM_GT', 'NUM_GTE', 'NUM_LT', 'NUM_LTE'),
  values: fc.constant<string[]>([]),
  value: pick('18', '18.0', '0', '-1.5', 'many', ''),
});

const dates = fc.record({
  contextName: pick('currentTime', 'nothing'),
  operator: pick('DATE_AFTER', 'DATE_BEFORE'),
  values: fc.constant<string[]>([]),
  value: pick('2026-01-01T00:00:00.000Z', '2026-06-01T00:00:00+02:00', '2026-06-01T00:00:00Z', 'someday'),
});

const versions = fc.record({
  contextName: pick('version', 'plan', 'nothing'),
  operator: pick('SEMVER_EQ', 'SEMVER_GT', 'SEMVER_GTE', 'SEMVER_LT', 'SEMVER_LTE'),
  values: fc.constant<string[]>([]),
  value: pick('1.2.3', '2.0.0-alpha.1', '2.0.0', 'v1.2.3', '1.2', 'latest'),
});

const patterns = fc.record({
  contextName: pick('userId', 'email', 'nothing'),
  operator: fc.constant('REGEX'),
  values: fc.constant<string[]>([]),
  value: pick('^user-\\d+$', '(?i)^ANN@', '(ann|bob)', '^(?=u)', '(unclosed', '[[:digit:]]{2}', '', '(?s)a.b', 'é'),
});

const ranges = fc.record({
  contextName: pick('remoteAddress', 'tenant', 'nothing'),
  operator: fc.constant('IN_CIDR'),
  values: list(
    '10.0.0.0/8',
    ' 192.168.1.7 ',
    '192.168.1.7/24',
    '2001:db8::/32',
    '::1',
    '0.0.0.0/0',
    '::/0',
    'x',
    '10.0.0.0/33',
  ),
});

const unknown = fc.record({
  contextName: fc.constant('userId'),
  operator: fc.constant('IS_NICE'),
  values: list('user-1'),
});

/** Of every operator, with values that fit the users of `random-users.ts` and such as fit nobody. */
export const randomConstraint: fc.Arbitrary<ConstraintDefinition> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: texts },
      { weight: 2, arbitrary: numbers },
      { weight: 2, arbitrary: dates },
      { weight: 2, arbitrary: versions },
      { weight: 2, arbitrary: patterns },
      { weight: 2, arbitrary: ranges },
      { weight: 1, arbitrary: unknown },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([constraint, inverted, caseInsensitive]) => ({ ...constraint, inverted, caseInsensitive }));
