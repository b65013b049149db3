import type ts from 'typescript';

/** How a piece of SQL stands in the statement that the server gets of it. */
export interface Shape {
  readonly before: string;
  readonly after: string;
  /** It is a part that a query builder completes: parameters are `:name`, and names are quoted there. */
  readonly isPart: boolean;
}

/** SQL that is handed to a database, where it is handed over. */
export interface Handed {
  /** `null`: only a running program knows it. */
  readonly expression: ts.Expression | null;
  readonly at: ts.Node;
  readonly shape: Shape;
  /** What it is handed to, for messages. */
  readonly to: string;
  /** What stands in the holes of this template is sent as parameters, where it is no function. */
  readonly holesAreValues?: true;
  /** It goes to a function of which only its type is known: SQL where it reads like it, and nobody's business else. */
  readonly isGuess?: true;
}

export const statement: Shape = { before: '', after: '', isPart: false };
export const condition: Shape = { before: 'select 1 where (', after: ')', isPart: true };
export const column: Shape = { before: 'select ', after: '', isPart: true };
export const order: Shape = { before: 'select 1 order by ', after: '', isPart: true };
export const grouping: Shape = { before: 'select 1 group by ', after: '', isPart: true };
export const source: Shape = { before: 'select 1 from ', after: ' source', isPart: true };
