import type { Caller } from '../callers/index.js';
import { Port } from '../composition/index.js';

/** What a question says of its subject beside who asks: constraints and stickiness may name these. */
export type SwitchProperties = Readonly<Record<string, string>>;

/** What a roll-out has chosen; the value of its payload is text, whatever the type. */
export interface ChosenVariant {
  readonly name: string;
  readonly payload?: { readonly type: 'string' | 'number' | 'json' | 'csv'; readonly value: string };
}

/**
 * Whether a flag of the product itself is on for this caller, and which of its variants. Answers at once, from memory,
 * asks no database and never throws: it may be asked anywhere, as often as one likes. Without an implementation every
 * question gets its fallback. Modules ask by `Switches`.
 */
export abstract class FeatureSwitch extends Port {
  static override readonly atOnce = true;

  /** `fallback` where there is no such flag, or nothing was read yet. */
  abstract isEnabled(
    caller: Caller,
    key: string,
    options: { readonly fallback: boolean; readonly properties?: SwitchProperties },
  ): boolean;

  /** Null where the flag is off, has no variants or does not exist, or nothing was read yet. */
  abstract variant(
    caller: Caller,
    key: string,
    options?: { readonly properties?: SwitchProperties },
  ): ChosenVariant | null;
}
