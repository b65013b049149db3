import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Tally } from '../tallies/tally.entity.js';

@Injectable()
export class ErasuresRepository {
  constructor(@InjectRepository(Tally, 'flags') private readonly tallies: Repository<Tally>) {}

  /** Erases some of what grew with time, and says how many rows that were. */
  async eraseBatch({ organizationId }: TenantCaller, most: number): Promise<number> {
    const [row] = await this.tallies.query<{ erased: number }[]>(
      `with gone_metrics as (
         delete from flags.metrics where ctid = any (array(
           select ctid from flags.metrics where organization_id = $1 limit $2))
         returning 1),
       gone_changes as (
         delete from flags.changes where ctid = any (array(
           select ctid from flags.changes where organization_id = $1 limit $2))
         returning 1),
       gone_states as (
         delete from flags.flag_states where ctid = any (array(
           select ctid from flags.flag_states where organization_id = $1 limit $2))
         returning 1)
       select ((select count(*) from gone_metrics) + (select count(*) from gone_changes)
             + (select count(*) from gone_states))::int as erased`,
      [organizationId, most],
    );
    return row?.erased ?? 0;
  }

  /** Erases the rest, once nothing refers to it any more. References are looked at when the statement has ended. */
  async eraseRest({ organizationId }: TenantCaller): Promise<void> {
    await this.tallies.query(
      `with gone_flags as (delete from flags.flags where organization_id = $1),
       gone_segments as (delete from flags.segments where organization_id = $1),
       gone_revisions as (delete from flags.environment_revisions where organization_id = $1),
       gone_environments as (delete from flags.environments where organization_id = $1)
       delete from flags.tallies where organization_id = $1`,
      [organizationId],
    );
  }
}
