import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import { layerNames } from '../model/layer.ts';
import { isOf, isProven, prove } from '../prove/prove.ts';
import type { Proof } from '../prove/prove.ts';
import type { Outcome } from '../prove/run.ts';
import { areas } from '../rules/areas.ts';
import { corpora } from '../rules/areas.mutants.ts';

/** Tries every rule, or those whose name begins with `prefix`, on the repository itself. */
export async function proveAndTell(options: Options, prefix = ''): Promise<{ text: string; isProven: boolean }> {
  const chosen = corpora.filter(({ rule }) => rule.startsWith(prefix));
  if (chosen.length === 0) throw new CannotJudge([`no rule that is tried begins with ${prefix}`]);
  const proof = await prove(options, chosen, areas);
  return { text: tell(proof), isProven: isProven(proof) };
}

function tell(proof: Proof): string {
  const { outcomes, astray } = proof;
  const names = [...new Set(outcomes.map(({ trial }) => trial.rule))].sort();
  const rows = names.map((name) =>
    row(
      name,
      outcomes.filter(({ trial }) => trial.rule === name),
    ),
  );
  const wrong = outcomes.flatMap(troubles);
  const bad = outcomes.filter(isOf('bad'));
  const found = bad.filter(({ missed }) => missed.length === 0).length;
  const alarms = outcomes.flatMap(({ surplus }) => surplus).length + astray.length;
  return [
    ...rows,
    ...layerNames.flatMap((layer) => layerRow(layer, bad)),
    '',
    ...wrong,
    ...astray.map((it) => `astray  ${it}`),
    `prove: ${found} of ${bad.length} injections found · ${outcomes.length - bad.length} look-alikes · ${alarms} false alarms`,
    '',
  ].join('\n');
}

function row(name: string, outcomes: readonly Outcome[]): string {
  const bad = outcomes.filter(isOf('bad'));
  const found = bad.filter(({ missed }) => missed.length === 0).length;
  const legal = outcomes.length - bad.length;
  const alarms = outcomes.flatMap(({ surplus }) => surplus).length;
  return `${name.padEnd(32)} ${`${found}/${bad.length}`.padStart(6)} found  ${String(legal).padStart(3)} look-alikes  ${alarms} false`;
}

function layerRow(layer: string, bad: readonly Outcome[]): string[] {
  const own = bad.filter(({ trial }) => (areas.find(({ name }) => name === trial.rule)?.layer ?? 'imports') === layer);
  const found = own.filter(({ missed }) => missed.length === 0).length;
  return own.length > 0 ? [`${`layer ${layer}`.padEnd(32)} ${`${found}/${own.length}`.padStart(6)} found`] : [];
}

const troubles = ({ trial, missed, surplus }: Outcome): string[] => [
  ...missed.map((it) => `missed  ${trial.rule}, ${trial.injection.name}: ${it}`),
  ...surplus.map((it) => `false   ${trial.rule}, ${trial.injection.name}: ${it}`),
];
