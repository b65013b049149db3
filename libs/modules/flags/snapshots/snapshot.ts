import type { FlagDefinition, Ruleset } from '../evaluation/definitions.js';
import type { Evaluator } from '../evaluation/evaluator.js';

/** All flags of one environment as they were at one moment, ready to decide: what evaluations read, and nothing else. */
export interface Snapshot {
  readonly organizationId: string;
  readonly environmentId: string;
  readonly environmentKey: string;
  /** Grows with each change that an evaluation in this environment can see. */
  readonly revision: number;
  readonly loadedAt: Date;
  readonly evaluator: Evaluator;
  readonly ruleset: Ruleset;
  /** The flags of the ruleset, by name. */
  readonly flags: ReadonlyMap<string, FlagDefinition>;
  /** When dates in its rules pass, in milliseconds: then answers change by themselves. */
  readonly moments: readonly number[];
  /** Memory that it takes, about. */
  readonly bytes: number;
}
