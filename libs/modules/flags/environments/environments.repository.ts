import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Environment } from './environment.entity.js';

export type SettingsOf = Partial<Pick<Environment, 'name' | 'protected'>>;

@Injectable()
export class EnvironmentsRepository {
  constructor(@InjectRepository(Environment, 'flags') private readonly environments: Repository<Environment>) {}

  /** Environments of one organization, with a revision, and a state of each of its flags: off. */
  async insert(environments: readonly Environment[]): Promise<void> {
    const rows = environments.map(({ organizationId, createdAt, ...it }) => ({
      ...it,
      organization_id: organizationId,
      created_at: createdAt,
    }));
    await this.environments.query(
      `with added as (
         insert into flags.environments (organization_id, id, created_at, key, name, protected, version)
         select organization_id, id, created_at, key, name, protected, version
           from jsonb_populate_recordset(null::flags.environments, $1)
         returning organization_id, id, created_at),
       revisions as (
         insert into flags.environment_revisions (organization_id, environment_id, bytes)
         select a.organization_id, a.id, coalesce(sum(s.bytes), 0)
           from added a left join flags.segments s on s.organization_id = a.organization_id
          group by a.organization_id, a.id)
       insert into flags.flag_states (organization_id, flag_id, environment_id, updated_at)
       select a.organization_id, f.id, a.id, a.created_at
         from added a join flags.flags f on f.organization_id = a.organization_id`,
      [JSON.stringify(rows)],
    );
  }

  /** By key. */
  list({ organizationId }: TenantCaller, afterKey: string | null, limit: number): Promise<Environment[]> {
    const where = { organizationId, ...(afterKey !== null && { key: MoreThan(afterKey) }) };
    return this.environments.find({ where, order: { key: 'asc' }, take: limit });
  }

  find({ organizationId }: TenantCaller, key: string): Promise<Environment | null> {
    return this.environments.findOneBy({ organizationId, key });
  }

  /** False when this is not its version any more. */
  async update({ organizationId }: TenantCaller, id: string, version: number, settings: SettingsOf): Promise<boolean> {
    const { affected } = await this.environments.update({ organizationId, id, version }, settings);
    return affected === 1;
  }
}
