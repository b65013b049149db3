import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Context, Unleash } from 'unleash-client';
import { Evaluator } from './evaluator.js';
import type { Evaluation } from './evaluator.js';
import { randomRuleset } from './test/random-flags.js';
import { randomUsers } from './test/random-users.js';
import { offlineClient } from './test/unleash-client.js';

const seed = 20_260_301;
const USERS = 10_000;
const FLAGS = 50;
const DIFFERENCES_SHOWN = 5;

/** Fields one by one: half a million answers, of which no text is to be made. */
function isSame({ enabled, variant }: Evaluation, theirs: Theirs): boolean {
  const { name, enabled: chosen, payload, feature_enabled } = theirs.variant;
  return (
    enabled === theirs.enabled &&
    variant.name === name &&
    variant.enabled === chosen &&
    variant.feature_enabled === feature_enabled &&
    variant.payload?.type === (payload?.type as string | undefined) &&
    variant.payload?.value === payload?.value
  );
}

interface Theirs {
  readonly enabled: boolean;
  readonly variant: ReturnType<Unleash['getVariant']>;
}

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
        const ours = evaluator.evaluate(key, context)!;
        const enabled = client.isEnabled(key, context as Context);
        const theirs = { enabled, variant: client.getVariant(key, context as Context) };
        found.answers++;
        if (ours.enabled) found.on++;
        if (ours.variant.enabled) found.withVariant++;
        if (isSame(ours, theirs)) continue;
        found.differences++;
        const flag = ruleset.flags.find(({ name }) => name === key);
        if (shown.length < DIFFERENCES_SHOWN) shown.push({ flag, context, ours, theirs });
      }
    expect(shown).toEqual([]);
    expect(found).toMatchObject({ answers: USERS * FLAGS, differences: 0 });
    // A comparison of flags that are all off would prove nothing.
    expect(found.on).toBeGreaterThan(found.answers / 5);
    expect(found.withVariant).toBeGreaterThan(found.answers / 20);
  }, 600_000);
});
