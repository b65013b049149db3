import type { Finding } from '../model/finding.ts';
import type { Tree, Waiver } from '../model/tree.ts';
import * as leave from '../rules/leave/leave.ts';
import type { Rule } from '../rules/rule.ts';
import type { Gone, Leave } from './leave.ts';
import { isDay } from './leave.ts';
import { sayFor } from './say.ts';

/** What is wrong with the leave itself. `asked`: the rules of this run; leave for others cannot be told to be unused. */
export function judgeLeave(tree: Tree, { unused, gone }: Leave, asked: readonly Rule[], today: string): Finding[] {
  const isAsked = (name: string): boolean => asked.some((rule) => rule.name === name);
  const all = tree.modules.flatMap(({ manifest }) => manifest?.waivers ?? []);
  const idle = unused.filter(({ rule }) => isAsked(rule) || !isKnown(rule, asked));
  const found = [
    ...all.flatMap((it) => brokenWaiver(tree, it, today) ?? []),
    ...idle.map((it) => aboutWaiver(tree, leave.unused, it, 'and there is no such finding', 'delete it')),
    ...gone.filter(({ fingerprint }) => isAsked(ruleOf(fingerprint))).map((it) => goneFinding(tree, it)),
    ...strictFindings(tree),
  ];
  return found.filter(({ rule }) => isAsked(rule));
}

/** A run that asks for some layers alone has not all rules; one that has all of them knows every name. */
const isKnown = (name: string, asked: readonly Rule[]): boolean => asked.some((rule) => rule.name === name);

const ruleOf = (fingerprint: string): string => fingerprint.split(' | ')[0] ?? '';

function brokenWaiver(tree: Tree, waiver: Waiver, today: string): Finding | null {
  const { reason, until } = waiver;
  const fix = 'say why, and until which day (2027-03-31); or mend what it is for, and delete it';
  if (reason.trim() === '') return aboutWaiver(tree, leave.reasonless, waiver, 'and gives no reason', fix);
  if (!isDay(until)) return aboutWaiver(tree, leave.reasonless, waiver, `and "${until}" is no day`, fix);
  if (until >= today) return null;
  return aboutWaiver(tree, leave.expired, waiver, `until ${until}`, 'mend what it is for, and delete it');
}

function aboutWaiver(tree: Tree, rule: Rule, waiver: Waiver, state: string, fix: string): Finding {
  const { place, from, to } = waiver;
  const what = `leave is given to break ${waiver.rule || 'a rule that is not named'} in ${from || 'no file'}, ${state}`;
  return sayFor(tree, rule).at(place, { what, fix, subjects: [place.file, waiver.rule, from, to] });
}

function goneFinding(tree: Tree, { file, fingerprint, left }: Gone): Finding {
  const place = tree.baseline.get(file)?.get(fingerprint)?.place ?? { file, line: 1, column: 1 };
  const what = `${fingerprint} is frozen${left > 1 ? ` ${left} times more than it occurs` : ', and no longer occurs'}`;
  const fix = 'run bulkhead-boundaries baseline --shrink, and commit what it changes';
  return sayFor(tree, leave.gone).at(place, { what, fix, subjects: [file, fingerprint] });
}

function strictFindings(tree: Tree): Finding[] {
  const strict = tree.modules.filter(({ manifest }) => manifest?.strict);
  return strict.flatMap(({ name }) => {
    const file = `.boundaries/${name}.json`;
    if (!tree.baseline.has(file)) return [];
    const what = `${name} is strict, and ${file} forgives it something`;
    const fix = `mend what ${file} lists, and delete it; or take "strict" out of the manifest`;
    return [sayFor(tree, leave.strict).at({ file, line: 1, column: 1 }, { what, fix })];
  });
}
