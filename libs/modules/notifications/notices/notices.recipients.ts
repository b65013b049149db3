import { Injectable } from '@nestjs/common';
import { belongsToOrganization } from '../../../shared/callers/index.js';
import type { Caller, TenantCaller } from '../../../shared/callers/index.js';
import type { Envelope } from '../../../shared/events/index.js';
import type { Notice } from '../../../shared/notices/index.js';
import { OrganizationsFacade } from '../../organizations/index.js';

const PAGE = 100;

/** Who is to be told, as of now. */
@Injectable()
export class NoticeRecipients {
  constructor(private readonly organizations: OrganizationsFacade) {}

  /** Pages of at most 100 people, nobody twice in one. */
  async *pages(caller: Caller, event: Envelope, { recipients }: Notice): AsyncGenerator<string[]> {
    if ('permission' in recipients) {
      yield* this.holders(tenant(caller), recipients.permission, event.actor.id);
      return;
    }
    const userIds = [...new Set(recipients.userIds(event.data, event))];
    for (let at = 0; at < userIds.length; at += PAGE) yield userIds.slice(at, at + PAGE);
  }

  /** Those of these people who may still be told: members, where it happened in an organization. */
  async remaining(caller: Caller, notice: Notice | undefined, userIds: readonly string[]): Promise<string[]> {
    if (!belongsToOrganization(caller)) return [...userIds];
    const { recipients } = notice ?? {};
    if (recipients && 'leavers' in recipients && recipients.leavers)
      return (await this.organizations.getOrganization(caller)) ? [...userIds] : [];
    const { items } = await this.organizations.listMembers(caller, { userIds });
    return items.map(({ userId }) => userId);
  }

  private async *holders(caller: TenantCaller, permission: string, actorId: string | null): AsyncGenerator<string[]> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await this.organizations.listMembers(caller, { permission, cursor });
      yield page.items.map(({ userId }) => userId).filter((userId) => userId !== actorId);
      cursor = page.nextCursor;
    }
  }
}

function tenant(caller: Caller): TenantCaller {
  if (!belongsToOrganization(caller)) throw new Error('Only in an organization does anybody hold a permission');
  return caller;
}
