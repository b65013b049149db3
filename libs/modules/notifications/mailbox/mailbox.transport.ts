import { createTransport } from 'nodemailer';
import type { Clock } from '../../../shared/clock/index.js';
import { toMessage } from '../emails/emails.message.js';
import { MailTransport } from '../emails/emails.transport.js';
import type { Mail } from '../emails/emails.transport.js';
import type { NotificationsConfig, Signature } from '../notifications.config.js';
import type { MailboxStore } from './mailbox.store.js';

/** Development's mail server: mails stay on this machine, byte for byte as they would have left it. */
export class MailboxTransport extends MailTransport {
  readonly peer = { 'network.protocol.name': 'mailbox' };
  private readonly signature: Signature | null;
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly store: MailboxStore,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
  ) {
    super();
    this.signature = config.signature();
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail(toMessage(mail, this.config.from, this.signature));
    const { id, to, subject, text, html, links, code } = mail;
    const receivedAt = this.clock.now().toISOString();
    await this.store.add({ id, to, subject, text, html, links: [...links], code, receivedAt }, message as Buffer);
  }
}
