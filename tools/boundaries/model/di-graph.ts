/** Nest's container as it would be built: none of its providers is. */
export interface DiGraph {
  readonly nodes: number;
}
