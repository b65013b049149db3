import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EvaluationContext, FlagDefinition, SegmentDefinition, VariantDefinition } from './definitions.js';
import { Evaluator } from './evaluator.js';
import { mangled } from './test/mangled.js';
import { randomFlag, randomRuleset } from './test/random-flags.js';
import { randomUsers } from './test/random-users.js';

const seed = 20_260_301;
const IDS = 20_000;
const everybody = Array.from({ length: IDS }, (_, at) => `user-${at}`);
const uuids = fc.sample(fc.uuid(), { seed, numRuns: IDS });
/** So far from its expectation comes one draw in 15,000, and these are drawn once for all. */
const Z = 4;

const rolledOut = (name: string, rollout: number, variants: VariantDefinition[] = []): FlagDefinition => ({
  name,
  enabled: true,
  strategies: [
    { name: 'flexibleRollout', parameters: { rollout: `${rollout}`, stickiness: 'default', groupId: name } },
  ],
  variants,
});
const only = (...flags: FlagDefinition[]) => new Evaluator({ flags, segments: [] });
const onIn = (evaluator: Evaluator, key: string, ids: readonly string[]) =>
  ids.filter((userId) => evaluator.evaluate(key, { userId })?.enabled);

/** How far a count of independent draws is from what is expected, in standard deviations of the binomial. */
const deviations = (count: number, draws: number, share: number): number =>
  Math.abs(count - draws * share) / Math.sqrt(draws * share * (1 - share));

describe(`roll-outs over ${IDS} ids (seed ${seed})`, () => {
  const flags = ['new-checkout', 'dark-mode', 'a'];
  const cases = flags.flatMap((name) => [1, 10, 50, 99].map((rollout) => [name, rollout] as const));

  it.each(cases)(`%s at %i %% holds its share within ${Z} standard deviations`, (name, rollout) => {
    const evaluator = only(rolledOut(name, rollout));
    for (const ids of [everybody, uuids])
      expect(deviations(onIn(evaluator, name, ids).length, IDS, rollout / 100)).toBeLessThan(Z);
  });

  it('raised from 10 to 50 % removes nobody', () => {
    const [before, after] = [10, 50].map((rollout) => onIn(only(rolledOut('dark-mode', rollout)), 'dark-mode', uuids));
    const kept = new Set(after);
    expect(before!.length).toBeGreaterThan(0);
    expect(before!.filter((id) => !kept.has(id))).toEqual([]);
    expect(after!.length).toBeGreaterThan(before!.length);
  });

  it('raised from any share to any greater one removes nobody, whatever flag and user', () => {
    const raised = fc.tuple(fc.nat(100), fc.nat(100)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), raised, (name, userId, [less, more]) => {
        const isOn = (rollout: number) => only(rolledOut(name, rollout)).evaluate(name, { userId })?.enabled === true;
        return !isOn(less) || isOn(more);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it('of two flags are independent of each other: nobody is always among the first', () => {
    const both = only(rolledOut('first', 50), rolledOut('second', 50));
    const second = new Set(onIn(both, 'second', uuids));
    const inBoth = onIn(both, 'first', uuids).filter((id) => second.has(id));
    expect(deviations(inBoth.length, IDS, 0.25)).toBeLessThan(Z);
  });

  it.each([10, 100])('share out their variants by weight, at %i %% as well', (rollout) => {
    const weights = { blue: 100, red: 300, green: 600, grey: 0 };
    const variants = Object.entries(weights).map(([name, weight]) => ({ name, weight }));
    const evaluator = only(rolledOut('colours', rollout, variants));
    const on = onIn(evaluator, 'colours', uuids);
    const names = on.map((userId) => evaluator.evaluate('colours', { userId })?.variant.name);
    for (const { name, weight } of variants) {
      const count = names.filter((it) => it === name).length;
      if (weight === 0) expect(count).toBe(0);
      else expect(deviations(count, on.length, weight / 1000)).toBeLessThan(Z);
    }
  });
});

describe(`an explanation (seed ${seed})`, () => {
  const ruleset = randomRuleset(seed + 1, 50);
  const evaluator = new Evaluator(ruleset);

  it('ends with the answer that an evaluation gives, for 200 random users of 50 random flags', () => {
    const others: object[] = [];
    for (const context of randomUsers(seed + 1, 200))
      for (const key of evaluator.keys()) {
        const { steps, evaluation } = evaluator.explain(key, context);
        const { kind, passed, says } = steps.at(-1)!;
        const ends = kind === 'answer' && passed === evaluation?.enabled && says.includes(evaluation.reason);
        if (!ends || !isDeepStrictEqual(evaluation, evaluator.evaluate(key, context)))
          others.push({ key, context, steps });
      }
    expect(others).toEqual([]);
  });
});

describe(`whatever it is given (seed ${seed})`, () => {
  const anyContext = fc.record(
    {
      userId: fc.anything(),
      sessionId: fc.anything(),
      remoteAddress: fc.oneof(
        fc.anything(),
        fc.ipV6().map((address) => `${address}%${'z'.repeat(500)}`),
      ),
      environment: fc.anything(),
      currentTime: fc.oneof(fc.anything(), fc.date()),
      properties: fc.oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything())),
    },
    { requiredKeys: [] },
  );
  const segment = fc.constant({ id: 1, constraints: [{ contextName: 'userId', operator: 'IN', values: ['a'] }] });

  it('evaluates and explains without throwing: definitions and contexts of any shape', () => {
    fc.assert(
      fc.property(mangled(randomFlag('flag', ['flag'])), mangled(segment), anyContext, (flag, one, context) => {
        const flags = [flag as FlagDefinition];
        const evaluator = new Evaluator({ flags, segments: [one as SegmentDefinition] });
        for (const key of [...evaluator.keys(), 'flag', '__proto__']) {
          const evaluation = evaluator.evaluate(key, context as EvaluationContext);
          if (evaluation && typeof evaluation.enabled !== 'boolean') throw new Error(`${key} is neither on nor off`);
          evaluator.explain(key, context as EvaluationContext);
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });
});
