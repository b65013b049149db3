import type { cruise as cruiseOf, ICruiseResult } from 'dependency-cruiser';
import { cruiserOptions, forbidden } from '../cruiser/configuration.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Cruise, CruiserRule, Violation } from '../model/tree.ts';
import { packageIn } from './resolve.ts';

export type Cruiser = typeof cruiseOf;

/** Lets dependency-cruiser read the same files, resolve by its own means, and judge by the rules made for it. */
export async function runCruise(
  cruiser: Cruiser,
  root: string,
  files: readonly string[],
  rules: readonly CruiserRule[],
): Promise<Cruise> {
  const options = {
    ...cruiserOptions(root),
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: rules.map(forbidden) },
  };
  const { output } = await cruiser([...files], options);
  if (typeof output === 'string')
    throw new CannotJudge(['dependency-cruiser answered with text instead of its result']);
  return { ...whatItSaw(output), rules, violations: output.summary.violations.map(toViolation) };
}

/** Of `node:fs`, its parser for JavaScript shows `fs` and the one for TypeScript all of it. */
function whatItSaw({ modules }: ICruiseResult): Pick<Cruise, 'files' | 'specifiers' | 'targets'> {
  const specifiers = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      new Set(dependencies.map((it) => it.module.replace(/^node:/, ''))),
    ]),
  );
  const targets = new Set(modules.flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved)));
  return { files: new Set(modules.map(({ source }) => source)), specifiers, targets };
}

function toViolation({ rule, from, to, unresolvedTo }: ICruiseResult['summary']['violations'][number]): Violation {
  return { rule: rule.name, from, to: packageIn(to) ?? to, specifier: unresolvedTo ?? '' };
}
