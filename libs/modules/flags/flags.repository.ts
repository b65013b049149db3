import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../shared/callers/index.js';
import type { Change } from './changes/change.entity.js';
import { Flag } from './flag.entity.js';

/** Which flags: archived ones or others, and stale ones or others where that is asked. */
export interface WhichFlags {
  readonly archived: boolean;
  readonly stale: boolean | null;
}

export interface Ties {
  /** Open flags depend on it. */
  readonly hasChildren: boolean;
  /** It is on in an environment that is protected. */
  readonly isOnWhereProtected: boolean;
}

type Changed = Partial<Pick<Flag, 'type' | 'description' | 'ownerUserId' | 'dependencies' | 'staleAfterDays'>> &
  Pick<Flag, 'changedAt' | 'staleAt'>;

@Injectable()
export class FlagsRepository {
  constructor(@InjectRepository(Flag, 'flags') private readonly flags: Repository<Flag>) {}

  /** A flag, its state in each environment, which is off, and the change that made it. */
  async insert(flag: Flag, { id, after, changedByKind, changedBy }: Change): Promise<void> {
    await this.flags.query(
      `with added as (
         insert into flags.flags (organization_id, id, created_at, key, type, description, owner_user_id, dependencies,
                                  stale_after_days, changed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $3, $10)
         returning organization_id, id, created_at, version),
       change as (
         insert into flags.changes (organization_id, id, created_at, flag_id, to_version, after, changed_by_kind, changed_by)
         select a.organization_id, $11, a.created_at, a.id, a.version, $12, $13, $14 from added a)
       insert into flags.flag_states (organization_id, flag_id, environment_id, updated_by, updated_at)
       select a.organization_id, a.id, e.id, $14, a.created_at
         from added a join flags.environments e on e.organization_id = a.organization_id`,
      [
        ...[flag.organizationId, flag.id, flag.createdAt, flag.key, flag.type, flag.description, flag.ownerUserId],
        ...[JSON.stringify(flag.dependencies), flag.staleAfterDays, flag.version],
        ...[id, JSON.stringify(after), changedByKind, changedBy],
      ],
    );
  }

  find({ organizationId }: TenantCaller, key: string): Promise<Flag | null> {
    return this.flags.findOneBy({ organizationId, key });
  }

  /** Holds these flags, in the order of their keys, until the transaction ends. */
  lock({ organizationId }: TenantCaller, keys: readonly string[]): Promise<Flag[]> {
    const where = { organizationId, key: In([...keys]) };
    return this.flags.find({ where, order: { key: 'asc' }, lock: { mode: 'for_no_key_update' } });
  }

  /** By key. */
  list(
    { organizationId }: TenantCaller,
    { archived, stale }: WhichFlags,
    afterKey: string | null,
    limit: number,
  ): Promise<Flag[]> {
    const where = {
      organizationId,
      archivedAt: archived ? Not(IsNull()) : IsNull(),
      ...(stale !== null && { staleAt: stale ? Not(IsNull()) : IsNull() }),
      ...(afterKey !== null && { key: MoreThan(afterKey) }),
    };
    return this.flags.find({ where, order: { key: 'asc' }, take: limit });
  }

  /** What stands in the way of taking a flag away, or of making it depend on others. */
  async findTies({ organizationId }: TenantCaller, { id, key }: Pick<Flag, 'id' | 'key'>): Promise<Ties> {
    const [row] = await this.flags.query<Ties[]>(
      `select exists (
                select from flags.flags
                 where organization_id = $1 and archived_at is null and dependencies @> $3::jsonb) as "hasChildren",
              exists (
                select from flags.flag_states s
                  join flags.environments e on e.organization_id = s.organization_id and e.id = s.environment_id
                 where s.organization_id = $1 and s.flag_id = $2 and s.enabled and e.protected) as "isOnWhereProtected"`,
      [organizationId, id, JSON.stringify([{ feature: key }])],
    );
    return row ?? { hasChildren: false, isOnWhereProtected: false };
  }

  /** False when this is not its version any more. */
  async update({ organizationId }: TenantCaller, id: string, version: number, changed: Changed): Promise<boolean> {
    const { affected } = await this.flags.update({ organizationId, id, version }, changed);
    return affected === 1;
  }

  /** Archives it and gives its place back; false when this is not its version any more. */
  async archive({ organizationId }: TenantCaller, id: string, version: number, archivedAt: Date): Promise<boolean> {
    const [row] = await this.flags.query<{ archived: number }[]>(
      `with archived as (
         update flags.flags set archived_at = $4, changed_at = $4, stale_at = null, version = version + 1
          where organization_id = $1 and id = $2 and version = $3
         returning organization_id),
       given_back as (
         update flags.tallies t set open_flags = t.open_flags - 1
           from archived where t.organization_id = archived.organization_id)
       select count(*)::int as archived from archived`,
      [organizationId, id, version, archivedAt],
    );
    return row?.archived === 1;
  }

  /** One of its states has changed; so it does its work again, which is a new version where it was stale. */
  async touch({ organizationId }: TenantCaller, id: string, changedAt: Date): Promise<void> {
    await this.flags.query(
      `update flags.flags
          set changed_at = $3, stale_at = null, version = version + case when stale_at is null then 0 else 1 end
        where organization_id = $1 and id = $2`,
      [organizationId, id, changedAt],
    );
  }
}
