/** What the checker was asked, beside the edges that it showed. */
export interface TypeFacts {
  /** Files whose every node was looked at. */
  readonly files: number;
}
