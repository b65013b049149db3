import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept } from './commands/accept.ts';
import type { Look } from './collect/tree.ts';
import { inspect, judgeRepository } from './inspect.ts';
import type { Tree } from './model/tree.ts';
import type { Corpus } from './prove/corpus.ts';
import type { Proof, Trying } from './prove/prove.ts';
import { isOf, isProven, isStatic, prove, sceneIn } from './prove/prove.ts';
import { trialsOf } from './prove/run.ts';
import { catalogue } from './rules/catalogue.ts';
import { corpora } from './rules/catalogue.mutants.ts';
import type { Rule } from './rules/rule.ts';
import { build, furnished } from './test/house.ts';

/** Layers with a process of their own have no place in the small house: their own specs try them. */
const statics = corpora.filter(({ rule }) => isStatic(rule, catalogue));

let house: ReturnType<typeof build>;
let proof: Proof;
beforeAll(async () => {
  house = build({ ...furnished, 'boundaries.config.json': '{ "contract": "contract.json" }' });
  await accept({ root: house.root });
  proof = await prove({ root: house.root }, { corpora: statics, rules: catalogue });
}, 120_000);
afterAll(() => house?.remove());

describe('the corpus, on a small house', () => {
  it('begins with nothing to find', async () => {
    const { findings, blind } = await judgeRepository({
      root: house.root,
      layers: new Set(['imports', 'types', 'sql']),
    });
    expect([findings, blind]).toEqual([[], []]);
  });

  it('is found, each injection by its rule and at its lines, and look-alikes are not', () => {
    const wrong = proof.outcomes.filter(({ missed, surplus }) => missed.length + surplus.length > 0);
    expect(
      wrong.map(({ trial, missed, surplus }) => ({ of: `${trial.rule}: ${trial.injection.name}`, missed, surplus })),
    ).toEqual([]);
    expect([proof.astray, proof.blind]).toEqual([[], []]);
  });

  it('tries every rule, by two injections at least and a look-alike', () => {
    const trials = trialsOf(corpora, sceneIn(house.root, undefined));
    const amount = (rule: string, kind: 'bad' | 'legal') =>
      trials.filter((trial) => trial.rule === rule && trial.kind === kind).length;
    const thin = catalogue.map(({ name }) => [name, amount(name, 'bad'), amount(name, 'legal')] as const);
    expect(thin.filter(([, bad, legal]) => bad < 2 || legal < 1)).toEqual([]);
  });
});

/** What a rule that cries at everything says. */
const everywhere: Rule['tree'] = ({ files }, say) =>
  files.map((file) => say.at({ file, line: 1, column: 1 }, { what: 'it is there', fix: 'none' }));

describe('a proof is red', () => {
  const few = corpora.filter(({ rule }) => ['door/second-index', 'container/escape'].includes(rule));
  const trying = (with_: Partial<Trying>): Promise<Proof> =>
    prove({ root: house.root }, { corpora: few, rules: catalogue, ...with_ });
  const lookAt =
    (change: (tree: Tree) => Tree) =>
    async (look: Look): Promise<Tree> =>
      change(await inspect(look));
  const missedBy = ({ outcomes }: Proof): string[] => {
    const missed = outcomes.filter(isOf('bad')).filter((it) => it.missed.length > 0);
    return [...new Set(missed.map(({ trial }) => trial.rule))].sort();
  };

  it('never, where everything is as it should be', async () => {
    expect(isProven(await trying({}))).toBe(true);
  });

  it('when a rule finds nothing', async () => {
    const rules = catalogue.map((rule) => (rule.name === 'door/second-index' ? { ...rule, tree: () => [] } : rule));
    const blinded = await trying({ rules });
    expect([isProven(blinded), missedBy(blinded)]).toEqual([false, ['door/second-index']]);
  });

  it('when a collector sees nothing', async () => {
    const unseen = lookAt((tree) => ({ ...tree, edges: tree.edges.filter(({ via }) => via !== 'inject') }));
    const blinded = await trying({ look: unseen });
    expect([isProven(blinded), missedBy(blinded)]).toEqual([false, ['container/escape']]);
  });

  it('when a layer says that it saw too little', async () => {
    const blinded = await trying({ look: lookAt((tree) => ({ ...tree, blindLayers: ['types: saw 0 of 30 files'] })) });
    expect([isProven(blinded), missedBy(blinded), blinded.blind]).toEqual([false, [], ['types: saw 0 of 30 files']]);
  });

  it('when a rule cries at everything, in files that nobody touched as well', async () => {
    const [first] = catalogue;
    if (!first) throw new Error('there is no rule');
    const rules = [{ ...first, tree: everywhere }, ...catalogue.slice(1)];
    const crying = await trying({ rules });
    expect(isProven(crying)).toBe(false);
    expect(crying.astray).toContain(`libs/modules/items/index.ts:1:1 ${first.name}`);
    // It cries at files of source; some look-alikes are none.
    const heard = crying.outcomes.filter(({ trial }) =>
      Object.keys(trial.injection.change).some((it) => it.endsWith('.ts')),
    );
    expect(heard.every(({ surplus }) => surplus.length > 0)).toBe(true);
  });

  it('when an injection marks no line', async () => {
    const change = { 'libs/modules/orders/x.ts': 'export const a = 1;' };
    const idle: Corpus = { rule: 'door/wildcard', bad: () => [{ name: 'nothing', change }], legal: () => [] };
    const { outcomes } = await trying({ corpora: [idle] });
    expect(outcomes.map(({ missed }) => missed)).toEqual([['nothing: the injection marks no line']]);
  });
});
