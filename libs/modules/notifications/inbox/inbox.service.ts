import { Injectable } from '@nestjs/common';
import { signedInUser } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { readCursor, toPage } from '../../../shared/http/index.js';
import { notificationNotFound } from '../notifications.errors.js';
import type { InboxItem } from './inbox-item.entity.js';
import type { NotificationList, NotificationQuery, NotificationView, UnreadCount } from './inbox.dto.js';
import { InboxRepository } from './inbox.repository.js';

/** What a person does with their own inbox. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly items: InboxRepository,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { limit, cursor, unread }: NotificationQuery): Promise<NotificationList> {
    const reader = signedInUser(caller);
    const scope = ['notifications', reader, unread];
    const [beforeId] = readCursor(cursor, scope) ?? [];
    const found = await this.database.transaction(caller, () =>
      this.items.list(reader, unread === 'true', beforeId, limit + 1),
    );
    const { rows, nextCursor } = toPage(found, limit, scope, ({ id }) => [id]);
    return { items: rows.map(viewOf), nextCursor };
  }

  async countUnread(caller: Caller): Promise<UnreadCount> {
    return { unread: await this.database.transaction(caller, () => this.items.countUnread(signedInUser(caller))) };
  }

  /** Refuses within the transaction, which would else commit an answer to the request's key. */
  async markRead(caller: Caller, id: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (!(await this.items.markRead(signedInUser(caller), id, this.clock.now()))) throw notificationNotFound();
    });
  }

  async markAllRead(caller: Caller): Promise<void> {
    await this.database.transaction(caller, () => this.items.markAllRead(signedInUser(caller), this.clock.now()));
  }

  async delete(caller: Caller, id: string): Promise<void> {
    const found = await this.database.transaction(caller, () =>
      this.items.archive(signedInUser(caller), id, this.clock.now()),
    );
    if (!found) throw notificationNotFound();
  }
}

const viewOf = (item: InboxItem): NotificationView => ({
  id: item.id,
  category: item.category,
  type: item.type,
  organizationId: item.sourceOrganizationId,
  title: item.title,
  body: item.body,
  link: item.link,
  occurredAt: item.occurredAt.toISOString(),
  readAt: item.readAt?.toISOString() ?? null,
});
