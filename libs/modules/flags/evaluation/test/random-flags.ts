import fc from 'fast-check';
import type {
  DependencyDefinition,
  FlagDefinition,
  Ruleset,
  SegmentDefinition,
  StrategyDefinition,
  VariantDefinition,
} from '../definitions.js';
import { randomConstraint } from './random-constraints.js';

const SEGMENTS = 5;
const some = <T>(arbitrary: fc.Arbitrary<T>, maxLength: number) => fc.array(arbitrary, { maxLength });

/**
 * Flags whose answer no lots decide, for users as `random-users.ts` draws them: each has a `userId` and a `tenant`, and
 * may miss everything else. Two evaluators have to agree on every one of them.
 */
export function randomRuleset(seed: number, count: number): Ruleset {
  const names = Array.from({ length: count }, (_, at) => `flag-${at}`);
  const flags = names.map((name, at) =>
    fc.sample(randomFlag(name, names.slice(0, at)), { seed: seed + at, numRuns: 1 }),
  );
  const ids = Array.from({ length: SEGMENTS }, (_, at) => at + 1);
  const segments = ids.map((id) => fc.sample(randomSegment(id), { seed: seed - id, numRuns: 1 }));
  return { flags: flags.flat(), segments: segments.flat() };
}

const randomSegment = (id: number): fc.Arbitrary<SegmentDefinition> =>
  fc.record({ id: fc.constant(id), name: fc.constant(`segment-${id}`), constraints: some(randomConstraint, 2) });

/** @param earlier flags that it may depend on */
export const randomFlag = (name: string, earlier: readonly string[] = []): fc.Arbitrary<FlagDefinition> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constantFrom('release', 'experiment', 'operational', 'kill-switch', 'permission'),
    enabled: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn > 0),
    strategies: some(randomStrategy, 3),
    variants: randomVariants,
    dependencies: earlier.length > 0 ? randomDependencies(earlier) : fc.constant([]),
  });

const randomDependencies = (earlier: readonly string[]): fc.Arbitrary<DependencyDefinition[]> => {
  const dependency = fc.record(
    {
      feature: fc.constantFrom(...earlier, 'no-such-flag'),
      enabled: fc.boolean(),
      variants: some(fc.constantFrom('blue', 'red', 'disabled'), 2),
    },
    { requiredKeys: ['feature'] },
  );
  const none = fc.constant<DependencyDefinition[]>([]);
  return fc.oneof({ weight: 3, arbitrary: none }, { weight: 1, arbitrary: some(dependency, 2) });
};

const groupId = fc.constantFrom('group-a', 'group-b', 'flag-1', 'group:c');
const percentage = fc.constantFrom('0', '1', '10', '33', '50', '90', '99', '100', 'much');
const userIds = fc.constantFrom('user-1,user-2 , user-3', 'ann@example.com', '', ' 7 ,8');
const addresses = fc.constantFrom('10.0.0.0/8, 192.168.1.7', '2001:db8::1', 'garbage,10.1.2.3/99', '');
const stickiness = fc.constantFrom('default', 'userId', 'sessionId', 'tenant', 'plan');

const parametersOf: Readonly<Record<string, fc.Arbitrary<Record<string, string>>>> = {
  default: fc.record({ groupId }),
  flexibleRollout: fc.record(
    { rollout: percentage, groupId, stickiness },
    { requiredKeys: ['rollout', 'groupId', 'stickiness'] },
  ),
  gradualRolloutUserId: fc.record({ percentage, groupId }),
  gradualRolloutSessionId: fc.record({ percentage, groupId }),
  gradualRolloutRandom: fc.record({ percentage: fc.constantFrom('0', '100'), groupId }),
  userWithId: fc.record({ userIds, groupId }),
  remoteAddress: fc.record({ IPs: addresses, groupId }),
  applicationHostname: fc.record({ hostNames: fc.constant('nowhere.invalid'), groupId }),
  ownStrategy: fc.record({ groupId }),
};

const randomStrategy: fc.Arbitrary<StrategyDefinition> = fc
  .constantFrom(...Object.keys(parametersOf), 'flexibleRollout', 'flexibleRollout', 'default')
  .chain((name) =>
    fc.record({
      name: fc.constant(name),
      parameters: parametersOf[name] ?? fc.constant({}),
      constraints: some(randomConstraint, 2),
      segments: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: some(fc.integer({ min: 1, max: SEGMENTS + 1 }), 2) },
      ),
      variants: randomVariants,
    }),
  );

const payload = fc.constantFrom(
  { type: 'string', value: 'text' } as const,
  { type: 'number', value: '1.5' } as const,
  { type: 'json', value: '{"a":1}' } as const,
  { type: 'csv', value: 'a,b' } as const,
);
const override = fc.constantFrom(
  { contextName: 'userId', values: ['user-1', 'user-2'] },
  { contextName: 'tenant', values: ['acme'] },
  { contextName: 'plan', values: ['pro', 'free'] },
);

const randomVariants: fc.Arbitrary<VariantDefinition[]> = fc
  .tuple(
    fc.constantFrom('default', 'userId', 'tenant'),
    fc.uniqueArray(fc.constantFrom('blue', 'red', 'green', 'grey')),
  )
  .chain(([stickiness, names]) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record(
          {
            name: fc.constant(name),
            weight: fc.constantFrom(0, 1, 10, 333, 1000),
            stickiness: fc.constant(stickiness),
            payload,
            overrides: some(override, 1),
          },
          { requiredKeys: ['name', 'weight', 'stickiness'] },
        ),
      ),
    ),
  );
