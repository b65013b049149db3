import { Injectable } from '@nestjs/common';
import { asSystem } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { Subscriptions } from '../../../shared/events/index.js';
import type { Envelope } from '../../../shared/events/index.js';
import { declaredNotices } from '../../../shared/notices/index.js';
import { IdentityFacade } from '../../identity/index.js';
import { EmailsService } from '../emails/emails.service.js';
import { Letters } from '../emails/emails.templates.js';
import { InboxRepository } from '../inbox/inbox.repository.js';
import { InboxItemAdded } from '../notifications.events.js';
import { NoticeRecipients } from './notices.recipients.js';

/** Mails what an inbox was given. */
@Injectable()
export class NoticeMails {
  constructor(
    subscriptions: Subscriptions,
    private readonly database: Database,
    private readonly inbox: InboxRepository,
    private readonly identity: IdentityFacade,
    private readonly recipients: NoticeRecipients,
    private readonly emails: EmailsService,
    private readonly letters: Letters,
  ) {
    subscriptions.job('mail-notice', InboxItemAdded, (caller, event, { signal }) => this.mail(caller, event, signal));
  }

  private async mail(caller: Caller, { data }: Envelope<InboxItemAdded['data']>, signal: AbortSignal): Promise<void> {
    const { itemId, userId, sourceEventId: eventId, category } = data;
    const mail = { eventId, template: 'notice', category, recipient: userId, userId } as const;
    const reading = asSystem('mail what an inbox was given', undefined, caller);
    const item = await this.database.transaction(reading, () => this.inbox.find(itemId));
    if (!item) return this.emails.suppress(caller, { ...mail, address: null }, 'notice_gone');
    const notice = declaredNotices().get(item.type);
    const [remaining] = await this.recipients.remaining(caller, notice, [userId]);
    if (!remaining) return this.emails.suppress(caller, { ...mail, address: null }, 'recipient_left');
    const [user] = await this.identity.getUsers(caller, [userId]);
    if (user?.status !== 'active') return this.emails.suppress(caller, { ...mail, address: null }, 'recipient_gone');
    const label = notice?.link?.label ?? 'Open';
    const letter = this.letters.notice({ ...item, label, category });
    await this.emails.send(caller, { ...mail, address: user.email }, letter, signal);
  }
}
