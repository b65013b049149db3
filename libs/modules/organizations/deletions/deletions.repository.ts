import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Organization } from '../organization.entity.js';

@Injectable()
export class DeletionsRepository {
  constructor(
    @InjectRepository(Organization, 'organizations') private readonly organizations: Repository<Organization>,
  ) {}

  /** False when this is not its version any more, as when it is deleted already. */
  async markDeleted({ organizationId }: TenantCaller, version: number, deletedAt: Date): Promise<boolean> {
    const living = { id: organizationId, version, status: Not('deleted' as const) };
    const { affected } = await this.organizations.update(living, { status: 'deleted', deletedAt });
    return affected === 1;
  }

  /** Ids of organizations that were deleted by then, the longest ago first; crosses tenants. */
  async listDeleted(before: Date, most: number): Promise<string[]> {
    const due = await this.organizations.find({
      select: { id: true },
      where: { status: 'deleted', deletedAt: LessThanOrEqual(before) },
      order: { deletedAt: 'asc' },
      take: most,
    });
    return due.map(({ id }) => id);
  }

  /** Erases some of what belongs to an organization, and says how many rows that were. */
  async eraseBatch({ organizationId }: TenantCaller, most: number): Promise<number> {
    const [row] = await this.organizations.query<{ erased: number }[]>(
      `with gone_members as (
         delete from organizations.members where organization_id = $1 and user_id in (
           select user_id from organizations.members where organization_id = $1 limit $2)
         returning 1),
       gone_invitations as (
         delete from organizations.invitations where organization_id = $1 and id in (
           select id from organizations.invitations where organization_id = $1 limit $2)
         returning 1)
       select ((select count(*) from gone_members) + (select count(*) from gone_invitations))::int as erased`,
      [organizationId, most],
    );
    return row?.erased ?? 0;
  }

  /** Erases the organization itself; false when it is gone already. */
  async erase({ organizationId }: TenantCaller): Promise<boolean> {
    const { affected } = await this.organizations.delete({ id: organizationId, status: 'deleted' });
    return affected === 1;
  }
}
