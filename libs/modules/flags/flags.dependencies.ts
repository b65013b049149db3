import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { demandProtected } from './environments/environments.protection.js';
import type { DependencyDefinition } from './evaluation/definitions.js';
import type { Flag } from './flag.entity.js';
import { flagHasChildren, flagOwnParent, flagParentDepends, flagParentUnknown } from './flags.errors.js';
import { FlagsRepository } from './flags.repository.js';

/**
 * Parents have no parents, and so there are no rings either. The flags that are looked at are locked: two that would come
 * to depend on each other at once come one after the other.
 */
@Injectable()
export class FlagDependencies {
  constructor(private readonly flags: FlagsRepository) {}

  /** Within a transaction, for a flag that is about to be inserted: nobody depends on it yet. */
  async refuseForNew(caller: TenantCaller, { key, dependencies }: Pick<Flag, 'key' | 'dependencies'>): Promise<void> {
    if (dependencies.length === 0) return;
    refuseUnfit(key, dependencies, await this.flags.lock(caller, keysOf(dependencies)));
  }

  /** The same for one that is there, once it and these parents are locked. */
  async refuseFor(
    caller: TenantCaller,
    flag: Flag,
    dependencies: readonly DependencyDefinition[],
    locked: readonly Flag[],
  ): Promise<void> {
    refuseUnfit(flag.key, dependencies, locked);
    const { hasChildren, isOnWhereProtected } = await this.flags.findTies(caller, flag);
    if (dependencies.length > 0 && hasChildren) throw flagHasChildren();
    if (isOnWhereProtected && !isDeepStrictEqual(flag.dependencies, dependencies)) demandProtected(caller);
  }
}

export const keysOf = (dependencies: readonly DependencyDefinition[]): string[] =>
  dependencies.map(({ feature }) => feature);

function refuseUnfit(key: string, dependencies: readonly DependencyDefinition[], locked: readonly Flag[]): void {
  const parents = new Map(locked.map((flag) => [flag.key, flag]));
  for (const [index, { feature }] of dependencies.entries()) {
    if (feature === key) throw flagOwnParent(index);
    const parent = parents.get(feature);
    if (!parent || parent.archivedAt) throw flagParentUnknown(index);
    if (parent.dependencies.length > 0) throw flagParentDepends(index);
  }
}
