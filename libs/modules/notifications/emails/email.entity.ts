import { Column, PrimaryColumn } from 'typeorm';
import { SystemTable } from '../../../shared/database/index.js';

export type EmailStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed';

/**
 * One mail to one person because of one event. What it says is not kept: text and secrets are loaded and rendered
 * while it is sent.
 */
@SystemTable('notifications', 'emails')
export class Email {
  @PrimaryColumn('uuid')
  id!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'event_id', type: 'uuid' })
  eventId!: string;

  @Column('text')
  template!: string;

  @Column('text')
  category!: string;

  @Column({ name: 'recipient_user_id', type: 'uuid', nullable: true })
  recipientUserId!: string | null;

  /** Null when the reason of the mail was gone before its address was known. */
  @Column({ name: 'to_email', type: 'text', nullable: true })
  toEmail!: string | null;

  @Column('text')
  locale!: string;

  /** Event, template and recipient: what makes two mails the same mail. It names the recipient by an id. */
  @Column({ name: 'dedupe_key', type: 'text' })
  dedupeKey!: string;

  @Column('text')
  status!: EmailStatus;

  @Column('int')
  attempts!: number;

  /** Fixed when the row is made, so that a mail which went out twice can be known as one. */
  @Column({ name: 'message_id', type: 'text' })
  messageId!: string;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode!: string | null;

  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
