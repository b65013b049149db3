import type { Place } from './faults/log-safety-place.js';
import type { ListCase } from './list-case.js';
import type { Person, Product } from './product.js';
import type { Prepare } from './visit.js';

/** Bodies that name an object of another organization, and one that does not exist. */
export interface Named {
  readonly foreign: object;
  readonly unknown: object;
}

/**
 * What the tests of every route have to know of a module that can be taken out, by operation ids. It stands in a folder
 * of the module's own here, and goes with that folder and its line in `cases.ts`.
 */
export interface ModuleCases {
  readonly module: string;
  /** How each route is reached. */
  readonly visits: Readonly<Record<string, Prepare>>;
  /** [statements, round trips] of a visit, the brackets of transactions counted as round trips only. */
  readonly budgets: Readonly<Record<string, readonly [number, number]>>;
  /** The limiter's statements, where they are not 1. */
  readonly limiter?: Readonly<Record<string, number>>;
  /** Tables whose rows have a version, and where these are read and written. */
  readonly places: Readonly<Record<string, string>>;
  /** Where a client can put a secret, by what that is. */
  readonly secrets?: Readonly<Record<string, Place>>;
  /** What an API key has to be allowed for the module's protocols. */
  readonly scopes?: readonly string[];
  /** For bodies that name something by its id; a stranger is a member of another organization. */
  readonly named?: (strangerId: string) => Readonly<Record<string, Named>>;
  /** Its lists, in an organization that has nothing here. */
  readonly lists: (
    product: Product,
    person: Person,
    organizationId: string,
  ) => Promise<Readonly<Record<string, ListCase>>>;
  /** Gives an organization a row in every table. @returns path parameters that lead to them */
  readonly fill: (product: Product, owner: Person, organizationId: string) => Promise<Readonly<Record<string, string>>>;
}
