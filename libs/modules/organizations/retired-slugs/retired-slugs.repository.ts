import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { RetiredSlug } from './retired-slug.entity.js';

@Injectable()
export class RetiredSlugsRepository {
  constructor(@InjectRepository(RetiredSlug, 'organizations') private readonly slugs: Repository<RetiredSlug>) {}

  /** Lets the slug that the organization has by now rest, unless it is `kept`; holds the organization's row. */
  async retireCurrent({ organizationId }: TenantCaller, until: Date, kept: string | null = null): Promise<void> {
    await this.slugs.query(
      `insert into organizations.retired_slugs (slug, until, released_by)
       select slug, $2::timestamptz, id from organizations.organizations
        where id = $1 and slug is distinct from $3 for no key update
       on conflict (slug) do update set until = excluded.until, released_by = excluded.released_by`,
      [organizationId, until, kept],
    );
  }

  /** Whether others gave this slug up so lately that nobody else may have it. */
  async isResting({ organizationId }: TenantCaller, slug: string, now: Date): Promise<boolean> {
    const resting = await this.slugs.query<unknown[]>(
      `select from organizations.retired_slugs
        where slug = $1 and until > $2 and released_by is distinct from $3`,
      [slug, now, organizationId],
    );
    return resting.length > 0;
  }

  /** Keeps the slugs of an organization resting, and forgets whose they were. */
  async forgetOrigin({ organizationId }: TenantCaller): Promise<void> {
    await this.slugs.update({ releasedBy: organizationId }, { releasedBy: null });
  }

  /** Removes some of those that have rested long enough, and says how many. */
  async deleteOver(now: Date, most: number): Promise<number> {
    const [row] = await this.slugs.query<{ deleted: number }[]>(
      `with over as (
         delete from organizations.retired_slugs where slug in (
           select slug from organizations.retired_slugs where until <= $1 order by until limit $2)
         returning slug)
       select count(*)::int as deleted from over`,
      [now, most],
    );
    return row?.deleted ?? 0;
  }
}
