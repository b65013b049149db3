import { CannotJudge } from '../model/finding.ts';
import { catalogue, ruleNamed } from '../rules/catalogue.ts';

/** Why a rule exists, what breaks it and what keeps it. */
export function explain(name: string | undefined): string {
  const rule = name === undefined ? undefined : ruleNamed(name);
  if (!rule) {
    const known = catalogue.map((it) => it.name).sort();
    const problem = name ? `there is no rule ${name}` : 'explain wants the name of a rule';
    throw new CannotJudge([`${problem}; they are\n  ${known.join('\n  ')}`]);
  }
  const { why, bad, good } = rule;
  return `${rule.name}\n\n  why   ${why}\n  bad   ${bad}\n  good  ${good}\n`;
}
