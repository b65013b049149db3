import { CannotJudge } from '../model/finding.ts';
import { layerNames } from '../model/layer.ts';
import { catalogue, ruleNamed } from '../rules/catalogue.ts';

/** Why a rule exists, what breaks it and what keeps it; of a finding, by its fingerprint; without a name, which there are. */
export function explain(name: string | undefined): string {
  if (name === undefined) return layerNames.map(rulesOf).join('');
  const rule = ruleNamed(name.split(' | ')[0] ?? name);
  if (!rule) throw new CannotJudge([`there is no rule ${name}; they are\n  ${namesOf(catalogue).join('\n  ')}`]);
  const { why, bad, good, layer, advisory } = rule;
  const weight = advisory ? '  (advisory)' : '';
  return `${rule.name}${weight}\n\n  why   ${why}\n  bad   ${bad}\n  good  ${good}\n  seen  by ${layer}\n`;
}

function rulesOf(layer: (typeof layerNames)[number]): string {
  const names = namesOf(catalogue.filter((rule) => rule.layer === layer));
  return names.length > 0 ? `${layer}\n${names.map((it) => `  ${it}\n`).join('')}` : '';
}

const namesOf = (rules: typeof catalogue): string[] => rules.map(({ name }) => name).sort();
