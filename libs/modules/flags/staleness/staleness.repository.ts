import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Flag } from '../flag.entity.js';

export interface Candidate {
  readonly organizationId: string;
  readonly id: string;
  readonly key: string;
  readonly ownerUserId: string | null;
}

/** Where a page begins: behind this one. */
export type Position = Pick<Candidate, 'organizationId' | 'id'>;

/** Flags `f` with what they told in the week before `$1`: `variants` counts different ones, and none is not one. */
const toldLately = `flags.flags f
  cross join lateral (
    select coalesce(sum(m.yes), 0) as yes, coalesce(sum(m.no), 0) as no
      from flags.metrics m
     where m.organization_id = f.organization_id and m.flag_key = f.key and m.hour >= $1::timestamptz - interval '7 days'
  ) answers
  cross join lateral (
    select count(distinct v.name) as variants
      from flags.metrics m, jsonb_each_text(m.variants) v (name, times)
     where m.organization_id = f.organization_id and m.flag_key = f.key and m.hour >= $1::timestamptz - interval '7 days'
       and v.name <> 'disabled' and v.times <> '0'
  ) chosen`;

const columns = `f.organization_id as "organizationId", f.id, f.key, f.owner_user_id as "ownerUserId"`;

@Injectable()
export class StalenessRepository {
  constructor(@InjectRepository(Flag, 'flags') private readonly flags: Repository<Flag>) {}

  /**
   * Flags that nobody has changed for longer than their type, or they themselves, allow, and that tell everybody the same;
   * crosses tenants. Of those that nobody asks for nothing is known.
   */
  listAged(now: Date, after: Position | null, limit: number): Promise<Candidate[]> {
    return this.flags.query(
      `select ${columns} from ${toldLately}
        where f.archived_at is null and f.stale_at is null and f.type in ('release', 'experiment', 'operational')
          and f.changed_at <= $1::timestamptz - make_interval(days =>
                coalesce(f.stale_after_days, case f.type when 'operational' then 7 else 40 end))
          and answers.yes + answers.no > 0 and (answers.yes = 0 or answers.no = 0) and chosen.variants <= 1
          and ($2::uuid is null or (f.organization_id, f.id) > ($2, $3::uuid))
        order by f.organization_id, f.id
        limit $4`,
      [now, after?.organizationId ?? null, after?.id ?? null, limit],
    );
  }

  /** Flags that were stale, and tell people different things by now; crosses tenants. */
  listReturned(now: Date, after: Position | null, limit: number): Promise<Candidate[]> {
    return this.flags.query(
      `select ${columns} from ${toldLately}
        where f.archived_at is null and f.stale_at is not null
          and (answers.yes > 0 and answers.no > 0 or chosen.variants > 1)
          and ($2::uuid is null or (f.organization_id, f.id) > ($2, $3::uuid))
        order by f.organization_id, f.id
        limit $4`,
      [now, after?.organizationId ?? null, after?.id ?? null, limit],
    );
  }

  /** Says of these that they are stale; the ids of those that nobody has changed or archived meanwhile. */
  async mark({ organizationId }: TenantCaller, ids: readonly string[], now: Date): Promise<string[]> {
    const marked = await this.flags.query<{ id: string }[]>(
      `with marked as (
         update flags.flags set stale_at = $3, version = version + 1
          where organization_id = $1 and id = any($2) and archived_at is null and stale_at is null
            and changed_at <= $3::timestamptz - interval '1 day'
         returning id)
       select id from marked`,
      [organizationId, ids, now],
    );
    return marked.map(({ id }) => id);
  }

  /** Takes it back. */
  async unmark({ organizationId }: TenantCaller, ids: readonly string[]): Promise<void> {
    await this.flags.query(
      `update flags.flags set stale_at = null, version = version + 1
        where organization_id = $1 and id = any($2) and stale_at is not null`,
      [organizationId, ids],
    );
  }
}
