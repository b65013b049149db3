/** Something that stands in the way of a command and that a person can mend: one sentence, and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly mend: string;

  constructor(sentence: string, mend: string) {
    super(sentence);
    this.mend = mend;
  }
}
