import { resolve } from 'node:path';
import { readLayout } from '../collect/config.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import { surveyOf } from '../collect/tree.ts';
import { judgeRepository } from '../inspect.ts';
import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Rule } from '../rules/rule.ts';
import type { Corpus } from './corpus.ts';
import { account, batchesOf, textsOf, trialsOf } from './run.ts';
import type { Outcome, Trial } from './run.ts';
import { sceneOf } from './scene.ts';

export interface Proof {
  readonly outcomes: readonly Outcome[];
  /** Findings in files that no injection touched. */
  readonly astray: readonly string[];
}

/** Layers that start a process of their own, and are asked only where a rule of theirs is tried. */
const costly: readonly LayerName[] = ['di', 'orm', 'catalog'];
const always: readonly LayerName[] = ['imports', 'types', 'sql'];

/** Applies every injection to the repository, in memory, and holds what is found against what had to be. */
export async function prove(options: Options, corpora: readonly Corpus[], rules: readonly Rule[]): Promise<Proof> {
  const root = resolve(options.root);
  const { layout } = readLayout(root, options.config);
  const scene = sceneOf(surveyOf(sourcesOnDisk(root, layout), layout, []));
  if (!scene) {
    const needs = 'a facade with a method, an event, an entity, a repository and a service or controller';
    throw new CannotJudge([`no two modules have an arrow between them and each ${needs}: nothing can be tried here`]);
  }
  const layerOf = (rule: string): LayerName => rules.find(({ name }) => name === rule)?.layer ?? 'imports';
  const trials = trialsOf(corpora, scene);
  const outcomes: Outcome[] = [];
  const astray: string[] = [];
  for (const batch of batchesOf(trials, (trial) => kindOf(layerOf(trial.rule)))) {
    const texts = textsOf(root, batch);
    const layer = layerOf(batch[0]?.rule ?? '');
    const layers = new Set([...always, ...costly.filter((it) => it === layer)]);
    const { findings } = await judgeRepository({ ...options, layers, overlay: texts });
    const accounted = account(batch, texts, findings);
    outcomes.push(...accounted.outcomes);
    astray.push(...accounted.astray);
  }
  return { outcomes, astray: [...new Set(astray)].sort() };
}

const kindOf = (layer: LayerName): string => (costly.includes(layer) ? layer : 'static');

export const isProven = ({ outcomes, astray }: Proof): boolean =>
  astray.length === 0 && outcomes.every(({ missed, surplus }) => missed.length === 0 && surplus.length === 0);

export const isOf =
  (kind: Trial['kind']) =>
  ({ trial }: Outcome): boolean =>
    trial.kind === kind;
