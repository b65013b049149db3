import type { IConfiguration } from 'dependency-cruiser';
import { cruiserOptions, forbidden } from '../../cruiser/configuration.ts';
import type { Cruise, CruiserRule, Violation } from '../../model/tree.ts';
import { packageIn } from '../resolve.ts';
import type { Sources } from '../sources.ts';
import type { Cruised, Cruiser } from './apart.ts';

/** Lets dependency-cruiser read the same files, resolve by its own means, and judge by the rules made for it. */
export async function runCruise(
  cruiser: Cruiser,
  { root, files }: Sources,
  rules: readonly CruiserRule[],
): Promise<Cruise> {
  const ruleSet: IConfiguration = { forbidden: rules.map(forbidden) };
  const cruised = await cruiser(files, { ...cruiserOptions(root), baseDir: root, validate: true, ruleSet });
  return { ...whatItSaw(cruised), rules, violations: cruised.violations.map(toViolation) };
}

/** Of `node:fs`, its parser for JavaScript shows `fs` and the one for TypeScript all of it. */
function whatItSaw({ modules }: Cruised): Pick<Cruise, 'files' | 'specifiers' | 'targets'> {
  const specifiers = new Map(
    modules.map(({ source, dependencies }) => [
      source,
      new Set(dependencies.map((it) => it.module.replace(/^node:/, ''))),
    ]),
  );
  const targets = new Set(modules.flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved)));
  return { files: new Set(modules.map(({ source }) => source)), specifiers, targets };
}

function toViolation({ rule, from, to, unresolvedTo }: Cruised['violations'][number]): Violation {
  return { rule: rule.name, from, to: packageIn(to) ?? to, specifier: unresolvedTo ?? '' };
}
