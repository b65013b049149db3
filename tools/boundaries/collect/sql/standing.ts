import type { Access, SqlUse } from './uses.ts';

/** Where a walk stands: names that WITH has made, and what the statement around does to what it names. */
export interface Standing {
  readonly ctes: ReadonlySet<string>;
  readonly access: Access;
}

/** Takes further statements that stand inside of one as text. */
export interface TakesText {
  readonly uses: SqlUse[];
  readonly text: (text: string, standing?: Standing) => void;
}
