import { CannotJudge } from '../model/finding.ts';
import { isRule, rules } from '../rules/catalogue.ts';

/** Why a rule exists, what breaks it and what keeps it. */
export function explain(name: string | undefined): string {
  const known = Object.keys(rules).sort().join('\n  ');
  if (name === undefined || !isRule(name)) {
    throw new CannotJudge([
      `${name ? `there is no rule ${name}` : 'explain wants the name of a rule'}; they are\n  ${known}`,
    ]);
  }
  const { why, bad, good } = rules[name];
  return `${name}\n\n  why   ${why}\n  bad   ${bad}\n  good  ${good}\n`;
}
