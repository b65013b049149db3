import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Metric } from './metric.entity.js';
import type { Counts } from './metrics.report.js';

/** Who asked for flags, where and in which hour: what is counted together. */
interface Source {
  readonly environmentId: string;
  readonly app: string;
  readonly hour: Date;
}

@Injectable()
export class MetricsRepository {
  constructor(@InjectRepository(Metric, 'flags') private readonly metrics: Repository<Metric>) {}

  /** Adds to what is counted already, in one order for all: those who count the same flags wait, and do not deadlock. */
  async add(
    { organizationId }: TenantCaller,
    { environmentId, app, hour }: Source,
    counts: readonly (Counts & { readonly flagKey: string })[],
  ): Promise<void> {
    await this.metrics.query(
      `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour, yes, no, variants)
       select $1, $2, told."flagKey", $3, $4, told.yes, told.no, told.variants
         from jsonb_to_recordset($5::jsonb) as told ("flagKey" text, yes bigint, no bigint, variants jsonb)
        order by told."flagKey"
       on conflict (organization_id, environment_id, flag_key, app, hour) do update
         set yes = metrics.yes + excluded.yes, no = metrics.no + excluded.no,
             variants = (
               select coalesce(jsonb_object_agg(summed.name, summed.count), '{}')
                 from (select given.key as name, sum(given.value::numeric) as count
                         from (select key, value from jsonb_each_text(metrics.variants)
                               union all
                               select key, value from jsonb_each_text(excluded.variants)) as given
                        group by given.key) as summed)`,
      [organizationId, environmentId, app, hour, JSON.stringify(counts)],
    );
  }

  /** How many were forgotten, of all organizations, but no more than this at once. */
  async deleteBefore(hour: Date, most: number): Promise<number> {
    const [row] = await this.metrics.query<{ readonly forgotten: number }[]>(
      `with passed as (
         select organization_id, environment_id, flag_key, app, hour from flags.metrics where hour < $1 limit $2),
       forgotten as (
         delete from flags.metrics m using passed p
          where m.organization_id = p.organization_id and m.environment_id = p.environment_id
            and m.flag_key = p.flag_key and m.app = p.app and m.hour = p.hour
         returning 1)
       select count(*)::int as forgotten from forgotten`,
      [hour, most],
    );
    return row?.forgotten ?? 0;
  }
}
