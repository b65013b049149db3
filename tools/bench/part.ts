import type { Stages } from '../runner/stages.ts';

/** `quick` shows whether a part still runs, in a fraction of the time; its figures are printed and not kept. */
export type Form = 'full' | 'quick';

/** What a figure is held against. */
export interface Aim {
  readonly what: string;
  readonly aim: string;
  readonly found: string;
  /** By how much it is missed, in words; null where it is met. */
  readonly missedBy: string | null;
}

/**
 * One part of the benchmark, in a folder of its own: `npm run bench -- <name>` measures it, keeps what it found as
 * `tools/bench/results/<name>.json` and renders `docs/performance.md` from the results of all parts.
 * @typeParam Data plain JSON
 */
export interface Part<Data> {
  /** The heading of its section. */
  readonly title: string;
  /** One line for `--help`. */
  readonly about: string;
  /**
   * Prints what it does as stages.
   * @param long to the largest sizes that the part has, where it leaves them out for the time that they take
   * @throws Refusal when its figures would mean nothing
   */
  measure(stages: Stages, form: Form, long: boolean): Promise<Data>;
  aims(data: Data): readonly Aim[];
  /** Markdown below the heading: how it was measured, and the figures. Headings of its own begin with `###`. */
  section(data: Data): string;
}
