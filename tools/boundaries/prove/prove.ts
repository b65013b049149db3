import { relative, resolve } from 'node:path';
import { configName, readLayout } from '../collect/config.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import type { Look } from '../collect/tree.ts';
import { surveyOf } from '../collect/survey.ts';
import { inspect } from '../inspect.ts';
import { judge } from '../judge/judge.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import type { Tree } from '../model/tree.ts';
import type { Rule } from '../rules/rule.ts';
import type { Corpus } from './corpus.ts';
import { account, batchesOf, textsOf, trialsOf } from './run.ts';
import type { Outcome, Trial } from './run.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';

export interface Proof {
  readonly outcomes: readonly Outcome[];
  /** Findings in files that no injection touched. */
  readonly astray: readonly string[];
  /** Why a batch proves nothing: a layer that did not see what the tree has for it. */
  readonly blind: readonly string[];
}

/** What is tried; a test puts a blind judge, or eyes that see nothing, in their place. */
export interface Trying {
  readonly corpora: readonly Corpus[];
  readonly rules: readonly Rule[];
  readonly look?: (look: Look) => Promise<Tree>;
  /** Hears how far it is. */
  readonly tell?: (progress: string) => void;
}

/** Layers that start a process of their own, and are asked only where a rule of theirs is tried. */
const costly: readonly LayerName[] = ['di', 'orm', 'catalog'];
const always: readonly LayerName[] = ['imports', 'types', 'sql'];

/** Applies every injection to the repository, in memory, and holds what is found against what had to be. */
export async function prove(options: Look, { corpora, rules, look = inspect, tell }: Trying): Promise<Proof> {
  const root = resolve(options.root);
  const layerOf = (rule: string): LayerName => rules.find(({ name }) => name === rule)?.layer ?? 'imports';
  const trials = trialsOf(corpora, sceneIn(root, options.config));
  const apart = rules.filter(({ isTriedApart }) => isTriedApart).map(({ name }) => name);
  const batches = batchesOf(trials, ({ rule }) => (apart.includes(rule) ? rule : kindOf(layerOf(rule))));
  const proof = { outcomes: [] as Outcome[], astray: new Set<string>(), blind: new Set<string>() };
  for (const [index, batch] of batches.entries()) {
    const layer = layerOf(batch[0]?.rule ?? '');
    const layers = new Set([...always, ...costly.filter((it) => it === layer)]);
    tell?.(`batch ${index + 1} of ${batches.length}: ${batch.length} of ${trials.length} injections, ${kindOf(layer)}`);
    const texts = textsOf(root, batch);
    const asked = rules.filter(({ name }) => !apart.includes(name) || name === batch[0]?.rule);
    const { findings, blind } = judge(await look({ ...options, root, layers, overlay: texts }), asked);
    const accounted = account(batch, texts, findings);
    proof.outcomes.push(...accounted.outcomes);
    for (const it of accounted.astray) proof.astray.add(it);
    for (const it of blind) proof.blind.add(it);
  }
  return { outcomes: proof.outcomes, astray: [...proof.astray].sort(), blind: [...proof.blind].sort() };
}

/** The modules of a repository on which rules are tried. */
export function sceneIn(root: string, config: string | undefined): Scene {
  const { layout } = readLayout(root, config);
  const configFile = relative(root, resolve(root, config ?? configName)).replaceAll('\\', '/');
  const scene = sceneOf(surveyOf(sourcesOnDisk(root, layout), layout, []), configFile);
  if (scene) return scene;
  const needs = 'a facade with a method, an event, an entity, a repository and a service or controller';
  throw new CannotJudge([`no two modules have an arrow between them and each ${needs}: nothing can be tried here`]);
}

const kindOf = (layer: LayerName): string => (costly.includes(layer) ? layer : 'static');

/** Whether a rule is tried by reading alone. */
export const isStatic = (rule: string, rules: readonly Rule[]): boolean => {
  const layer = rules.find(({ name }) => name === rule)?.layer;
  return layer === undefined || !costly.includes(layer);
};

export const isProven = ({ outcomes, astray, blind }: Proof): boolean =>
  astray.length + blind.length === 0 &&
  outcomes.every(({ missed, surplus }) => missed.length === 0 && surplus.length === 0);

export const isOf =
  (kind: Trial['kind']) =>
  ({ trial }: Outcome): boolean =>
    trial.kind === kind;
