import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { asPart } from '../../../shared/activity/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Clock } from '../../../shared/clock/index.js';
import { Database } from '../../../shared/database/index.js';
import { Outbox } from '../../../shared/events/index.js';
import { NotificationsConfig } from '../notifications.config.js';
import { EmailFailed, EmailSent, EmailSuppressed } from '../notifications.events.js';
import { MailCaps } from './emails.caps.js';
import { EmailsRepository } from './emails.repository.js';
import type { ClaimedEmail } from './emails.repository.js';
import { MailDelayed, MailRefused, MailTransport } from './emails.transport.js';
import type { Letter, Mail } from './emails.transport.js';

/** Why a mail is sent, and to whom: one event and one template tell one recipient one thing. */
export interface Occasion {
  readonly eventId: string;
  readonly template: string;
  /** These categories cannot be switched off by who receives them. */
  readonly category: 'security' | 'account' | 'billing';
  /** What makes the recipient this one: the id of the user, token or invitation. Never an address. */
  readonly recipient: string;
  readonly userId: string | null;
  /** Null when it was gone before anything could be sent. */
  readonly address: string | null;
}

type AddressedOccasion = Occasion & { readonly address: string };

/** The only language there are texts in. */
const LOCALE = 'en';

/** Sends each mail once, as far as a mail server that may lose its answer allows. */
@Injectable()
export class EmailsService {
  constructor(
    private readonly database: Database,
    private readonly emails: EmailsRepository,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
    private readonly caps: MailCaps,
  ) {}

  /**
   * Claims, sends with no transaction open, settles. A crash after the mail server took the mail and before it is
   * marked sends it again, with the same Message-ID.
   * @throws MailDelayed to be called again later
   */
  async send(caller: Caller, occasion: AddressedOccasion, letter: Letter, signal: AbortSignal): Promise<void> {
    const claimed = await this.database.transaction(caller, () => this.emails.claim(this.rowOf(occasion)));
    if (!claimed) return;
    try {
      const mail = { ...letter, ...claimed, to: occasion.address };
      await this.caps.spend(caller, occasion, () => this.hand(mail, occasion, signal));
    } catch (error) {
      return await this.refused(caller, occasion, claimed, error);
    }
    await this.database.transaction(caller, async () => {
      if (!(await this.emails.markSent(claimed.id, this.clock.now()))) return;
      await this.outbox.publish(caller, new EmailSent(factOf(occasion, claimed.id)));
    });
  }

  /** Settles a mail that has lost its point: it is not sent, now or later. */
  async suppress(caller: Caller, occasion: Occasion, reason: string): Promise<void> {
    await this.database.transaction(caller, async () => {
      const emailId = await this.emails.suppress(this.rowOf(occasion), reason);
      if (!emailId) return;
      await this.outbox.publish(caller, new EmailSuppressed({ ...factOf(occasion, emailId), reason }));
    });
  }

  private hand(mail: Mail, { template }: Occasion, signal: AbortSignal): Promise<void> {
    const attributes = { ...this.transport.peer, 'bulkhead.mail.template': template };
    return asPart('mail', 'notifications', template, () => this.transport.send(mail, signal), { attributes });
  }

  private async refused(caller: Caller, occasion: Occasion, { id }: ClaimedEmail, error: unknown): Promise<void> {
    await this.database.transaction(caller, async () => {
      if (!(error instanceof MailRefused)) return this.emails.markQueued(id, codeOf(error));
      if (!(await this.emails.markFailed(id, error.code))) return;
      await this.outbox.publish(caller, new EmailFailed({ ...factOf(occasion, id), reason: error.code }));
    });
    if (!(error instanceof MailRefused)) throw error;
  }

  private rowOf({ eventId, template, category, recipient, userId, address }: Occasion) {
    const id = randomUUIDv7();
    const domain = this.config.from.address.split('@').at(-1);
    return {
      id,
      eventId,
      template,
      category,
      recipientUserId: userId,
      toEmail: address,
      locale: LOCALE,
      dedupeKey: `${eventId}:${template}:${recipient}`,
      messageId: `<${id}@${domain}>`,
    };
  }
}

const factOf = ({ eventId, template }: Occasion, emailId: string) => ({ emailId, template, sourceEventId: eventId });

const codeOf = (error: unknown): string => (error instanceof MailDelayed ? error.code : 'unexpected');
