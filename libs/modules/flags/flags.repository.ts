import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../shared/callers/index.js';
import { Flag } from './flag.entity.js';

/** Which flags: archived ones or others, and stale ones or others where that is asked. */
export interface WhichFlags {
  readonly archived: boolean;
  readonly stale: boolean | null;
}

type Changed = Partial<
  Pick<Flag, 'type' | 'description' | 'ownerUserId' | 'dependencies' | 'staleAfterDays' | 'archivedAt'>
> &
  Pick<Flag, 'changedAt' | 'staleAt'>;

@Injectable()
export class FlagsRepository {
  constructor(@InjectRepository(Flag, 'flags') private readonly flags: Repository<Flag>) {}

  /** A flag, and its state in each environment: off. */
  async insert(flag: Flag, updatedBy: string | null): Promise<void> {
    await this.flags.query(
      `with added as (
         insert into flags.flags (organization_id, id, created_at, key, type, description, owner_user_id, dependencies,
                                  stale_after_days, changed_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $3, $10)
         returning organization_id, id, created_at)
       insert into flags.flag_states (organization_id, flag_id, environment_id, updated_by, updated_at)
       select a.organization_id, a.id, e.id, $11, a.created_at
         from added a join flags.environments e on e.organization_id = a.organization_id`,
      [
        ...[flag.organizationId, flag.id, flag.createdAt, flag.key, flag.type, flag.description, flag.ownerUserId],
        ...[JSON.stringify(flag.dependencies), flag.staleAfterDays, flag.version, updatedBy],
      ],
    );
  }

  find({ organizationId }: TenantCaller, key: string): Promise<Flag | null> {
    return this.flags.findOneBy({ organizationId, key });
  }

  /** Holds these flags, in the order of their keys, until the transaction ends. */
  lock({ organizationId }: TenantCaller, keys: readonly string[]): Promise<Flag[]> {
    const where = { organizationId, key: In([...keys]) };
    return this.flags.find({ where, order: { key: 'asc' }, lock: { mode: 'pessimistic_write' } });
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

  /** Whether open flags depend on this one. */
  async hasChildren({ organizationId }: TenantCaller, key: string): Promise<boolean> {
    const [row] = await this.flags.query<{ found: boolean }[]>(
      `select exists (
         select from flags.flags
          where organization_id = $1 and archived_at is null and dependencies @> $2::jsonb) as found`,
      [organizationId, JSON.stringify([{ feature: key }])],
    );
    return row?.found ?? false;
  }

  /** False when this is not its version any more. */
  async update({ organizationId }: TenantCaller, id: string, version: number, changed: Changed): Promise<boolean> {
    const { affected } = await this.flags.update({ organizationId, id, version }, changed);
    return affected === 1;
  }
}
