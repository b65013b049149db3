import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../shared/callers/index.js';
import type { BuiltInRole } from '../../shared/http/index.js';
import { Organization } from './organization.entity.js';

export type NamesOf = Partial<Pick<Organization, 'name' | 'slug'>>;
export type OrganizationWithRole = Organization & { readonly role: BuiltInRole };

@Injectable()
export class OrganizationsRepository {
  constructor(
    @InjectRepository(Organization, 'organizations') private readonly organizations: Repository<Organization>,
  ) {}

  /** False when its id or slug is taken. */
  async insertIfFree(organization: Organization): Promise<boolean> {
    const insert = this.organizations.createQueryBuilder().insert().values(organization);
    const inserted = await insert.orIgnore().returning('id').updateEntity(false).execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  find({ organizationId }: TenantCaller): Promise<Organization | null> {
    return this.organizations.findOneBy({ id: organizationId });
  }

  /** Holds the organization's row until the transaction ends: changes of who belongs to it come one after another. */
  lock({ organizationId }: TenantCaller): Promise<Organization | null> {
    return this.organizations.findOne({ where: { id: organizationId }, lock: { mode: 'pessimistic_write' } });
  }

  async rename({ organizationId }: TenantCaller, names: NamesOf): Promise<void> {
    await this.organizations.update({ id: organizationId }, names);
  }

  /** The organizations of one person, by id, each with the role there; crosses tenants. */
  listOfUser(userId: string, afterId: string | null, limit: number): Promise<OrganizationWithRole[]> {
    return this.organizations.query(
      `select o.id, o.name, o.slug, o.status, o.created_by as "createdBy", o.created_at as "createdAt", o.version, m.role
         from organizations.members m
         join organizations.organizations o on o.id = m.organization_id
        where m.user_id = $1 and ($2::uuid is null or m.organization_id > $2)
        order by m.organization_id
        limit $3`,
      [userId, afterId, limit],
    );
  }
}
