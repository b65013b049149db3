import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { EvaluationContext, Ruleset } from '../definitions.js';
import type { EvaluatedVariant } from '../evaluation.js';

interface Case<Result> {
  readonly description: string;
  readonly context: EvaluationContext;
  readonly toggleName: string;
  readonly expectedResult: Result;
}

/** One file of Unleash's client specification. */
export interface SpecificationFile {
  readonly file: string;
  /** Null for the files about the delta protocol, which carry events in place of a state. */
  readonly ruleset: Ruleset | null;
  readonly tests: readonly Case<boolean>[];
  readonly variantTests: readonly Case<EvaluatedVariant>[];
}

interface Stored {
  readonly state: { readonly features?: Ruleset['flags']; readonly segments?: Ruleset['segments'] };
  readonly tests?: SpecificationFile['tests'];
  readonly variantTests?: SpecificationFile['variantTests'];
}

/** As the installed package has them, found through its index. */
export function specificationFiles(): readonly SpecificationFile[] {
  const index = createRequire(import.meta.url).resolve('@unleash/client-specification/specifications/index.json');
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dirname(index), file), 'utf8'));
  return (read('index.json') as string[]).map((file) => {
    const { state, tests = [], variantTests = [] } = read(file) as Stored;
    const ruleset = state.features ? { flags: state.features, segments: state.segments ?? [] } : null;
    return { file, ruleset, tests, variantTests };
  });
}
