import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';
import { outsideOfActivities } from '../activity/index.js';
import type { Caller } from '../callers/index.js';
import { outsideOfDeadlines } from '../deadlines/index.js';
import { isUuid } from './look-up.js';
import { runUnrepeatable } from './repeats.js';

/** One open transaction of one module: what its repositories work in. */
export interface UnitOfWork {
  readonly module: string;
  readonly caller: Caller;
  readonly manager: EntityManager;
  readonly effects: (() => void)[];
}

const current = new AsyncLocalStorage<UnitOfWork>();

/** The unit of work that this code runs in, whichever module opened it. */
export const currentUnitOfWork = (): UnitOfWork | undefined => current.getStore();

export const runInside = <T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> => current.run(unit, work);

/** Runs an effect as if no transaction had ever been open around it, and no request had asked for it or waited. */
export const runOutside = <T>(effect: () => T): T =>
  current.exit(() => outsideOfActivities(() => outsideOfDeadlines(() => runUnrepeatable(effect))));

/**
 * The settings that row-level security reads, for the transaction that begins. They are literals, since they travel in
 * the same message as `START TRANSACTION`; so ids are checked first.
 */
export function wallSettings({ kind, organizationId, userId }: Caller): string {
  const settings = [
    organizationId !== undefined && `set local app.organization_id = '${checked(organizationId)}'`,
    userId !== undefined && `set local app.user_id = '${checked(userId)}'`,
    kind === 'system' && organizationId === undefined && `set local app.scope = 'system'`,
  ];
  return settings.filter((it) => it !== false).join('; ');
}

function checked(id: string): string {
  if (!isUuid(id)) throw new TypeError('A caller bears an id that is no UUID');
  return id;
}

/** @throws Error when `inner` would work for another organization than the transaction that it joins. */
export function refuseOtherTenant(outer: Caller, inner: Caller): void {
  const differs = outer.organizationId !== undefined && inner.organizationId !== undefined;
  if (differs && outer.organizationId !== inner.organizationId)
    throw new Error('A transaction of one organization cannot be joined for another one');
}
