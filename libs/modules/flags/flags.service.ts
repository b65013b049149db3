import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantCaller } from '../../shared/callers/index.js';
import { Clock } from '../../shared/clock/index.js';
import { Database } from '../../shared/database/index.js';
import { Outbox } from '../../shared/events/index.js';
import { readCursor, toPage } from '../../shared/http/index.js';
import { ChangesService } from './changes/changes.service.js';
import { Rulesets } from './environments/environments.rulesets.js';
import type { Flag } from './flag.entity.js';
import { FlagDependencies } from './flags.dependencies.js';
import type { CreateFlag, FlagList, FlagQuery, FlagView } from './flags.dto.js';
import { flagLimitReached, flagNotFound } from './flags.errors.js';
import { FlagCreated } from './flags.events.js';
import { FlagOwners } from './flags.owners.js';
import { FlagsRepository } from './flags.repository.js';
import { settingsOf, viewOf } from './flags.views.js';
import { Tallies } from './tallies/tallies.service.js';

@Injectable()
export class FlagsService {
  constructor(
    private readonly database: Database,
    private readonly flags: FlagsRepository,
    private readonly dependencies: FlagDependencies,
    private readonly owners: FlagOwners,
    private readonly tallies: Tallies,
    private readonly changes: ChangesService,
    private readonly rulesets: Rulesets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(caller: TenantCaller, { cursor, limit, archived, stale }: FlagQuery): Promise<FlagList> {
    const scope = ['flags.flags', caller.organizationId, archived, stale ?? ''];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const which = { archived: archived === 'true', stale: stale === undefined ? null : stale === 'true' };
    const found = await this.database.transaction(caller, () => this.flags.list(caller, which, after, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ key }) => [key]);
    return { items: rows.map(viewOf), nextCursor };
  }

  async get(caller: TenantCaller, key: string): Promise<FlagView> {
    const flag = await this.database.transaction(caller, () => this.flags.find(caller, key));
    if (!flag) throw flagNotFound();
    return viewOf(flag);
  }

  async create(caller: TenantCaller, wanted: CreateFlag): Promise<FlagView> {
    await this.owners.demand(caller, wanted.ownerUserId);
    const flag = this.draft(caller, wanted);
    const made = { flagId: flag.id, toVersion: flag.version, after: settingsOf(flag) };
    return this.database.transaction(caller, async () => {
      await this.dependencies.refuseForNew(caller, flag);
      if (!(await this.tallies.take(caller, { openFlags: 1 }))) throw flagLimitReached();
      await this.flags.insert(flag, this.changes.draft(caller, made));
      await this.rulesets.changedEverywhere(caller);
      await this.outbox.publish(caller, new FlagCreated({ flagId: flag.id, flagKey: flag.key, flagType: flag.type }));
      return viewOf(flag);
    });
  }

  private draft(caller: TenantCaller, { ownerUserId, ...wanted }: CreateFlag): Flag {
    const now = this.clock.now();
    return {
      ...wanted,
      organizationId: caller.organizationId,
      id: randomUUIDv7(),
      ownerUserId: ownerUserId === undefined ? (caller.userId ?? caller.responsibleUserId ?? null) : ownerUserId,
      changedAt: now,
      staleAt: null,
      archivedAt: null,
      createdAt: now,
      version: 1,
    };
  }
}
