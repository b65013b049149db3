import { describe, expect, it, jest } from '@jest/globals';
import type { ConstraintDefinition, EvaluationContext, FlagDefinition, StrategyDefinition } from './definitions.js';
import { Evaluator } from './evaluator.js';

const flag = (members: Partial<FlagDefinition> = {}): FlagDefinition => ({ name: 'flag', enabled: true, ...members });
const evaluate = (members: Partial<FlagDefinition>, context: EvaluationContext = {}, others: FlagDefinition[] = []) =>
  new Evaluator({ flags: [flag(members), ...others], segments: [] }).evaluate('flag', context)!;
const rollout = (
  share: number,
  more: Partial<StrategyDefinition> = {},
  stickiness = 'default',
): StrategyDefinition => ({
  name: 'flexibleRollout',
  parameters: { rollout: `${share}`, stickiness, groupId: 'flag' },
  ...more,
});
const norway: ConstraintDefinition = { contextName: 'country', operator: 'IN', values: ['NO'] };
const inNorway: EvaluationContext = { userId: '7', properties: { country: 'NO' } };
const holds = (constraint: ConstraintDefinition, context: EvaluationContext) =>
  evaluate({ strategies: [{ name: 'default', constraints: [constraint] }] }, context).enabled;

describe('a reason', () => {
  const two = [
    { name: 'blue', weight: 1 },
    { name: 'red', weight: 1 },
  ];
  const cases: [string, Partial<FlagDefinition>, EvaluationContext, boolean, string][] = [
    [
      'is DISABLED where the flag is switched off',
      { enabled: false, strategies: [rollout(50)] },
      {},
      false,
      'DISABLED',
    ],
    ['is STATIC without strategies', {}, {}, true, 'STATIC'],
    ['is STATIC when all get it', { strategies: [rollout(100)] }, inNorway, true, 'STATIC'],
    ['is STATIC when nobody gets it', { strategies: [rollout(0)] }, inNorway, false, 'STATIC'],
    [
      'is TARGETING_MATCH by a constraint that holds',
      { strategies: [rollout(100, { constraints: [norway] })] },
      inNorway,
      true,
      'TARGETING_MATCH',
    ],
    [
      'is TARGETING_MATCH by one that does not',
      { strategies: [rollout(50, { constraints: [norway] })] },
      {},
      false,
      'TARGETING_MATCH',
    ],
    [
      'is TARGETING_MATCH by a list',
      { strategies: [{ name: 'userWithId', parameters: { userIds: '7,8' } }] },
      inNorway,
      true,
      'TARGETING_MATCH',
    ],
    ['is SPLIT by a hash', { strategies: [rollout(99)] }, { userId: 'user-1' }, true, 'SPLIT'],
    [
      'is SPLIT by a hash below a constraint',
      { strategies: [rollout(1, { constraints: [norway] })] },
      inNorway,
      false,
      'SPLIT',
    ],
    ['is SPLIT by the hash of a variant', { variants: two }, inNorway, true, 'SPLIT'],
    ['is STATIC with one variant', { variants: [{ name: 'blue', weight: 1 }] }, inNorway, true, 'STATIC'],
    ['is that of the strategy that holds', { strategies: [rollout(1), { name: 'default' }] }, inNorway, true, 'STATIC'],
    ['is DISABLED by a parent that is not there', { dependencies: [{ feature: 'nobody' }] }, {}, false, 'DISABLED'],
  ];
  it.each(cases)('%s', (_, members, context, enabled, reason) => {
    expect(evaluate(members, context)).toMatchObject({ enabled, reason });
  });

  it('is the parent’s where that one depends on the context', () => {
    const parent = flag({ name: 'parent', strategies: [{ name: 'default', constraints: [norway] }] });
    const child = { dependencies: [{ feature: 'parent' }] };
    expect(evaluate(child, inNorway, [parent])).toMatchObject({ enabled: true, reason: 'TARGETING_MATCH' });
    expect(evaluate(child, {}, [parent])).toMatchObject({ enabled: false, reason: 'TARGETING_MATCH' });
  });
});

describe('without anything to stick to', () => {
  it('lots are drawn, and the answer says so', () => {
    const draw = jest.spyOn(Math, 'random');
    draw.mockReturnValue(0.3);
    expect(evaluate({ strategies: [rollout(50)] })).toMatchObject({ enabled: true, error: 'TARGETING_KEY_MISSING' });
    draw.mockReturnValue(0.7);
    expect(evaluate({ strategies: [rollout(50)] })).toMatchObject({ enabled: false, error: 'TARGETING_KEY_MISSING' });
    draw.mockRestore();
  });

  it('nothing is said where nothing had to stick', () => {
    const members = { strategies: [rollout(100)], variants: [{ name: 'blue', weight: 1 }] };
    expect(evaluate(members)).not.toHaveProperty('error');
    expect(evaluate({ strategies: [rollout(50, {}, 'random')] })).not.toHaveProperty('error');
  });

  it('a field that is named puts the strategy off, at 100 % as well', () => {
    expect(evaluate({ strategies: [rollout(100, {}, 'tenant')] }, { userId: '7' }).enabled).toBe(false);
    expect(evaluate({ strategies: [rollout(100, {}, 'tenant')] }, { properties: { tenant: 'a' } }).enabled).toBe(true);
  });
});

describe('a group that is not named', () => {
  it('is the flag, so that two flags do not begin with the same people', () => {
    const half = { strategies: [{ name: 'flexibleRollout', parameters: { rollout: '50' } }] };
    const flags = ['one', 'two'].map((name) => flag({ ...half, name }));
    const evaluator = new Evaluator({ flags, segments: [] });
    const onFor = (key: string) =>
      Array.from({ length: 100 }, (_, id) => evaluator.evaluate(key, { userId: `user-${id}` })!.enabled);
    expect(onFor('one')).not.toEqual(onFor('two'));
  });
});

describe('a constraint', () => {
  it('with a pattern that is too long, or none at all, is false; inverted it is true', () => {
    for (const value of ['a'.repeat(1001), '(', '(?=a)', '(a)\\1', undefined]) {
      const constraint = { contextName: 'userId', operator: 'REGEX', value };
      expect(holds(constraint, { userId: 'a'.repeat(2000) })).toBe(false);
      expect(holds({ ...constraint, inverted: true }, { userId: 'a'.repeat(2000) })).toBe(true);
    }
    expect(
      holds({ contextName: 'userId', operator: 'REGEX', value: 'a'.repeat(1000) }, { userId: 'a'.repeat(2000) }),
    ).toBe(true);
  });

  it('with an operator that nobody knows is false, inverted or not', () => {
    for (const operator of ['IS_NICE', 'constructor', '__proto__'])
      for (const inverted of [true, false])
        expect(holds({ contextName: 'userId', operator, values: ['7'], inverted }, { userId: '7' })).toBe(false);
  });

  it('does not take an address of IPv4 for one of IPv6', () => {
    const ten = { contextName: 'remoteAddress', operator: 'IN_CIDR', values: ['10.0.0.0/8'] };
    expect(holds(ten, { remoteAddress: '10.1.2.3' })).toBe(true);
    expect(holds(ten, { remoteAddress: '::ffff:10.1.2.3' })).toBe(false);
    const all = { ...ten, values: ['::/0'] };
    expect(holds(all, { remoteAddress: '10.1.2.3' })).toBe(false);
    expect(holds(all, { remoteAddress: 'fe80::1%eth0' })).toBe(true);
  });

  it('reads numbers, and finds nothing in what every object has', () => {
    expect(holds({ contextName: 'age', operator: 'NUM_GTE', value: '18' }, { properties: { age: 18 } })).toBe(true);
    expect(holds({ contextName: 'age', operator: 'IN', values: ['18'] }, { properties: { age: 18 } })).toBe(true);
    for (const contextName of ['constructor', '__proto__', 'toString'])
      expect(holds({ contextName, operator: 'STR_CONTAINS', values: ['o'] }, { properties: {} })).toBe(false);
  });

  it('goes by the time of the context, and else by now', () => {
    const after = { contextName: 'currentTime', operator: 'DATE_AFTER', value: '2020-01-01T00:00:00Z' };
    expect(holds(after, {})).toBe(true);
    expect(holds(after, { currentTime: new Date('2019-01-01') })).toBe(false);
    expect(holds(after, { currentTime: '2021-01-01T00:00:00Z' })).toBe(true);
    expect(holds(after, { currentTime: 'someday' })).toBe(false);
  });
});

describe('an evaluator', () => {
  it('knows its flags and no others', () => {
    const evaluator = new Evaluator({ flags: [flag(), flag({ name: 'other' })], segments: [] });
    expect(evaluator.keys()).toEqual(['flag', 'other']);
    expect(evaluator.evaluate('toString', {})).toBeUndefined();
  });

  it('gives variants that nobody can change for the others', () => {
    const { variant } = evaluate({ variants: [{ name: 'blue', weight: 1, payload: { type: 'string', value: 'x' } }] });
    expect(Object.isFrozen(variant) && Object.isFrozen(variant.payload)).toBe(true);
  });
});
