import type { Compartment, Grant, Ownership, Relation, Role, StoredFunction } from '../../model/catalog.ts';
import type { Login } from '../../scratch/login.ts';

/** What the child is asked. */
export interface Question {
  readonly login: Login;
  /** Modules in the order of their arrows, each with the files of its migrations. */
  readonly modules: readonly {
    readonly name: string;
    readonly dependsOn: readonly string[];
    readonly files: readonly string[];
  }[];
  /** Folder of the judged repository, and of the gate itself: whose lines no statement comes from. */
  readonly root: string;
  readonly gate: string;
  /** Besides, each module on a database where only those are that it depends on. */
  readonly alone: boolean;
  /** The server was there before, and stays: nothing may be left on it. */
  readonly isGiven: boolean;
}

/** Why the child has not even begun. */
export interface Refused {
  readonly refusal: string;
}

/** Where code of the repository stands; `null`: not known. */
export type Spot = { readonly file: string; readonly line: number; readonly column: number } | null;

export interface Statement {
  readonly compartment: string;
  readonly migration: string;
  readonly spot: Spot;
  readonly text: string;
}

export interface Failure {
  readonly compartment: string;
  readonly migration: string;
  readonly spot: Spot;
  readonly text: string;
  readonly message: string;
  /** Only where nobody is but those that the module depends on. */
  readonly isAlone: boolean;
  /** The migration was then applied all the same, with the rights of all owners. */
  readonly isLetThrough: boolean;
}

export interface Dependency {
  readonly schema: string;
  readonly rel: string;
  readonly name: string;
  readonly form: string;
  readonly toSchema: string;
  readonly toRel: string;
  readonly toForm: string;
}

/** A function, and the statement that would make it anew. */
export type FunctionRow = Omit<StoredFunction, 'reaches' | 'isDynamic'> & { readonly definition: string };

/** Rows that one table got by migrations, and the ids in them. */
export interface SeedRow {
  readonly schema: string;
  readonly name: string;
  readonly ids: readonly string[];
}

/** What the migrated database says. */
export interface Answer {
  readonly compartments: readonly Compartment[];
  readonly applied: number;
  readonly homeless: readonly string[];
  readonly statements: readonly Statement[];
  readonly failures: readonly Failure[];
  readonly dependencies: readonly Dependency[];
  readonly inventory: readonly {
    readonly schema: string;
    readonly rel: string;
    readonly name: string;
    readonly form: string;
  }[];
  readonly functions: readonly FunctionRow[];
  readonly relations: readonly Relation[];
  readonly grants: readonly Grant[];
  readonly roles: readonly Role[];
  readonly owners: readonly Ownership[];
  readonly databaseWide: readonly { readonly form: string; readonly name: string }[];
  readonly seeds: readonly SeedRow[];
}
