/** What a rule protects, what breaks it and what keeps it. */
export interface Rule {
  /** One sentence; the line "why" of a finding, unless the finding knows better. */
  readonly why: string;
  /** The same intent, as it must not and as it may be written. */
  readonly bad: string;
  readonly good: string;
}
