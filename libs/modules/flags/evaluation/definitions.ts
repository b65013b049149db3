/**
 * A flag and what decides about it, in the shape that Unleash's clients read (client specification 6.1.0): so the
 * specification's files load as they are, and the SDKs that evaluate by themselves get what we store.
 */
export interface FlagDefinition {
  readonly name: string;
  readonly type?: string;
  readonly enabled: boolean;
  readonly stale?: boolean;
  readonly impressionData?: boolean;
  readonly strategies?: readonly StrategyDefinition[];
  readonly variants?: readonly VariantDefinition[];
  readonly dependencies?: readonly DependencyDefinition[];
}

/** One way for the flag to be on: all of its constraints and segments hold, and its own rule does. */
export interface StrategyDefinition {
  /** `default`, `flexibleRollout`, `userWithId`, `remoteAddress`, …; an unknown one is never on. */
  readonly name: string;
  /**
   * `rollout`, `stickiness`, `groupId`, `userIds`, …. A hash wants a `groupId`: without one the SDKs disagree (Node takes
   * the empty one, those on Unleash's Rust core the flag's name, as we do), so what is stored should always have it.
   */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly constraints?: readonly ConstraintDefinition[];
  readonly segments?: readonly number[];
  readonly variants?: readonly VariantDefinition[];
}

export interface ConstraintDefinition {
  readonly contextName: string;
  readonly operator: string;
  readonly values?: readonly string[];
  readonly value?: string;
  readonly inverted?: boolean;
  readonly caseInsensitive?: boolean;
}

export interface VariantDefinition {
  readonly name: string;
  /** Out of the sum of all. */
  readonly weight: number;
  readonly weightType?: 'fix' | 'variable';
  readonly stickiness?: string;
  readonly payload?: Payload;
  readonly overrides?: readonly { readonly contextName: string; readonly values: readonly string[] }[];
}

/** What a variant carries; `value` is text whatever the type. */
export interface Payload {
  readonly type: 'string' | 'number' | 'json' | 'csv';
  readonly value: string;
}

/** A flag of which this one depends. */
export interface DependencyDefinition {
  readonly feature: string;
  /** Whether the parent has to be on; true unless it says otherwise. */
  readonly enabled?: boolean;
  /** One of these, where any are named. */
  readonly variants?: readonly string[];
}

/** Constraints with a name, of which several strategies make use. */
export interface SegmentDefinition {
  readonly id: number;
  readonly name?: string | null;
  readonly constraints?: readonly ConstraintDefinition[];
}

/** All that decides about the flags of one environment. */
export interface Ruleset {
  readonly flags: readonly FlagDefinition[];
  readonly segments: readonly SegmentDefinition[];
}

/** Who asks, and from where: what constraints and stickiness look at. */
export interface EvaluationContext {
  readonly userId?: string;
  readonly sessionId?: string;
  readonly remoteAddress?: string;
  readonly environment?: string;
  readonly appName?: string;
  /** Text is read as `Date` reads it; now, where it is missing. */
  readonly currentTime?: Date | string;
  /** Members of the product's own; looked at as text, and null as missing. */
  readonly properties?: Readonly<Record<string, string | number | boolean | null>>;
}
