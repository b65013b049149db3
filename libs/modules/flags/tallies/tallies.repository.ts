import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Tally } from './tally.entity.js';

/** How many of each. */
export type Places = Pick<Tally, 'openFlags' | 'environments' | 'segments'>;

export interface Taken {
  /** Whether the organization had nothing here before. */
  readonly isFirst: boolean;
  readonly lastSegmentNumber: number;
}

@Injectable()
export class TalliesRepository {
  constructor(@InjectRepository(Tally, 'flags') private readonly tallies: Repository<Tally>) {}

  /** False when the organization has been here before. */
  async openIfAbsent({ organizationId }: TenantCaller, environments: number): Promise<boolean> {
    const inserted = await this.tallies.query<unknown[]>(
      `insert into flags.tallies (organization_id, environments) values ($1, $2)
       on conflict do nothing returning organization_id`,
      [organizationId, environments],
    );
    return inserted.length === 1;
  }

  /**
   * Takes these places, in a row of its own where the organization is new; null when that would be more than `most`. Only
   * a row that was inserted has no `xmax`.
   */
  async take(
    { organizationId }: TenantCaller,
    { openFlags, environments, segments }: Places,
    most: Places,
    firstEnvironments: number,
  ): Promise<Taken | null> {
    const [taken] = await this.tallies.query<Taken[]>(
      `insert into flags.tallies as t (organization_id, open_flags, environments, segments, last_segment_number)
       values ($1, $2::int, $3::int + $8::int, $4::int, $4::int)
       on conflict (organization_id) do update
         set open_flags = t.open_flags + $2::int, environments = t.environments + $3::int,
             segments = t.segments + $4::int, last_segment_number = t.last_segment_number + $4::int
         where t.open_flags + $2::int <= $5::int and t.environments + $3::int <= $6::int
           and t.segments + $4::int <= $7::int
       returning xmax = 0 as "isFirst", last_segment_number as "lastSegmentNumber"`,
      [
        organizationId,
        ...[openFlags, environments, segments],
        ...[most.openFlags, most.environments, most.segments],
        firstEnvironments,
      ],
    );
    return taken ?? null;
  }

  /** A segment is about to go; where there turns out to be none, the transaction ends as if nothing had been asked. */
  async giveBackSegment({ organizationId }: TenantCaller): Promise<void> {
    await this.tallies.query(
      'update flags.tallies set segments = greatest(segments - 1, 0) where organization_id = $1',
      [organizationId],
    );
  }
}
