import { declaredTables } from '../../../libs/shared/database/index.js';
import '../app.module.js';
import { flagsCases } from './flags/flags.cases.js';
import type { ListCase } from './list-case.js';
import type { ModuleCases, Named } from './module-cases.js';
import type { Person, Product } from './product.js';

/** One line a module, beside identity, organizations and notifications, which are always there. */
const all: readonly ModuleCases[] = [flagsCases];

/** Where a module was taken out of the product, its cases concern nobody, until somebody sweeps. */
const isPresent = ({ module }: ModuleCases) => [...declaredTables().keys()].some((it) => it.startsWith(`${module}.`));
const present = all.filter(isPresent);

const merged = <T>(parts: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> =>
  Object.fromEntries(parts.flatMap((it) => Object.entries(it)));

export const moduleVisits = merged(present.map(({ visits }) => visits));
export const moduleBudgets = merged(present.map(({ budgets }) => budgets));
export const moduleLimiter = merged(present.map(({ limiter }) => limiter ?? {}));
export const moduleSecrets = merged(present.map(({ secrets }) => secrets ?? {}));
export const moduleScopes = present.flatMap(({ scopes = [] }) => scopes);
export const modulePlaces = merged(present.map(({ places }) => places));

export const moduleNamed = (strangerId: string): Readonly<Record<string, Named>> =>
  merged(present.map(({ named }) => named?.(strangerId) ?? {}));

export async function moduleLists(
  product: Product,
  person: Person,
  organizationId: string,
): Promise<Readonly<Record<string, ListCase>>> {
  const lists = [];
  for (const it of present) lists.push(await it.lists(product, person, organizationId));
  return merged(lists);
}

/** Gives an organization a row in every table of these modules. @returns path parameters that lead to them */
export async function fillModules(
  product: Product,
  owner: Person,
  organizationId: string,
): Promise<Readonly<Record<string, string>>> {
  const filled = [];
  for (const it of present) filled.push(await it.fill(product, owner, organizationId));
  return merged(filled);
}
