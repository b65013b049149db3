/** What a migrated PostgreSQL says about itself. */
export interface CatalogFacts {
  readonly objects: number;
}
