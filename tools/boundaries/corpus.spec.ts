import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeRepository } from './inspect.ts';
import type { Proof } from './prove/prove.ts';
import { prove } from './prove/prove.ts';
import { catalogue } from './rules/catalogue.ts';
import { corpora } from './rules/catalogue.mutants.ts';
import { build, furnished } from './test/house.ts';

let house: ReturnType<typeof build>;
let proof: Proof;
beforeAll(async () => {
  house = build(furnished);
  proof = await prove({ root: house.root }, { corpora, rules: catalogue });
}, 120_000);
afterAll(() => house?.remove());

describe('the corpus, on a small house', () => {
  it('begins with nothing to find', async () => {
    const { findings, blind } = await judgeRepository({ root: house.root });
    expect([findings, blind]).toEqual([[], []]);
  });

  it('is found, each injection by its rule and at its lines, and look-alikes are not', () => {
    const wrong = proof.outcomes.filter(({ missed, surplus }) => missed.length + surplus.length > 0);
    expect(
      wrong.map(({ trial, missed, surplus }) => ({ of: `${trial.rule}: ${trial.injection.name}`, missed, surplus })),
    ).toEqual([]);
    expect([proof.astray, proof.blind]).toEqual([[], []]);
  });

  it('tries every rule, by two injections at least and as many look-alikes', () => {
    const amount = (rule: string, kind: 'bad' | 'legal') =>
      proof.outcomes.filter(({ trial }) => trial.rule === rule && trial.kind === kind).length;
    const thin = catalogue.map(({ name }) => [name, amount(name, 'bad'), amount(name, 'legal')] as const);
    expect(thin.filter(([, bad, legal]) => bad < 2 || legal < 1)).toEqual([]);
  });
});
