import type { Place } from '../../model/edge.ts';
import type { Spot, Statement } from './answers.ts';

/** A statement that made something, and for which schema it was made. */
export interface Origin {
  readonly place: Place;
  /** Empty where no migration has made it. */
  readonly compartment: string;
}

const NAME_WEIGHT = 4;

/** Finds the statement that has made an object: the last one that names it, and most of what belongs to it. */
export class Whereabouts {
  private readonly byWord = new Map<string, Set<number>>();
  private readonly parts = new Map<string, Whereabouts>();
  private readonly statements: readonly Statement[];
  private readonly fallback: Place;

  constructor(statements: readonly Statement[], fallback: Place) {
    this.statements = statements;
    this.fallback = fallback;
    statements.forEach(({ text }, index) => {
      for (const word of text.toLowerCase().split(/[^\p{L}\p{N}_$]+/u)) {
        this.byWord.set(word, (this.byWord.get(word) ?? new Set()).add(index));
      }
    });
  }

  /**
   * @param name of the object itself; where PostgreSQL has made it up, `others` tell: its table, its schema.
   * @param isMaking whether the first statement is meant, which makes it, and not the last, which may have changed it
   */
  of(name: string, others: readonly string[], isMaking = false): Origin {
    const scores = new Map<number, number>();
    const count = (word: string, weight: number): void => {
      for (const index of this.byWord.get(word.toLowerCase()) ?? []) {
        scores.set(index, (scores.get(index) ?? 0) + weight);
      }
    };
    count(name, NAME_WEIGHT);
    for (const word of new Set(others)) count(word, 1);
    const order = isMaking ? 1 : -1;
    const [best] = [...scores].sort(([a, score], [b, other]) => other - score || (a - b) * order)[0] ?? [];
    const statement = best === undefined ? undefined : this.statements[best];
    return { place: this.placeOf(statement?.spot ?? null), compartment: statement?.compartment ?? '' };
  }

  /**
   * The last statement that says this of an object, by its full name: `alter view billing.open …`. Undefined where none
   * does, or where the name is put together by the server.
   */
  saying(before: string, schema: string, name: string, also?: RegExp): Origin | undefined {
    const [first, second] = [schema, name].map((it) => `"?${it.replaceAll(/\W/g, '\\$&')}"?`);
    const words = `\\b(?:${before})\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?`;
    const pattern = new RegExp(`${words}${first}\\s*\\.\\s*${second}(?!\\w)`, 'i');
    const naming = [...(this.byWord.get(name.toLowerCase()) ?? [])].map((index) => this.statements[index]);
    const found = naming.findLast((it) => it && pattern.test(it.text) && (also?.test(it.text) ?? true));
    return found && { place: this.placeOf(found.spot), compartment: found.compartment };
  }

  has(word: string): boolean {
    return this.byWord.has(word.toLowerCase());
  }

  /** Among the statements of one schema's migrations. */
  within(compartment: string): Whereabouts {
    return this.among(`of ${compartment}`, (it) => it.compartment === compartment);
  }

  /** Among the statements that have this word: where there is none, nothing but the provisioning has made it. */
  naming(word: string): Whereabouts {
    const indexes = this.byWord.get(word.toLowerCase());
    const having = new Set([...(indexes ?? [])].map((index) => this.statements[index]));
    return this.among(`naming ${word}`, (it) => having.has(it));
  }

  private among(key: string, isOne: (statement: Statement) => boolean): Whereabouts {
    const known = this.parts.get(key) ?? new Whereabouts(this.statements.filter(isOne), this.fallback);
    this.parts.set(key, known);
    return known;
  }

  placeOf(spot: Spot): Place {
    return spot ?? this.fallback;
  }
}
