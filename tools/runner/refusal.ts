/** Something that stands in the way of a command and that a person can mend: one sentence, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly mend: string;

  constructor(sentence: string, mend: string) {
    super(sentence);
    this.mend = mend;
  }
}

/** A refusal is one sentence and its remedy; anything else is our mistake, and shows where it happened. */
export function explain(error: unknown, mend: string): string {
  if (error instanceof Refusal) return `✗ ${error.message}\n  → ${error.mend}`;
  return `✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n  → ${mend}`;
}
