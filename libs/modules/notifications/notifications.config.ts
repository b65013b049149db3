import { z } from 'zod';
import { defineConfig, secret, setting } from '../../shared/config/index.js';

/** Who mails come from. The name is the product's: what a user or an organization calls itself never stands here. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

const nameAndAddress = /^(?<name>[^<>"\p{Cc}]{1,100}?) *<(?<address>[^<>]+)>$/u;

const sender = (): z.ZodType<Sender> =>
  z
    .string()
    .transform((text) => nameAndAddress.exec(text)?.groups ?? { name: '', address: text })
    .pipe(z.object({ name: z.string().min(1, 'has no name: write Name <address>'), address: z.email() }));

const smtpAddress = (): z.ZodType<string> =>
  z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// or smtps:// URL' });

export class NotificationsConfig extends defineConfig('notifications', {
  transport: setting('NOTIFICATIONS_MAIL_TRANSPORT', z.enum(['mailbox', 'smtp']), {
    about: 'smtp sends mails; mailbox keeps them on this machine for /dev/mailbox, which production refuses',
    developmentDefault: 'mailbox',
  }),
  smtpUrl: secret('NOTIFICATIONS_SMTP_URL', smtpAddress(), {
    about:
      'Mail server, smtp(s)://user:password@host:port. Beyond this machine it must speak TLS, unless ?requireTLS=false',
    developmentDefault: 'smtp://127.0.0.1:1025',
  }),
  from: setting('NOTIFICATIONS_MAIL_FROM', sender(), {
    about: 'Sender of all mails, as Name <address>; the name is the product’s, and mails call the product by it',
    developmentDefault: 'Bulkhead <no-reply@bulkhead.localhost>',
  }),
  mailboxFolder: setting('NOTIFICATIONS_MAILBOX_DIR', z.string().min(1), {
    about: 'Folder in which the mailbox transport keeps the 500 newest mails',
    default: '.bulkhead/mailbox',
  }),
}) {}
