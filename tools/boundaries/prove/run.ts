import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../model/edge.ts';
import type { Finding } from '../model/finding.ts';
import type { Corpus, Injection } from './corpus.ts';
import type { Scene } from './scene.ts';

/** One injection of a corpus, with its place in the account. */
export interface Trial {
  readonly rule: string;
  readonly kind: 'bad' | 'legal';
  readonly injection: Injection;
}

/** Texts of a batch, by file. */
export type Texts = ReadonlyMap<string, string | null>;

/** How a trial ended: what was found of what had to be found, and what was found besides. */
export interface Outcome {
  readonly trial: Trial;
  readonly missed: readonly string[];
  readonly surplus: readonly string[];
}

export function trialsOf(corpora: readonly Corpus[], scene: Scene): Trial[] {
  return corpora.flatMap(({ rule, bad, legal }) => [
    ...bad(scene).map((injection): Trial => ({ rule, kind: 'bad', injection })),
    ...legal(scene).map((injection): Trial => ({ rule, kind: 'legal', injection })),
  ]);
}

interface Batch {
  readonly kind: string;
  readonly isClosed: boolean;
  readonly taken: Set<string>;
  readonly trials: Trial[];
}

/** As few batches as there are trials that want the same file, apart by what decides which layers must run. */
export function batchesOf(trials: readonly Trial[], kindOf: (trial: Trial) => string): Trial[][] {
  const batches: Batch[] = [];
  for (const trial of trials) {
    const files = Object.keys(trial.injection.change);
    const kind = kindOf(trial);
    const isFree = (batch: Batch): boolean => batch.kind === kind && files.every((file) => !batch.taken.has(file));
    const free = trial.injection.isAlone ? undefined : batches.find((batch) => !batch.isClosed && isFree(batch));
    const batch = free ?? { kind, isClosed: trial.injection.isAlone === true, taken: new Set<string>(), trials: [] };
    if (!free) batches.push(batch);
    batch.trials.push(trial);
    for (const file of files) batch.taken.add(file);
  }
  return batches.map((batch) => batch.trials);
}

export function textsOf(root: string, trials: readonly Trial[]): Texts {
  const entries = trials.flatMap(({ injection }) => Object.entries(injection.change));
  const standing = (file: string): string =>
    existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
  return new Map(entries.map(([file, to]) => [file, typeof to === 'function' ? to(standing(file)) : to]));
}

/** Gives each finding of a batch to the trial whose files it stands in. `astray`: findings that stand elsewhere. */
export function account(trials: readonly Trial[], texts: Texts, findings: readonly Finding[]) {
  const told = findings.filter(({ waived }) => !waived);
  const claimed = new Set<Finding>();
  const outcomes = trials.map((trial): Outcome => {
    const wanted = expectedOf(trial, texts);
    const files = new Set([...Object.keys(trial.injection.change), ...wanted.map((it) => it.replace(/:\d+ .*$/, ''))]);
    const own = told.filter(({ place }) => files.has(place.file));
    for (const finding of own) claimed.add(finding);
    const found = own.map(toldBy);
    return {
      trial,
      missed: wanted.filter((it) => !found.flat().includes(it)),
      surplus: found.filter((all) => !all.some((it) => wanted.includes(it))).flatMap(([first]) => first ?? []),
    };
  });
  const astray = told.filter((it) => !claimed.has(it)).map((it) => `${at(it.place)} ${it.rule}`);
  return { outcomes, astray };
}

/** `file:line rule` of a finding, and of what later layers have seen of the same cause: see `joinLayers`. */
function toldBy({ place, rule, evidence = [] }: Finding): string[] {
  const others = evidence.flatMap((it) => {
    const [, other, where] = /^also (\S+), at (.+?:\d+): /.exec(it) ?? [];
    return other && where ? [`${where} ${other}`] : [];
  });
  return [`${place.file}:${place.line} ${rule}`, ...others];
}

/** `file:line rule` of everything that has to be found. */
function expectedOf({ rule, kind, injection }: Trial, texts: Texts): string[] {
  if (kind === 'legal') return [];
  const marked = Object.keys(injection.change).flatMap((file) =>
    (texts.get(file) ?? '')
      .split('\n')
      .flatMap((line, index) => (line.includes('✗') ? [`${file}:${index + 1} ${rule}`] : [])),
  );
  const all = [...marked, ...(injection.at ?? []).map((place) => `${place} ${rule}`)];
  return all.length > 0 ? all : ['nothing: the injection marks no line'];
}
