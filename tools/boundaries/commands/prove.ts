import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { LayerName } from '../model/layer.ts';
import { layerNames } from '../model/layer.ts';
import { isOf, isProven, prove } from '../prove/prove.ts';
import type { Proof } from '../prove/prove.ts';
import type { Outcome } from '../prove/run.ts';
import { catalogue, ruleNamed } from '../rules/catalogue.ts';
import { corpora } from '../rules/catalogue.mutants.ts';

/** Tries every rule, or those whose name begins with `prefix`, on the repository itself. */
export async function proveAndTell(
  options: Options,
  prefix: string,
  tell: (progress: string) => void,
): Promise<{ text: string; isProven: boolean }> {
  const chosen = corpora.filter(({ rule }) => rule.startsWith(prefix));
  if (chosen.length === 0) throw new CannotJudge([`no rule that is tried begins with ${prefix}`]);
  const began = performance.now();
  const proof = await prove(options, { corpora: chosen, rules: catalogue, tell });
  const untried = prefix === '' ? catalogue.filter(({ name }) => !corpora.some(({ rule }) => rule === name)) : [];
  const seconds = Math.round((performance.now() - began) / 1000);
  const text = textOf(
    proof,
    untried.map(({ name }) => name),
    seconds,
  );
  return { text, isProven: isProven(proof) && untried.length === 0 };
}

function textOf(proof: Proof, untried: readonly string[], seconds: number): string {
  const { outcomes, astray, blind } = proof;
  const names = [...new Set(outcomes.map(({ trial }) => trial.rule))].sort();
  const bad = outcomes.filter(isOf('bad'));
  const alarms = outcomes.flatMap(({ surplus }) => surplus).length + astray.length;
  const tried = `${outcomes.length - bad.length} look-alikes · ${alarms} false alarms · ${seconds} s`;
  return [
    ...names.map((name) => ruleRow(name, outcomes)),
    '',
    ...layerNames.flatMap((layer) => layerRow(layer, outcomes)),
    '',
    ...outcomes.flatMap(troubles),
    ...astray.map((it) => `astray  ${it}`),
    ...blind.map((it) => `blind   ${it}`),
    ...untried.map((it) => `untried ${it}: no injection breaks it`),
    `prove: ${found(bad)} of ${bad.length} injections found · ${tried}`,
    '',
  ].join('\n');
}

const ruleRow = (name: string, outcomes: readonly Outcome[]): string =>
  row(
    name,
    outcomes.filter(({ trial }) => trial.rule === name),
  );

function layerRow(layer: LayerName, outcomes: readonly Outcome[]): string[] {
  const own = outcomes.filter(({ trial }) => ruleNamed(trial.rule)?.layer === layer);
  return own.length > 0 ? [row(`layer ${layer}`, own)] : [];
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter(isOf('bad'));
  const legal = String(outcomes.length - bad.length).padStart(4);
  const alarms = outcomes.flatMap(({ surplus }) => surplus).length;
  return `${name.padEnd(32)} ${`${found(bad)}/${bad.length}`.padStart(7)} found ${legal} look-alikes  ${alarms} false`;
}

const found = (bad: readonly Outcome[]): number => bad.filter(({ missed }) => missed.length === 0).length;

const troubles = ({ trial, missed, surplus }: Outcome): string[] => [
  ...missed.map((it) => `missed  ${trial.rule}, ${trial.injection.name}: ${it}`),
  ...surplus.map((it) => `false   ${trial.rule}, ${trial.injection.name}: ${it}`),
];
