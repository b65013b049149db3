import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Database } from '../../shared/database/index.js';
import { kernelErrors } from '../../shared/errors/index.js';
import { Outbox } from '../../shared/events/index.js';
import { ChangesService } from './changes/changes.service.js';
import { demandProtected } from './environments/environments.protection.js';
import { Rulesets } from './environments/environments.rulesets.js';
import type { Flag } from './flag.entity.js';
import { FlagDependencies, keysOf } from './flags.dependencies.js';
import type { FlagView, UpdateFlag } from './flags.dto.js';
import { flagArchived, flagHasChildren, flagNotFound } from './flags.errors.js';
import { FlagArchived, FlagUpdated } from './flags.events.js';
import { FlagOwners } from './flags.owners.js';
import { FlagsRepository } from './flags.repository.js';
import { settingsOf, viewOf } from './flags.views.js';

type Settings = ReturnType<typeof settingsOf>;
const members = ['type', 'description', 'ownerUserId', 'dependencies', 'staleAfterDays'] as const;

/** What becomes of a flag once it is there. */
@Injectable()
export class FlagChanging {
  constructor(
    private readonly database: Database,
    private readonly flags: FlagsRepository,
    private readonly dependencies: FlagDependencies,
    private readonly owners: FlagOwners,
    private readonly changes: ChangesService,
    private readonly rulesets: Rulesets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param version the one that the caller has seen */
  async update(caller: TenantCaller, key: string, version: number, wanted: UpdateFlag): Promise<FlagView> {
    await this.owners.demand(caller, wanted.ownerUserId);
    return this.database.transaction(caller, async () => {
      const locked = await this.flags.lock(caller, [key, ...keysOf(wanted.dependencies ?? [])]);
      const flag = openFlag(locked, key);
      if (flag.version !== version) throw kernelErrors.preconditionFailed();
      if (wanted.dependencies) await this.dependencies.refuseFor(caller, flag, wanted.dependencies, locked);
      const before = settingsOf(flag);
      const after = { ...before, ...wanted };
      const changed = members.filter((it) => !isDeepStrictEqual(before[it], after[it]));
      if (changed.length === 0) return viewOf(flag);
      await this.write(caller, flag, only(before, changed), only(after, changed));
      const isSeen = flag.staleAt !== null || changed.some((it) => it === 'type' || it === 'dependencies');
      if (isSeen) await this.rulesets.changedEverywhere(caller);
      await this.outbox.publish(caller, new FlagUpdated({ flagId: flag.id, flagKey: key, changed }));
      return viewOf({ ...flag, ...after, staleAt: null, version: version + 1 });
    });
  }

  /** For good: its key stays taken, and code that asks for it still is told that it is off. */
  async archive(caller: TenantCaller, key: string): Promise<FlagView> {
    const archivedAt = this.clock.now();
    return this.database.transaction(caller, async () => {
      const flag = openFlag(await this.flags.lock(caller, [key]), key);
      const { hasChildren, isOnWhereProtected } = await this.flags.findTies(caller, flag);
      if (isOnWhereProtected) demandProtected(caller);
      if (hasChildren) throw flagHasChildren();
      const { id: flagId, version } = flag;
      if (!(await this.flags.archive(caller, flagId, version, archivedAt))) throw kernelErrors.preconditionFailed();
      const [before, after] = [{ archivedAt: null }, { archivedAt }];
      await this.changes.record(caller, { flagId, toVersion: version + 1, before, after });
      await this.rulesets.lost(caller, flag.id);
      await this.outbox.publish(caller, new FlagArchived({ flagId: flag.id, flagKey: key }));
      return viewOf({ ...flag, archivedAt, staleAt: null, version: flag.version + 1 });
    });
  }

  /** A flag that is changed does its work again. */
  private async write(
    caller: TenantCaller,
    { id, version }: Flag,
    before: Partial<Settings>,
    after: Partial<Settings>,
  ): Promise<void> {
    const now = { changedAt: this.clock.now(), staleAt: null };
    if (!(await this.flags.update(caller, id, version, { ...after, ...now }))) throw kernelErrors.preconditionFailed();
    await this.changes.record(caller, { flagId: id, toVersion: version + 1, before, after });
  }
}

function openFlag(locked: readonly Flag[], key: string): Flag {
  const flag = locked.find((it) => it.key === key);
  if (!flag) throw flagNotFound();
  if (flag.archivedAt) throw flagArchived();
  return flag;
}

const only = (settings: Settings, changed: readonly (keyof Settings)[]): Partial<Settings> =>
  Object.fromEntries(changed.map((it) => [it, settings[it]]));
