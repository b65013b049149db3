import { Injectable } from '@nestjs/common';
import { Database, sql, uuid, uuids, word } from '../../../shared/database/index.js';

/** One thing of an environment: the environment itself, a flag or a segment. */
export interface SnapshotRow {
  readonly kind: 'environment' | 'flag' | 'segment';
  /** Of the environment its id; of a flag its key. */
  readonly name: string;
  /** JSON; of the environment its revision. */
  readonly content: string;
}

/** Which environment of which organization. */
interface Place {
  readonly organizationId: string;
  readonly environmentId: string;
}

@Injectable()
export class SnapshotsRepository {
  constructor(private readonly database: Database) {}

  /** The revision of each of these environments that is there, by its id. */
  async findRevisions(environments: readonly Place[]): Promise<ReadonlyMap<string, number>> {
    const organizationIds = uuids(environments.map(({ organizationId }) => organizationId));
    const environmentIds = uuids(environments.map(({ environmentId }) => environmentId));
    const rows = await this.database.lookup<{ readonly id: string; readonly revision: string }>(
      'which environments have changed',
      sql`select r.environment_id as id, r.revision
            from unnest(${organizationIds}, ${environmentIds}) as held (organization_id, environment_id)
            join flags.environment_revisions r
              on r.organization_id = held.organization_id and r.environment_id = held.environment_id`,
    );
    return new Map(rows.map(({ id, revision }) => [id, Number(revision)]));
  }

  /**
   * Everything that decides in one environment, and its revision, as of one moment: one statement, however many flags.
   * Nothing when there is no such environment.
   */
  listContent(organizationId: string, environmentKey: string): Promise<SnapshotRow[]> {
    return this.database.lookup<SnapshotRow>(
      'all flags of an environment',
      sql`with here as materialized (
            select e.id, e.organization_id, r.revision
              from flags.environments e
              join flags.environment_revisions r
                on r.organization_id = e.organization_id and r.environment_id = e.id
             where e.organization_id = ${uuid(organizationId)} and e.key = ${word(environmentKey)})
          select 'environment' as kind, here.id::text as name, here.revision::text as content from here
          union all
          select 'flag', f.key, json_build_object('name', f.key, 'type', f.type, 'enabled', coalesce(s.enabled, false),
                   'stale', f.stale_at is not null, 'strategies', coalesce(s.strategies, '[]'),
                   'variants', coalesce(s.variants, '[]'), 'dependencies', f.dependencies)::text
            from here
            join flags.flags f on f.organization_id = here.organization_id and f.archived_at is null
            left join flags.flag_states s
              on s.organization_id = f.organization_id and s.environment_id = here.id and s.flag_id = f.id
          union all
          select 'segment', g.name, json_build_object('id', g.number, 'name', g.name, 'constraints', g.constraints)::text
            from here
            join flags.segments g on g.organization_id = here.organization_id`,
    );
  }
}
