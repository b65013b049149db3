/** TypeORM's metadata of all entities together. */
export interface OrmFacts {
  readonly entities: number;
}
