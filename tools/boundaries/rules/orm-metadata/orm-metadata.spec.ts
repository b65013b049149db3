import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inspect } from '../../inspect.ts';
import { judge } from '../../judge/judge.ts';
import { prove } from '../../prove/prove.ts';
import { build, furnished } from '../../test/house.ts';
import { catalogue } from '../catalogue.ts';
import { ormMetadataMutants } from './orm-metadata.mutants.ts';

const hooks = resolve('libs/shared/testing/typescript-hooks.mjs');

let house: ReturnType<typeof build>;
beforeAll(() => {
  const config = { run: ['node', '--import', hooks] };
  house = build({ ...furnished, 'boundaries.config.json': JSON.stringify(config) });
});
afterAll(() => house?.remove());

describe('the entities of a small house', () => {
  it('are seen whole, and give nothing to find', async () => {
    const tree = await inspect({ root: house.root, layers: new Set(['imports', 'orm']) });
    const { findings, blind } = judge(tree, catalogue);
    expect([findings, blind]).toEqual([[], []]);
    expect(tree.facts.orm?.entities.map(({ name, table }) => [name, table])).toEqual([
      ['Item', 'items.items'],
      ['Order', 'orders.orders'],
    ]);
  }, 60_000);

  it('show each injection of the corpus, and no look-alike', async () => {
    const { outcomes, astray, blind } = await prove(
      { root: house.root },
      { corpora: ormMetadataMutants, rules: catalogue },
    );
    const wrong = outcomes.filter(({ missed, surplus }) => missed.length + surplus.length > 0);
    expect(
      wrong.map(({ trial, missed, surplus }) => ({ of: `${trial.rule}: ${trial.injection.name}`, missed, surplus })),
    ).toEqual([]);
    expect([astray, blind]).toEqual([[], []]);
  }, 60_000);
});
