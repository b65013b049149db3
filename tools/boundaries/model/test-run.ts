import type { Place } from './edge.ts';

/** What the specs of one file have caused, as a recorder writes it down: `libs/shared/testing/recording.ts` here. */
export interface Recording {
  /** Each once; `at` where it was sent, as `file:line ← caller:line`, if that was looked at. */
  readonly statements: readonly { readonly module: string; readonly text: string; readonly at: string | null }[];
  /** Statements that one transaction has sent, by their index. */
  readonly transactions: readonly { readonly module: string; readonly statements: readonly number[] }[];
  /** One method of a facade, called again and again by one line. */
  readonly loops: readonly {
    readonly by: string;
    readonly caller: string;
    readonly module: string;
    readonly name: string;
    readonly count: number;
    readonly at: string;
  }[];
  /** A facade that was called, or a handler that began, while a transaction of another module was open. */
  readonly nested: readonly {
    readonly kind: 'facade' | 'handler';
    readonly module: string;
    readonly name: string;
    readonly inside: string;
    readonly at: string;
  }[];
}

/** A transaction that has written what belongs to more than one module. */
export interface MixedTransaction {
  readonly place: Place;
  readonly module: string;
  readonly owners: readonly string[];
  readonly relations: readonly string[];
}

export interface Loop {
  readonly place: Place;
  readonly by: string;
  readonly name: string;
  readonly count: number;
}

export interface Nested {
  readonly place: Place;
  readonly kind: 'facade' | 'handler';
  readonly name: string;
  readonly inside: string;
}

/** What only a run of the tests has shown. Statements on what is another's are edges. */
export interface TestRunFacts {
  readonly statements: number;
  readonly mixed: readonly MixedTransaction[];
  readonly loops: readonly Loop[];
  readonly nested: readonly Nested[];
}
