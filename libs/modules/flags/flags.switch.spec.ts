import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anonymous, asSystem, inOrganization, signedInAs } from '../../shared/callers/index.js';
import type { Caller } from '../../shared/callers/index.js';
import { FeatureSwitch } from '../../shared/switches/index.js';
import { bootModule, clonedDatabase } from '../../shared/testing/index.js';
import type { House, TestDatabase } from '../../shared/testing/index.js';
import { OrganizationsFacade, OrganizationsModule } from '../organizations/index.js';
import type { ConstraintDefinition, FlagDefinition } from './evaluation/definitions.js';
import { FlagsModule } from './index.js';
import { Snapshots } from './snapshots/snapshots.service.js';
import { bootFlags, Ground, refresh } from './test/ground.js';

const constrained = (...constraints: ConstraintDefinition[]): FlagDefinition['strategies'] => [
  { name: 'default', constraints },
];
const isIn = (contextName: string, ...values: string[]): ConstraintDefinition => ({
  ...{ contextName, operator: 'IN', values },
});
const halfOf = (stickiness: string): FlagDefinition['strategies'] => [
  { name: 'flexibleRollout', parameters: { rollout: '50', stickiness, groupId: stickiness } },
];

const [ada, acme] = [randomUUIDv7(), randomUUIDv7()];
const flags: FlagDefinition[] = [
  { name: 'on', enabled: true },
  { name: 'off', enabled: false },
  { name: 'for-ada', enabled: true, strategies: constrained(isIn('userId', ada)) },
  { name: 'for-acme', enabled: true, strategies: constrained(isIn('organizationId', acme)) },
  { name: 'for-pro', enabled: true, strategies: constrained(isIn('plan', 'pro')) },
  { name: 'from-here', enabled: true, strategies: constrained(isIn('remoteAddress', '192.0.2.7')) },
  {
    ...{ name: 'product', enabled: true },
    strategies: constrained(isIn('appName', 'bulkhead'), isIn('environment', 'staging')),
  },
  { name: 'half', enabled: true, strategies: halfOf('default') },
  { name: 'half-of-organizations', enabled: true, strategies: halfOf('organizationId') },
  {
    ...{ name: 'horn', enabled: true },
    variants: [{ name: 'high', weight: 1000, payload: { type: 'string', value: 'loud' } }],
  },
];

let database: TestDatabase;
let house: House;
let operator: Ground;
let switches: FeatureSwitch;

beforeAll(async () => {
  database = await clonedDatabase();
  operator = await Ground.of({ database }, flags);
  house = await bootFlags({ database, variables: variables(operator.organizationId) });
  switches = house.get(FeatureSwitch);
});
afterAll(async () => {
  await house.close();
  await database.drop();
});

const variables = (organizationId: string) => ({
  ...{ OPERATOR_ORGANIZATION_ID: organizationId.toUpperCase(), FLAGS_ENVIRONMENT: 'staging' },
});

const person = (userId = randomUUIDv7()): Caller => signedInAs(anonymous(randomUUIDv7()), userId);
const job = (organizationId = randomUUIDv7()) => asSystem('look at a flag', organizationId);
const isOn = (caller: Caller, key: string, properties = {}) =>
  switches.isEnabled(caller, key, { fallback: false, properties });

describe('a flag of the operator organization', () => {
  it('is there from the start, and costs no statement', async () => {
    const { statements, result } = await house.measure(async () => [isOn(person(), 'on'), isOn(person(), 'off')]);
    expect(result).toEqual([true, false]);
    expect(statements.filter((text) => !text.includes('environment_revisions'))).toEqual([]);
  });

  it('knows the person, the organization, the address, the product and what is said of the subject', () => {
    expect([isOn(person(ada), 'for-ada'), isOn(person(), 'for-ada')]).toEqual([true, false]);
    expect([isOn(inOrganization(person(), acme, []), 'for-acme'), isOn(job(acme), 'for-acme')]).toEqual([true, true]);
    expect([isOn(job(), 'for-acme'), isOn(job(), 'for-acme', { organizationId: acme })]).toEqual([false, false]);
    expect([isOn(person(), 'for-pro', { plan: 'pro' }), isOn(person(), 'for-pro')]).toEqual([true, false]);
    const here = anonymous(randomUUIDv7(), { ip: '192.0.2.7', userAgent: null });
    expect([isOn(here, 'from-here'), isOn(person(), 'from-here')]).toEqual([true, false]);
    expect(isOn(person(), 'product')).toBe(true);
  });

  it('sticks to a person wherever they are, and to an organization where nobody acts', () => {
    const twice = (caller: () => Caller, key: string) => [isOn(caller(), key), isOn(caller(), key)];
    let on = 0;
    for (let n = 0; n < 200; n++) {
      const userId = randomUUIDv7();
      const inside = isOn(inOrganization(person(userId), randomUUIDv7(), []), 'half');
      expect(twice(() => inOrganization(person(userId), randomUUIDv7(), []), 'half')).toEqual([inside, inside]);
      const organizationId = randomUUIDv7();
      const [first, second] = twice(() => job(organizationId), 'half');
      expect(second).toBe(first);
      const whoever = () => inOrganization(person(), organizationId, []);
      const chosen = isOn(job(organizationId), 'half-of-organizations');
      expect(twice(whoever, 'half-of-organizations')).toEqual([chosen, chosen]);
      on += [inside, first, chosen].filter(Boolean).length;
    }
    // 600 tosses: less than one in a million runs lies outside.
    expect(Math.abs(on - 300)).toBeLessThan(65);
  });

  it('gives its variant, and none while it is off or has none', () => {
    expect(switches.variant(person(), 'horn')).toEqual({ name: 'high', payload: { type: 'string', value: 'loud' } });
    expect(['on', 'off'].map((key) => switches.variant(person(), key))).toEqual([null, null]);
  });

  it('is seen when it changes, and only the operator’s are', async () => {
    const stranger = await Ground.of({ database }, [{ name: 'new', enabled: true }]);
    expect(stranger.organizationId).not.toBe(operator.organizationId);
    await refresh(house);
    expect(isOn(person(), 'new')).toBe(false);
    await operator.add({ name: 'new', enabled: true });
    await refresh(house);
    expect(isOn(person(), 'new')).toBe(true);
  });
});

describe('what is fallen back to', () => {
  const fallsBack = (answers: FeatureSwitch, key: string) => {
    for (const fallback of [true, false]) expect(answers.isEnabled(person(), key, { fallback })).toBe(fallback);
    expect(answers.variant(person(), key)).toBeNull();
  };

  it('holds for a flag that there is not', () => fallsBack(switches, 'unknown'));

  it('holds while nothing was read', () => {
    const missing = jest.spyOn(house.get(Snapshots), 'held').mockReturnValue(undefined);
    fallsBack(switches, 'on');
    missing.mockRestore();
    expect(isOn(person(), 'on')).toBe(true);
  });

  it('holds while the operator has no environments yet; they are found as soon as they are there', async () => {
    const organizationId = randomUUIDv7();
    const early = await bootModule(FlagsModule, {
      ...{ database, variables: variables(organizationId) },
      instead: [[OrganizationsModule, [{ provide: OrganizationsFacade, useValue: {} }]]],
    });
    fallsBack(early.get(FeatureSwitch), 'on');
    const late = await Ground.of({ database }, [{ name: 'on', enabled: true }], [], organizationId);
    await refresh(early);
    expect(early.get(FeatureSwitch).isEnabled(person(), 'on', { fallback: false })).toBe(true);
    expect(late.organizationId).toBe(organizationId);
    await early.close();
  });

  it('holds where an evaluation fails, which is nobody’s business but the log’s', () => {
    const broken = jest.spyOn(house.get(Snapshots), 'held').mockImplementation(() => {
      throw new Error('What nobody had thought of');
    });
    fallsBack(switches, 'on');
    broken.mockRestore();
    expect(isOn(person(), 'on')).toBe(true);
  });
});
