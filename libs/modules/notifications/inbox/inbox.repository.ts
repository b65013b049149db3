import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import type { Repository } from 'typeorm';
import { InboxItem } from './inbox-item.entity.js';

export type NewItem = Omit<InboxItem, 'createdAt' | 'readAt' | 'archivedAt'>;
type Occurrence = Pick<InboxItem, 'eventId' | 'type'>;

const shown = { archivedAt: IsNull() };
const unread = { ...shown, readAt: IsNull() };

@Injectable()
export class InboxRepository {
  constructor(@InjectRepository(InboxItem, 'notifications') private readonly items: Repository<InboxItem>) {}

  /** Adds what is not there yet, in one statement, however many. */
  async addAbsent(items: readonly NewItem[]): Promise<void> {
    await this.items
      .createQueryBuilder()
      .insert()
      .values([...items])
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  /** What these people are told by one event. */
  listTold({ eventId, type }: Occurrence, userIds: readonly string[]): Promise<InboxItem[]> {
    return this.items.findBy({ eventId, type, userId: In(userIds) });
  }

  async removeTold({ eventId, type }: Occurrence, userIds: readonly string[]): Promise<void> {
    await this.items.delete({ eventId, type, userId: In(userIds) });
  }

  find(id: string): Promise<InboxItem | null> {
    return this.items.findOneBy({ id });
  }

  /** One person's items, the newest first, from the one after `beforeId` on. */
  list(userId: string, onlyUnread: boolean, beforeId: string | undefined, limit: number): Promise<InboxItem[]> {
    const where = {
      userId,
      ...(onlyUnread ? unread : shown),
      ...(beforeId !== undefined && { id: LessThan(beforeId) }),
    };
    return this.items.find({ where, order: { id: 'desc' }, take: limit });
  }

  countUnread(userId: string): Promise<number> {
    return this.items.countBy({ userId, ...unread });
  }

  /** False when this person has no such item; one that was read before stays read since then. */
  async markRead(userId: string, id: string, now: Date): Promise<boolean> {
    const update = this.items
      .createQueryBuilder()
      .update()
      .set({ readAt: () => 'coalesce(read_at, :now)' });
    const { affected } = await update
      .setParameter('now', now)
      .where({ userId, id, ...shown })
      .execute();
    return affected === 1;
  }

  /** Locks in the order of ids first, so that two that run at once wait for each other instead of dead-locking. */
  async markAllRead(userId: string, now: Date): Promise<void> {
    await this.items.query(
      `with own as (select id from notifications.inbox_items
         where user_id = $1 and read_at is null and archived_at is null order by id for update)
       update notifications.inbox_items item set read_at = $2 from own where item.id = own.id`,
      [userId, now],
    );
  }

  /** False when this person has no such item. */
  async archive(userId: string, id: string, now: Date): Promise<boolean> {
    const { affected } = await this.items.update({ userId, id, ...shown }, { archivedAt: now });
    return affected === 1;
  }

  /** Removes what somebody was told of an organization up to a moment, less what one event told. */
  async removeOfMember(organizationId: string, userId: string, until: Date, butEventId: string): Promise<void> {
    const upTo = { occurredAt: LessThanOrEqual(until), eventId: Not(butEventId) };
    await this.items.delete({ sourceOrganizationId: organizationId, userId, ...upTo });
  }

  async removeOfOrganization(organizationId: string): Promise<void> {
    await this.items.delete({ sourceOrganizationId: organizationId });
  }
}
