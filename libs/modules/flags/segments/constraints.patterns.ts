import { RE2JS } from 're2js';
import type { Fault } from './constraints.check.js';

/** Some take 20 ms to compile, here and in each process that evaluates them. */
const MOST_PATTERNS = 20;
/** Instructions of RE2's: a pattern of repetitions is short and grows large. */
const LARGEST_PROGRAM = 500;

/** A constraint, and where it stands in the body. */
export interface Placed {
  readonly path: Fault['path'];
  readonly constraint: { readonly operator: string; readonly value?: string | null | undefined };
}

/** What is wrong with the patterns of one body. Too many are not even looked at. */
export function patternFaults(all: readonly Placed[]): Fault[] {
  const patterns = all.filter(({ constraint }) => constraint.operator === 'REGEX');
  const tooMany = patterns[MOST_PATTERNS];
  if (tooMany) return [{ path: tooMany.path, message: `More than ${MOST_PATTERNS} of REGEX` }];
  return patterns.flatMap(({ path, constraint: { value } }) => {
    const message = faultOf(value ?? '');
    return message === null ? [] : [{ path: [...path, 'value'], message }];
  });
}

function faultOf(pattern: string): string | null {
  try {
    return RE2JS.compile(pattern).programSize() > LARGEST_PROGRAM
      ? 'Too large once its repetitions are written out'
      : null;
  } catch {
    return 'Not a regular expression as RE2 reads them';
  }
}
