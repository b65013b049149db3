/** A list, and how rows of it come and go behind the API's back: faster than anybody could make them through it. */
export interface ListCase {
  readonly path: string;
  /** Queries, one of each filter, that show other rows than the one without them. */
  readonly filters?: readonly string[];
  readonly keyOf: (item: Record<string, string>) => string;
  /** @returns the key of a new row, which lies anywhere in the order */
  readonly insert: () => Promise<string>;
  readonly remove: (key: string) => Promise<unknown>;
}
