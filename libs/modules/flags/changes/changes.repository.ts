import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Change } from './change.entity.js';

export interface ChangeOfFlag extends Omit<Change, 'organizationId' | 'flagId'> {
  readonly environmentKey: string | null;
  /** How many rows there were before those were left out that would make the page too long. */
  readonly fetched: number;
}

/** What the rows of a page but the last one are long at most, as JSON; a row is half as long at most. */
const LONGEST_PAGE_BYTES = 1024 * 1024;

@Injectable()
export class ChangesRepository {
  constructor(@InjectRepository(Change, 'flags') private readonly changes: Repository<Change>) {}

  async insert(change: Change): Promise<void> {
    const { before, after } = change;
    await this.changes.query(
      `insert into flags.changes (organization_id, id, created_at, flag_id, environment_id, from_version, to_version,
                                  before, after, changed_by_kind, changed_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[change.organizationId, change.id, change.createdAt, change.flagId, change.environmentId],
        ...[change.fromVersion, change.toVersion, before && JSON.stringify(before), JSON.stringify(after)],
        ...[change.changedByKind, change.changedBy],
      ],
    );
  }

  /** The newest first, as many as fit into a page of so many rows and of so many bytes, and one more. */
  listOfFlag(
    { organizationId }: TenantCaller,
    flagKey: string,
    beforeId: string | null,
    limit: number,
  ): Promise<ChangeOfFlag[]> {
    return this.changes.query(
      `select p.id, p.environment_id as "environmentId", p.environment_key as "environmentKey",
              p.from_version as "fromVersion", p.to_version as "toVersion", p.before, p.after,
              p.changed_by_kind as "changedByKind", p.changed_by as "changedBy", p.created_at as "createdAt", p.fetched
         from (
           select n.*, count(*) over ()::int as fetched,
                  sum(octet_length(n.after::text) + coalesce(octet_length(n.before::text), 0))
                    over (order by n.id desc rows between unbounded preceding and 1 preceding) as preceding_bytes
             from (
               select c.*, e.key as environment_key
                 from flags.flags f
                 join flags.changes c on c.organization_id = f.organization_id and c.flag_id = f.id
                 left join flags.environments e on e.organization_id = c.organization_id and e.id = c.environment_id
                where f.organization_id = $1 and f.key = $2 and ($3::uuid is null or c.id < $3)
                order by c.id desc
                limit $4) n) p
        where coalesce(p.preceding_bytes, 0) <= $5
        order by p.id desc`,
      [organizationId, flagKey, beforeId, limit, LONGEST_PAGE_BYTES],
    );
  }
}
