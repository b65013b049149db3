import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import type { FlagDefinition, SegmentDefinition } from '../evaluation/definitions.js';
import { Flag } from '../flag.entity.js';

/** What decides about one flag in one environment: it, the flags that it depends on, and the segments of all of them. */
export interface Surroundings {
  readonly flags: FlagDefinition[];
  readonly segments: SegmentDefinition[];
  readonly hasEnvironment: boolean;
}

@Injectable()
export class ExplanationsRepository {
  constructor(@InjectRepository(Flag, 'flags') private readonly flags: Repository<Flag>) {}

  /** As it stands now, and not as some process has it in memory. */
  async findSurroundings(
    { organizationId }: TenantCaller,
    flagKey: string,
    environmentKey: string,
  ): Promise<Surroundings> {
    const [row] = await this.flags.query<Surroundings[]>(
      `with here as (
         select f.key, f.type, f.dependencies, s.enabled, s.strategies, s.variants
           from flags.flags own
           join flags.flags f on f.organization_id = own.organization_id and f.archived_at is null
            and (f.key = own.key or own.dependencies @> jsonb_build_array(jsonb_build_object('feature', f.key)))
           join flags.environments e on e.organization_id = f.organization_id and e.key = $3
           join flags.flag_states s
             on s.organization_id = f.organization_id and s.flag_id = f.id and s.environment_id = e.id
          where own.organization_id = $1 and own.key = $2),
       used as (
         select distinct number::int as number
           from here, jsonb_path_query(here.strategies, '$[*].segments[*]') as number)
       select (select coalesce(json_agg(json_build_object('name', key, 'type', type, 'enabled', enabled,
                 'strategies', strategies, 'variants', variants, 'dependencies', dependencies)), '[]') from here) as flags,
              (select coalesce(json_agg(json_build_object('id', g.number, 'name', g.name, 'constraints', g.constraints)),
                 '[]') from flags.segments g join used u on u.number = g.number where g.organization_id = $1) as segments,
              exists (select from flags.environments where organization_id = $1 and key = $3) as "hasEnvironment"`,
      [organizationId, flagKey, environmentKey],
    );
    return row ?? { flags: [], segments: [], hasEnvironment: false };
  }
}
