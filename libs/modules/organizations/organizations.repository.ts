import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../shared/callers/index.js';
import type { BuiltInRole } from '../../shared/http/index.js';
import { Organization } from './organization.entity.js';
import type { LivingOrganization } from './organization.entity.js';

export type NamesOf = Partial<Pick<Organization, 'name' | 'slug'>>;
export type OrganizationWithRole = LivingOrganization & { readonly role: BuiltInRole };

@Injectable()
export class OrganizationsRepository {
  constructor(
    @InjectRepository(Organization, 'organizations') private readonly organizations: Repository<Organization>,
  ) {}

  /** False when its id or slug is taken. */
  async insertIfFree({ id, name, slug, status, createdBy, createdAt, version }: Organization): Promise<boolean> {
    const inserted = await this.organizations.query<unknown[]>(
      `insert into organizations.organizations (id, name, slug, status, created_by, created_at, version)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
      [id, name, slug, status, createdBy, createdAt, version],
    );
    return inserted.length === 1;
  }

  async find({ organizationId }: TenantCaller): Promise<LivingOrganization | null> {
    const found = await this.organizations.query<LivingOrganization[]>(
      `select ${columns} from organizations.organizations o where o.id = $1 and o.status <> 'deleted'`,
      [organizationId],
    );
    return found[0] ?? null;
  }

  /** Holds the organization's row until the transaction ends: changes of who belongs to it come one after another. */
  lock(caller: TenantCaller): Promise<LivingOrganization | null> {
    const found = this.organizations.findOne({ where: living(caller), lock: { mode: 'pessimistic_write' } });
    return found as Promise<LivingOrganization | null>;
  }

  /** False when this is not its version any more. */
  async rename({ organizationId }: TenantCaller, version: number, names: NamesOf): Promise<boolean> {
    const { affected } = await this.organizations.update({ id: organizationId, version }, names);
    return affected === 1;
  }

  /** Takes back what `insertIfFree` inserted in this transaction. */
  async discard({ organizationId }: TenantCaller): Promise<void> {
    await this.organizations.delete({ id: organizationId });
  }

  /** The organizations of one person, by id, each with the role there; crosses tenants. */
  listOfUser(userId: string, afterId: string | null, limit: number): Promise<OrganizationWithRole[]> {
    return this.organizations.query(
      `select ${columns}, m.role
         from organizations.members m
         join organizations.organizations o on o.id = m.organization_id
        where m.user_id = $1 and o.status <> 'deleted' and ($2::uuid is null or m.organization_id > $2)
        order by m.organization_id
        limit $3`,
      [userId, afterId, limit],
    );
  }
}

/** Of an organization `o`. */
const columns = `o.id, o.name, o.slug, o.status, o.created_by as "createdBy", o.created_at as "createdAt",
  o.deleted_at as "deletedAt", o.version`;

const living = ({ organizationId }: TenantCaller) => ({ id: organizationId, status: Not('deleted' as const) });
