import type { Place } from './edge.ts';

/** An entity as TypeORM knows it, together with all others. */
export interface Entity {
  readonly name: string;
  readonly place: Place;
  /** `schema.table`, or the table alone. */
  readonly table: string;
}

/** A method that TypeORM calls when a row of an entity is read or written, declared in a class that the entity extends. */
export interface InheritedListener {
  readonly entity: string;
  readonly place: Place;
  readonly base: string;
  /** File of the base. */
  readonly from: string;
  readonly method: string;
}

/** What TypeORM refuses to make of the entities. */
export interface OrmFault {
  readonly place: Place;
  readonly entity: string;
  readonly message: string;
}

/** TypeORM's metadata of all entities together. What they use of each other are edges. */
export interface OrmFacts {
  readonly entities: readonly Entity[];
  readonly inherited: readonly InheritedListener[];
  readonly faults: readonly OrmFault[];
}
