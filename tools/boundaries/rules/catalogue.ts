import { areas } from './areas.ts';
import { arrowRules } from './arrows/arrows.ts';
import { entryRules, offerRules } from './door/door.ts';
import { fileRules } from './files/files.ts';
import { importRules } from './imports/imports.ts';
import { lastRules, layerRules } from './layers/layers.ts';
import { leaveRules } from './leave/leave.ts';
import type { Rule } from './rule.ts';
import { testRunRules } from './test-run/test-run.ts';

/**
 * Every rule of the gate, the plainest first: of several that an edge breaks, the first has the finding. What imports
 * show comes before what only types, the container or a database know.
 */
export const catalogue: readonly Rule[] = [
  ...importRules,
  ...offerRules,
  ...fileRules,
  ...layerRules,
  ...entryRules,
  ...arrowRules,
  ...lastRules,
  ...leaveRules,
  ...areas,
];

/** Those of a run of the tests, too, which the command does not ask. */
export const ruleNamed = (name: string): Rule | undefined =>
  [...catalogue, ...testRunRules].find((rule) => rule.name === name);
