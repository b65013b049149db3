import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { EnvironmentRevision } from './environment-revision.entity.js';

/** Rows are locked in the order of ids first, so that two changes of several wait for each other instead of dead-locking. */
@Injectable()
export class EnvironmentRevisionsRepository {
  constructor(
    @InjectRepository(EnvironmentRevision, 'flags') private readonly revisions: Repository<EnvironmentRevision>,
  ) {}

  /**
   * Something is different in one environment, or in all of the organization for null, and so many bytes longer.
   * @returns how long the longest of these is now
   */
  async bump({ organizationId }: TenantCaller, environmentId: string | null, bytes: number): Promise<number> {
    const [row] = await this.revisions.query<{ bytes: number }[]>(
      `with held as (
         select environment_id from flags.environment_revisions
          where organization_id = $1 and ($2::uuid is null or environment_id = $2)
          order by environment_id for update),
       bumped as (
         update flags.environment_revisions r set revision = r.revision + 1, bytes = r.bytes + $3
           from held where r.organization_id = $1 and r.environment_id = held.environment_id
         returning r.bytes)
       select coalesce(max(bytes), 0)::float8 as bytes from bumped`,
      [organizationId, environmentId, bytes],
    );
    return row?.bytes ?? 0;
  }

  /** A flag, and so the bytes of its states, is gone from all environments of the organization. */
  async bumpWithout({ organizationId }: TenantCaller, flagId: string): Promise<void> {
    await this.revisions.query(
      `with held as (
         select environment_id from flags.environment_revisions
          where organization_id = $1 order by environment_id for update)
       update flags.environment_revisions r set revision = r.revision + 1, bytes = r.bytes - s.bytes
         from held join flags.flag_states s
           on s.organization_id = $1 and s.environment_id = held.environment_id and s.flag_id = $2
        where r.organization_id = $1 and r.environment_id = held.environment_id`,
      [organizationId, flagId],
    );
  }
}
