import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { ConfigurationError, defineConfig, secret, setting, wholeNumber } from '../../shared/config/index.js';
import type { Secret } from '../../shared/config/index.js';

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

const FEWEST_BITS = 2048;
const hostname = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
const selectorName = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

const emptyOr = (pattern: RegExp, error: string): z.ZodType<string> =>
  z.union([z.literal(''), z.string().regex(pattern, error)], error);

/** A key that cannot sign would not be noticed: nodemailer sends the mail without a signature. */
const rsaKey = (): z.ZodType<string> =>
  z
    .string()
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine((pem) => pem === '' || isStrongRsa(pem), `is no RSA private key in PEM of at least ${FEWEST_BITS} bits`);

function isStrongRsa(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= FEWEST_BITS;
  } catch {
    return false;
  }
}

/** What mails are signed with (DKIM, RFC 6376). */
export interface Signature {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: Secret<string>;
}

const MOST_MAILS = 1_000_000;

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
  mailsPerRecipient: setting('NOTIFICATIONS_MAILS_PER_RECIPIENT_AND_HOUR', wholeNumber(1, MOST_MAILS), {
    about: 'Mails to one address in an hour; more are put off, and those about somebody’s security are not counted',
    default: '20',
    developmentDefault: '1000',
  }),
  mailsPerOrganization: setting('NOTIFICATIONS_MAILS_PER_ORGANIZATION_AND_HOUR', wholeNumber(1, MOST_MAILS), {
    about: 'The same, of mails that one organization causes',
    default: '1000',
  }),
  dkimDomain: setting('NOTIFICATIONS_DKIM_DOMAIN', emptyOr(hostname, 'is no domain in lower case'), {
    about: 'Domain that signs all mails (DKIM): that of the sender’s address, or one above it; empty: no signature',
    default: '',
  }),
  dkimSelector: setting('NOTIFICATIONS_DKIM_SELECTOR', emptyOr(selectorName, 'is no DKIM selector in lower case'), {
    about: 'Selector of the DKIM key: its public half is the TXT record <selector>._domainkey.<domain>',
    default: '',
  }),
  dkimPrivateKey: secret('NOTIFICATIONS_DKIM_PRIVATE_KEY', rsaKey(), {
    about: 'DKIM key: RSA private key in PEM of at least 2048 bits; line breaks may be written as \\n',
    default: '',
  }),
}) {
  /**
   * Null when mails are not signed.
   * @throws ConfigurationError when some of the three settings are there and some are not
   */
  signature(): Signature | null {
    const { dkimDomain: domain, dkimSelector: selector, dkimPrivateKey: privateKey } = this;
    const given = [domain, selector, privateKey.reveal()].filter((it) => it !== '').length;
    if (given === 0) return null;
    const all = 'NOTIFICATIONS_DKIM_DOMAIN, NOTIFICATIONS_DKIM_SELECTOR and NOTIFICATIONS_DKIM_PRIVATE_KEY';
    if (given < 3) throw new ConfigurationError([`${all} belong together: set all three or none`]);
    return { domain, selector, privateKey };
  }
}
