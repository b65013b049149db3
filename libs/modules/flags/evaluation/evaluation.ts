import type { Payload } from './definitions.js';

/**
 * What an answer came from, in OpenFeature's words: `STATIC` no condition, `TARGETING_MATCH` constraints, segments or
 * lists, `SPLIT` a hash, `DISABLED` a flag that is switched off here, or one that it depends on.
 */
export type Reason = 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DISABLED';

/** As Unleash's clients give it; `feature_enabled` is their spelling. */
export interface EvaluatedVariant {
  /** `disabled` where there is none. */
  readonly name: string;
  readonly enabled: boolean;
  readonly payload?: Payload;
  readonly feature_enabled: boolean;
}

/** What one flag is for one context. */
export interface Evaluation {
  readonly enabled: boolean;
  readonly variant: EvaluatedVariant;
  readonly reason: Reason;
  /** The hash had nothing to stick to, and lots were drawn as Unleash's clients do: the next answer may be another one. */
  readonly error?: 'TARGETING_KEY_MISSING';
}

const none = (featureEnabled: boolean): EvaluatedVariant =>
  Object.freeze({ name: 'disabled', enabled: false, feature_enabled: featureEnabled });

export const noVariantOfFlagOff = none(false);
export const noVariantOfFlagOn = none(true);

export const switchedOff: Evaluation = Object.freeze({
  enabled: false,
  variant: noVariantOfFlagOff,
  reason: 'DISABLED',
});
