import { Column, PrimaryColumn } from 'typeorm';
import { UserTable } from '../../../shared/database/index.js';
import type { NoticeCategory } from '../../../shared/notices/index.js';

/** What one person is told because of one event. */
@UserTable('notifications', 'inbox_items')
export class InboxItem {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'user_id', type: 'uuid' })
  userId!: string;

  /** The organization that it happened in: whoever leaves it loses the item. */
  @Column({ name: 'source_organization_id', type: 'uuid', nullable: true })
  sourceOrganizationId!: string | null;

  @Column('text')
  category!: NoticeCategory;

  /** The event's. */
  @Column('text')
  type!: string;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  body!: string;

  /** A path in the app. */
  @Column({ type: 'text', nullable: true })
  link!: string | null;

  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt!: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  /** When its owner deleted it. The row stays, or an event that comes again would bring the item back. */
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt!: Date | null;
}
