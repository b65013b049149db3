import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In } from 'typeorm';
import type { Repository } from 'typeorm';
import { Email } from './email.entity.js';

type Identity = Pick<Email, 'id' | 'eventId' | 'template' | 'category' | 'recipientUserId' | 'toEmail' | 'locale'>;
type NewEmail = Identity & Pick<Email, 'dedupeKey' | 'messageId'>;
export type ClaimedEmail = Pick<Email, 'id' | 'messageId'>;

/** A worker that was thought dead may have put the mail back in the queue meanwhile: what happened outside counts. */
const unsettled = In<Email['status']>(['queued', 'sending']);

const INSERT = `
  insert into notifications.emails as email (id, event_id, template, category, recipient_user_id, to_email, locale,
    dedupe_key, message_id, status, attempts, error_code)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9`;

@Injectable()
export class EmailsRepository {
  constructor(@InjectRepository(Email, 'notifications') private readonly emails: Repository<Email>) {}

  /** The mail, which now counts one attempt more; null when it is settled: sent, failed or suppressed. */
  async claim(email: NewEmail): Promise<ClaimedEmail | null> {
    const claimed = await this.emails.query<ClaimedEmail[]>(
      `${INSERT}, 'sending', 1, null)
       on conflict (dedupe_key) do update set status = 'sending', attempts = email.attempts + 1, error_code = null
         where email.status in ('queued', 'sending')
       returning id, message_id as "messageId"`,
      values(email),
    );
    return claimed[0] ?? null;
  }

  /** Settles the mail as not to be sent. Its id; null when it was settled before. */
  async suppress(email: NewEmail, reason: string): Promise<string | null> {
    const suppressed = await this.emails.query<{ id: string }[]>(
      `${INSERT}, 'suppressed', 0, $10)
       on conflict (dedupe_key) do update set status = 'suppressed', error_code = excluded.error_code
         where email.status in ('queued', 'sending')
       returning id`,
      [...values(email), reason],
    );
    return suppressed[0]?.id ?? null;
  }

  /** Whether it was this call that marked the mail sent. */
  async markSent(id: string, sentAt: Date): Promise<boolean> {
    const { affected } = await this.emails.update(
      { id, status: unsettled },
      { status: 'sent', sentAt, errorCode: null },
    );
    return affected === 1;
  }

  /** Whether it was this call that marked the mail failed. */
  async markFailed(id: string, errorCode: string): Promise<boolean> {
    const { affected } = await this.emails.update({ id, status: unsettled }, { status: 'failed', errorCode });
    return affected === 1;
  }

  async markQueued(id: string, errorCode: string): Promise<void> {
    await this.emails.update({ id, status: 'sending' }, { status: 'queued', errorCode });
  }
}

const values = (it: NewEmail): unknown[] => [
  it.id,
  it.eventId,
  it.template,
  it.category,
  it.recipientUserId,
  it.toEmail,
  it.locale,
  it.dedupeKey,
  it.messageId,
];
