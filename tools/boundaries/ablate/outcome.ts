import { at } from '../model/edge.ts';
import { exitCodeOf } from '../model/finding.ts';
import type { Verdict } from '../model/finding.ts';
import { human } from '../report/human.ts';
import type { Outcome } from './stages.ts';

/** What came with a caller goes with its last one: whoever takes the module out deletes that as well. */
const GOES_AS_WELL = 'facade/unused';

/** What the gate says of what is left. That a method has lost its last caller is news, and no fault. */
export function outcomeOf(verdict: Verdict): Outcome {
  const findings = verdict.findings.filter(({ rule }) => rule !== GOES_AS_WELL);
  const rest = { ...verdict, findings };
  if (exitCodeOf(rest) !== 0) return { says: 'not clean', faults: [human(rest, 'the gate').trimEnd()] };
  const idle = verdict.findings.filter(({ rule }) => rule === GOES_AS_WELL);
  return { says: ['clean', ...idle.map(({ what, place }) => `${what} any more: ${at(place)}`)].join('; ') };
}
