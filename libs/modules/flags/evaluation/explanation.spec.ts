import { describe, expect, it } from '@jest/globals';
import type { EvaluationContext, FlagDefinition, Ruleset } from './definitions.js';
import { Evaluator } from './evaluator.js';

const segments: Ruleset['segments'] = [
  { id: 3, name: 'nordic', constraints: [{ contextName: 'country', operator: 'IN', values: ['NO', 'SE', 'DK'] }] },
];
const checkout: FlagDefinition = {
  name: 'checkout',
  enabled: true,
  dependencies: [{ feature: 'payments' }],
  strategies: [
    { name: 'userWithId', parameters: { userIds: 'ann, bob' } },
    {
      name: 'flexibleRollout',
      parameters: { rollout: '90', stickiness: 'default', groupId: 'checkout' },
      constraints: [{ contextName: 'version', operator: 'SEMVER_GTE', value: '2.0.0' }],
      segments: [3],
      variants: [
        { name: 'blue', weight: 500 },
        { name: 'red', weight: 500 },
      ],
    },
  ],
};
const payments: FlagDefinition = { name: 'payments', enabled: true };

const says = (context: EvaluationContext, ...flags: FlagDefinition[]) =>
  new Evaluator({ flags, segments }).explain('checkout', context).steps.map(({ passed, says }) => [passed, says]);

describe('an explanation', () => {
  it('goes from the flag by way of what it depends on and its strategies to the answer', () => {
    const context = { userId: 'user-1', properties: { version: '2.1.0', country: 'NO' } };
    expect(says(context, checkout, payments)).toEqual([
      [true, 'Flag checkout is switched on in this environment'],
      [true, 'Depends on payments being on: it is on'],
      [false, 'A list of 2 for userId: "user-1" is not in it'],
      [false, 'Strategy 1, userWithId, is off'],
      [true, 'version SEMVER_GTE 2.0.0: the context has "2.1.0"'],
      [true, 'country IN NO, SE, DK: the context has "NO"'],
      [true, 'Segment nordic: the context is in it'],
      [true, 'Rolled out to 90 %: by userId, bucket 34 of 100'],
      [true, 'Strategy 2, flexibleRollout, is on'],
      [true, 'Variant red: by userId, bucket 663 of 1000'],
      [true, 'checkout is on, variant red (SPLIT)'],
    ]);
  });

  it('names every condition of a strategy that fails, not the first alone', () => {
    expect(says({ userId: 'user-1', properties: { version: '1.0.0' } }, checkout, payments).slice(4)).toEqual([
      [false, 'version SEMVER_GTE 2.0.0: the context has "1.0.0"'],
      [false, 'country IN NO, SE, DK: the context has none'],
      [false, 'Segment nordic: the context is not in it'],
      [false, 'Strategy 2, flexibleRollout, is off'],
      [false, 'checkout is off (TARGETING_MATCH)'],
    ]);
  });

  it('ends early where there is nothing more to look at', () => {
    expect(says({})).toEqual([[false, 'There is no flag checkout']]);
    expect(says({}, { ...checkout, enabled: false })).toEqual([
      [false, 'Flag checkout is switched off in this environment'],
      [false, 'checkout is off (DISABLED)'],
    ]);
    expect(says({}, checkout)).toEqual([
      [true, 'Flag checkout is switched on in this environment'],
      [false, 'Depends on payments, which does not exist'],
      [false, 'checkout is off (DISABLED)'],
    ]);
  });

  it('says what a strategy has that is not known here, and what is missing', () => {
    const strategies = [
      { name: 'moonPhase' },
      { name: 'default', segments: [9], constraints: [{ contextName: 'userId', operator: 'IS_NICE' }] },
      { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'tenant' } },
    ];
    expect(says({ userId: '7' }, { ...checkout, dependencies: [], strategies })).toEqual([
      [true, 'Flag checkout is switched on in this environment'],
      [false, 'Strategy 1, moonPhase, is not known here, and off'],
      [false, 'Operator IS_NICE is not known here'],
      [false, 'There is no segment 9'],
      [false, 'Strategy 2, default, is off'],
      [false, 'Rolled out to 50 % by tenant, which the context does not have'],
      [false, 'Strategy 3, flexibleRollout, is off'],
      [false, 'checkout is off (SPLIT)'],
    ]);
  });

  it('tells nobody who else is meant', () => {
    const constraints = [{ contextName: 'userId', operator: 'IN', values: ['ann', 'bob'] }];
    const strategies = [
      { name: 'remoteAddress', parameters: { IPs: '10.0.0.1' } },
      { name: 'default', constraints },
    ];
    const flag = { ...checkout, strategies: [...(checkout.strategies ?? []), ...strategies] };
    const { steps } = new Evaluator({ flags: [flag, payments], segments }).explain('checkout', { userId: 'user-1' });
    expect(JSON.stringify(steps)).not.toMatch(/ann|bob|10\.0\.0\.1/);
    expect(JSON.stringify(steps)).toContain('userId IN 2 values');
  });

  it('gives the parts of a step as data as well', () => {
    const { steps } = new Evaluator({ flags: [checkout, payments], segments }).explain('checkout', {
      userId: 'user-1',
      properties: { version: '2.1.0', country: 'NO' },
    });
    expect(steps.find(({ segment }) => segment === 3)).toMatchObject({
      kind: 'constraint',
      strategy: 2,
      constraint: { contextName: 'country', operator: 'IN', inverted: false, valueCount: 3, contextValue: 'NO' },
    });
    expect(steps.find(({ kind }) => kind === 'rollout')?.bucket).toEqual({
      groupId: 'checkout',
      stickiness: 'default',
      field: 'userId',
      number: 34,
      of: 100,
      rollout: 90,
    });
  });
});
