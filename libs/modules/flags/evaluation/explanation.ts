import type { Evaluation } from './evaluation.js';

/** One thing that was looked at, in the order of the evaluation: parts before what they add up to. */
export interface Step {
  readonly kind:
    'flag' | 'dependency' | 'constraint' | 'segment' | 'rollout' | 'list' | 'strategy' | 'variant' | 'answer';
  /** Whether this lets the flag be on; of a variant, whether one was chosen. */
  readonly passed: boolean;
  /** The same for a person: one sentence. */
  readonly says: string;
  /** Which of the flag's strategies, from 1. */
  readonly strategy?: number;
  /** Number of the segment. */
  readonly segment?: number;
  readonly constraint?: ConstraintSeen;
  readonly bucket?: BucketSeen;
}

export interface ConstraintSeen {
  readonly contextName: string;
  readonly operator: string;
  readonly inverted: boolean;
  readonly caseInsensitive: boolean;
  /** How many there are to match. */
  readonly valueCount: number;
  /** Some of them; none where they are ids or addresses of people. */
  readonly values: readonly string[];
  /** What the context of this question holds; null when it holds nothing. */
  readonly contextValue: string | null;
}

export interface BucketSeen {
  readonly groupId: string;
  readonly stickiness: string;
  /** The field of the context that was hashed; null when there was none. */
  readonly field: string | null;
  /** From 1; null when there was nothing to hash and no lots were drawn. */
  readonly number: number | null;
  /** How many buckets there are. */
  readonly of: number;
  /** Buckets up to this one are in; of a variant's, null. */
  readonly rollout: number | null;
}

/** Why a flag is what it is for one context. */
export interface Explanation {
  /** The last one is the answer. */
  readonly steps: readonly Step[];
  /** Undefined when there is no such flag. */
  readonly evaluation: Evaluation | undefined;
}
