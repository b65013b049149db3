import type { Place } from './edge.ts';

/** Something of the database, and the statement that made it so. */
export type Placed<Row> = Row & { readonly place: Place };

/** A schema of the product, and its two roles; without roles, everything is one login's. */
export interface Compartment {
  readonly name: string;
  readonly owner?: string;
  readonly login?: string;
}

/** A migration that its own role may not do. */
export interface FailedMigration {
  readonly compartment: string;
  readonly migration: string;
  readonly message: string;
  /** `schema.relation` of somebody else that the failed statement names. */
  readonly names: string | null;
  /** It fails only where nobody is but those that the module says that it needs. */
  readonly isAlone: boolean;
}

export interface StoredFunction {
  readonly schema: string;
  readonly name: string;
  readonly language: string;
  /** Its body is a text, of which PostgreSQL does not know what it names. */
  readonly isText: boolean;
  readonly isDefiner: boolean;
  readonly settings: string;
  /** What PostgreSQL's parser finds in such a body, as `schema.name`; and whether it runs what it makes up itself. */
  readonly reaches: readonly string[];
  readonly isDynamic: boolean;
}

export interface Policy {
  readonly name: string;
  readonly command: string;
  readonly isPermissive: boolean;
  readonly isForAll: boolean;
  readonly uses: string | null;
  readonly checks: string | null;
}

export interface Relation {
  readonly schema: string;
  readonly name: string;
  /** Of `pg_class.relkind`: table, partitioned table, view, materialised view, foreign table. */
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'f';
  readonly isWalled: boolean;
  readonly isInvoker: boolean;
  readonly policies: readonly Policy[];
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** A view that shows rows of a walled table. */
  readonly showsWalled: boolean;
  /** The policies that it has to have; `null`: none. Undefined where the repository has no walls. */
  readonly wanted?: readonly Policy[] | null;
}

export interface Grant {
  readonly kind: string;
  readonly schema: string;
  readonly name: string;
  readonly owner: string;
  /** `PUBLIC`: everybody. */
  readonly grantee: string;
  readonly privilege: string;
}

export interface Role {
  readonly name: string;
  readonly canLogin: boolean;
  readonly isMighty: boolean;
  readonly memberOf: readonly string[];
}

export interface Ownership {
  readonly schema: string;
  readonly name: string;
  readonly form: string;
  readonly owner: string;
}

/** An id that rows of two modules' migrations have in common. */
export interface SharedSeed {
  readonly id: string;
  readonly table: string;
  readonly other: string;
}

/** Something outside the schemas of the product: of the whole database, or in a schema of nobody. */
export interface Stray {
  readonly form: string;
  readonly name: string;
}

/** What a migrated PostgreSQL says about itself. Dependencies between schemas are edges. */
export interface CatalogFacts {
  readonly compartments: readonly Compartment[];
  readonly migrations: number;
  readonly objects: number;
  readonly failures: readonly Placed<FailedMigration>[];
  readonly functions: readonly Placed<StoredFunction>[];
  /** `place`: what has made it; `changedAt`: the last that changed a view, or the wall of a table. */
  readonly relations: readonly (Placed<Relation> & { readonly changedAt: Place })[];
  readonly grants: readonly Placed<Grant>[];
  readonly roles: readonly Placed<Role>[];
  readonly owners: readonly Placed<Ownership>[];
  readonly seeds: readonly Placed<SharedSeed>[];
  readonly strays: readonly Placed<Stray>[];
}
