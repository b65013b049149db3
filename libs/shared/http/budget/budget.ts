import { AsyncLocalStorage } from 'node:async_hooks';
import { record } from '../routes/records.js';
import type { Allowance, BudgetRule, RouteRecord } from '../routes/records.js';

/** Session and membership, and two transactions of one statement; a wait that a reader notices is too long. */
const ofReads: Allowance = { statements: 4, roundTrips: 6, databaseMs: 100 };
/** A commit waits for the disk, and a row for whoever holds it. */
const ofWrites: Allowance = { statements: 10, roundTrips: 12, databaseMs: 250 };

/**
 * What this route may cost, where that is not what any route may: 4 statements in 6 round trips and 100 ms of database
 * time for a read, 10 in 12 and 250 ms for a write. Tests hold it: statements and round trips are those that it needs.
 */
export const Budget = (rule: BudgetRule): MethodDecorator => {
  const { reason, ...limits } = rule;
  if (!reason.trim()) throw new TypeError('A budget says why');
  if (Object.values(limits).some((it) => !Number.isInteger(it) || it < 0))
    throw new TypeError('A budget is in whole numbers');
  return (_owner, _name, method) => record(method.value as object, () => ({ budget: rule }));
};

export function allowanceOf({ method, budget }: Pick<RouteRecord, 'budget'> & { readonly method: string }): Allowance {
  const { reason: _reason, ...own } = budget ?? { reason: '' };
  return { ...(method === 'GET' ? ofReads : ofWrites), ...own };
}

const aside = new AsyncLocalStorage<true>();

/** Does what a request does for all those of its minute: what it asks of the database is in no budget. */
export const besideBudget = <T>(work: () => Promise<T>): Promise<T> => aside.run(true, work);

/** Whether this code stands beside the budget of what it is a part of. */
export const isBesideBudget = (): boolean => aside.getStore() === true;
