import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../shared/callers/index.js';
import { claim, Limits } from '../../../shared/limits/index.js';
import type { Claim } from '../../../shared/limits/index.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailDelayed } from './emails.transport.js';

const HOUR = 60 * 60;

interface Sending {
  readonly category: string;
  readonly address: string;
}

/** Keeps one mailbox from being filled, and one organization from taking all there is. What is beyond is put off. */
@Injectable()
export class MailCaps {
  constructor(
    private readonly limits: Limits,
    private readonly config: NotificationsConfig,
  ) {}

  /**
   * Counts a mail and sends it; one that could not be sent is not counted. What somebody must know for their security
   * goes out however many there were.
   * @throws MailDelayed with the code `mail_capped`
   */
  spend(caller: Caller, mail: Sending, send: () => Promise<void>): Promise<void> {
    if (mail.category === 'security') return send();
    return this.limits.spend(caller, this.claimsOf(caller, mail), () => new MailDelayed('mail_capped'), send);
  }

  private claimsOf({ organizationId }: Caller, { address }: Sending): Claim[] {
    const { mailsPerRecipient, mailsPerOrganization } = this.config;
    const spelling = address.normalize('NFKC').toLowerCase();
    const recipient = { name: 'mails_to_recipient', limit: mailsPerRecipient, windowSeconds: HOUR };
    const organization = { name: 'mails_of_organization', limit: mailsPerOrganization, windowSeconds: HOUR };
    return [claim(recipient, spelling), ...(organizationId ? [claim(organization, organizationId)] : [])];
  }
}
