import { Injectable } from '@nestjs/common';
import { personOf } from '../../../shared/callers/index.js';
import type { TenantCaller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { builtInRoles, permissionsOfRole, readCursor, toPage } from '../../../shared/http/index.js';
import type { BuiltInRole, PageQuery } from '../../../shared/http/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { lastOwner, memberNotFound, organizationNotFound, roleExceedsOwn } from '../organizations.errors.js';
import { MemberRemoved, MemberRoleChanged } from '../organizations.events.js';
import { OrganizationsRepository } from '../organizations.repository.js';
import type { Member } from './member.entity.js';
import type { MemberList, MemberView, RoleList } from './members.dto.js';
import { MembersRepository } from './members.repository.js';
import { covers } from './members.roles.js';

type Joined = Pick<Member, 'userId' | 'role' | 'joinedAt'>;

@Injectable()
export class MembersService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsRepository,
    private readonly members: MembersRepository,
    private readonly identity: IdentityFacade,
    private readonly outbox: Outbox,
  ) {}

  async list(caller: TenantCaller, { cursor, limit }: PageQuery): Promise<MemberList> {
    const scope = ['organizations.members', caller.organizationId];
    const [after = null] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () => this.members.list(caller, after, limit + 1));
    const { rows, nextCursor } = toPage(found, limit, scope, ({ userId }) => [userId]);
    return { items: await this.viewsOf(caller, rows), nextCursor };
  }

  async changeRole(caller: TenantCaller, userId: string, role: BuiltInRole): Promise<MemberView> {
    const member = await this.database.transaction(caller, async () => {
      const before = await this.findLocked(caller, userId);
      if (!covers(caller.permissions, before.role) || !covers(caller.permissions, role)) throw roleExceedsOwn();
      if (before.role === role) return before;
      await this.keepOneOwner(caller, before);
      await this.members.setRole(caller, userId, role);
      await this.outbox.publish(caller, new MemberRoleChanged({ userId: before.userId, from: before.role, to: role }));
      return { ...before, role };
    });
    const [view] = await this.viewsOf(caller, [member]);
    return view as MemberView;
  }

  async remove(caller: TenantCaller, userId: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      const member = await this.findLocked(caller, userId);
      if (!covers(caller.permissions, member.role)) throw roleExceedsOwn();
      await this.end(caller, member);
    });
  }

  /** Everybody may leave, whatever their role; the last owner may not. */
  async leave(caller: TenantCaller): Promise<void> {
    await this.database.transaction(caller, async () =>
      this.end(caller, await this.findLocked(caller, personOf(caller))),
    );
  }

  listRoles(): RoleList {
    return {
      items: builtInRoles.map((key) => ({ key, permissions: [...permissionsOfRole(key)].sort() })),
      nextCursor: null,
    };
  }

  private async end(caller: TenantCaller, member: Member): Promise<void> {
    await this.keepOneOwner(caller, member);
    await this.members.delete(caller, member.userId);
    await this.outbox.publish(caller, new MemberRemoved({ userId: member.userId }));
  }

  /** The row lock comes first, in a statement of its own: only what is read after it counts everybody. */
  private async findLocked(caller: TenantCaller, userId: string): Promise<Member> {
    if (!(await this.organizations.lock(caller))) throw organizationNotFound();
    const member = await this.members.find(caller, userId);
    if (!member) throw memberNotFound();
    return member;
  }

  private async keepOneOwner(caller: TenantCaller, { userId, role }: Member): Promise<void> {
    if (role === 'owner' && (await this.members.countOtherOwners(caller, userId)) === 0) throw lastOwner();
  }

  private async viewsOf(caller: TenantCaller, members: readonly Joined[]): Promise<MemberView[]> {
    const userIds = members.map(({ userId }) => userId);
    const people = new Map((await this.identity.getUsers(caller, userIds)).map((user) => [user.id, user]));
    return members.map(({ userId, role, joinedAt }) => {
      const { name = null, email = null } = people.get(userId) ?? {};
      return { userId, name, email, role, joinedAt: joinedAt.toISOString() };
    });
  }
}
