import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context, Unleash } from 'unleash-client';
import type { EvaluationContext } from './definitions.js';
import { Evaluator } from './evaluator.js';
import type { Evaluation } from './evaluator.js';
import { randomRuleset } from './test/random-flags.js';
import { randomUsers } from './test/random-users.js';
import { offlineClient } from './test/unleash-client.js';

const seed = 20_260_301;
const USERS = 10_000;
const FLAGS = 50;
const DIFFERENCES_SHOWN = 5;

/** Of the client's answer what ours has: it spells one member twice. */
function clientAnswer(client: Unleash, key: string, context: EvaluationContext): string {
  const { name, enabled, payload, feature_enabled } = client.getVariant(key, context as Context);
  return JSON.stringify([client.isEnabled(key, context as Context), name, enabled, payload, feature_enabled]);
}

const ourAnswer = ({ enabled, variant: { name, enabled: chosen, payload, feature_enabled } }: Evaluation): string =>
  JSON.stringify([enabled, name, chosen, payload, feature_enabled]);

describe(`beside unleash-client: ${FLAGS} random flags (seed ${seed})`, () => {
  const ruleset = randomRuleset(seed, FLAGS);
  let client: Unleash;

  beforeAll(async () => {
    client = await offlineClient(ruleset);
  });
  afterAll(() => client?.destroy());

  it(`gives ${USERS} random users the same answers and the same variants`, () => {
    const evaluator = new Evaluator(ruleset);
    const found = { answers: 0, on: 0, withVariant: 0, differences: 0 };
    const shown: object[] = [];
    for (const context of randomUsers(seed, USERS))
      for (const key of evaluator.keys()) {
        const evaluation = evaluator.evaluate(key, context)!;
        const [ours, theirs] = [ourAnswer(evaluation), clientAnswer(client, key, context)];
        found.answers++;
        if (evaluation.enabled) found.on++;
        if (evaluation.variant.enabled) found.withVariant++;
        if (ours === theirs) continue;
        found.differences++;
        const flag = ruleset.flags.find(({ name }) => name === key);
        if (shown.length < DIFFERENCES_SHOWN) shown.push({ flag, context, ours, theirs });
      }
    expect(shown).toEqual([]);
    expect(found).toMatchObject({ answers: USERS * FLAGS, differences: 0 });
    // A comparison of flags that are all off would prove nothing.
    expect(found.on).toBeGreaterThan(found.answers / 5);
    expect(found.withVariant).toBeGreaterThan(found.answers / 20);
  }, 300_000);
});
