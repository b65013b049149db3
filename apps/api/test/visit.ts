import type { Person, Product } from './product.js';

export interface World {
  readonly product: Product;
  readonly owner: Person;
}

export type Headers = Readonly<Record<string, string>>;
/** What makes one successful request. */
export type Visit = readonly [
  method: string,
  path: string,
  body?: unknown,
  token?: string,
  from?: string,
  headers?: Headers,
];
export type Prepare = (world: World) => Visit | Promise<Visit>;
