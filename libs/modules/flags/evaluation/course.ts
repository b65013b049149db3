import type { EvaluationContext } from './definitions.js';
import type { Reason } from './evaluation.js';
import type { Step } from './explanation.js';

/** What an answer depends on, from the least to the most. */
export const dependsOn = { nothing: 0, context: 1, hash: 2 } as const;
export type DependsOn = (typeof dependsOn)[keyof typeof dependsOn];

const reasons = ['STATIC', 'TARGETING_MATCH', 'SPLIT'] as const satisfies Reason[];
export const reasonOf = (level: DependsOn): Reason => reasons[level];

/** One evaluation under way: who asks, and what the answer has come to depend on. */
export class Course {
  level: DependsOn = dependsOn.nothing;
  /** Where the context had nothing that the choice could stick to. */
  drewLots = false;

  /** @param steps what was looked at, for `explain`; without it nothing is written down */
  constructor(
    readonly context: EvaluationContext,
    readonly steps: Step[] | null = null,
  ) {}

  depend(level: DependsOn): void {
    if (level > this.level) this.level = level;
  }
}
