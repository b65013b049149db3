import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Not } from 'typeorm';
import type { Repository } from 'typeorm';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Database, sql, uuid } from '../../../shared/database/index.js';
import type { BuiltInRole } from '../../../shared/http/index.js';
import type { OrganizationStatus } from '../organization.entity.js';
import { Member } from './member.entity.js';

export interface Standing {
  readonly role: BuiltInRole;
  readonly status: OrganizationStatus;
}

@Injectable()
export class MembersRepository {
  constructor(
    @InjectRepository(Member, 'organizations') private readonly members: Repository<Member>,
    private readonly database: Database,
  ) {}

  /** What this user is in this organization; null for a stranger. Runs outside of a unit of work. */
  async findStanding(organizationId: string, userId: string): Promise<Standing | null> {
    const [standing] = await this.database.lookup<Standing>(
      'what a person may do in an organization',
      sql`select m.role, o.status
            from organizations.members m
            join organizations.organizations o on o.id = m.organization_id
           where m.organization_id = ${uuid(organizationId)} and m.user_id = ${uuid(userId)}
             and o.status <> 'deleted'`,
    );
    return standing ?? null;
  }

  find({ organizationId }: TenantCaller, userId: string): Promise<Member | null> {
    return this.members.findOneBy({ organizationId, userId });
  }

  /** By user id, that is in the order in which people signed up. */
  list(
    { organizationId }: TenantCaller,
    afterUserId: string | null,
    limit: number,
  ): Promise<Pick<Member, 'userId' | 'role' | 'joinedAt'>[]> {
    return this.members.query(
      `select user_id as "userId", role, joined_at as "joinedAt" from organizations.members
        where organization_id = $1 and ($2::uuid is null or user_id > $2) order by user_id limit $3`,
      [organizationId, afterUserId, limit],
    );
  }

  /** By user id: those who have one of these roles, and are one of these people, where either is given. */
  listAmong(
    { organizationId }: TenantCaller,
    { roles, userIds }: { readonly roles?: readonly BuiltInRole[]; readonly userIds?: readonly string[] },
    afterUserId: string | null,
    limit: number,
  ): Promise<Pick<Member, 'userId' | 'role'>[]> {
    return this.members.query(
      `select user_id as "userId", role from organizations.members
        where organization_id = $1 and ($2::text[] is null or role = any($2)) and ($3::uuid[] is null or user_id = any($3))
          and ($4::uuid is null or user_id > $4)
        order by user_id limit $5`,
      [organizationId, roles ?? null, userIds ?? null, afterUserId, limit],
    );
  }

  /** Owners beside this one. Exact only while the organization's row is locked. */
  countOtherOwners({ organizationId }: TenantCaller, userId: string): Promise<number> {
    return this.members.countBy({ organizationId, role: 'owner', userId: Not(userId) });
  }

  /** False when this person is a member already. */
  async insertIfAbsent({ organizationId, userId, role, joinedAt }: Member): Promise<boolean> {
    const inserted = await this.members.query<unknown[]>(
      `insert into organizations.members (organization_id, user_id, role, joined_at)
       values ($1, $2, $3, $4) on conflict do nothing returning user_id`,
      [organizationId, userId, role, joinedAt],
    );
    return inserted.length === 1;
  }

  async setRole({ organizationId }: TenantCaller, userId: string, role: BuiltInRole): Promise<void> {
    await this.members.update({ organizationId, userId }, { role });
  }

  async delete({ organizationId }: TenantCaller, userId: string): Promise<void> {
    await this.members.delete({ organizationId, userId });
  }
}
