import type { SendMailOptions } from 'nodemailer';
import type { Sender, Signature } from '../notifications.config.js';
import { MailRefused } from './emails.transport.js';
import type { Mail } from './emails.transport.js';

/** One mailbox and nothing else: no list, no display name, no comment, no route (RFC 5321, 4.1.2, unquoted). */
const singleAddress = /^[^\s\p{C}<>()[\]"\\,;:@]{1,64}@[^\s\p{C}<>()[\]"\\,;:@]{1,255}$/u;

/**
 * What the signature covers where it is there (RFC 6376, 5.4.1). RFC 8058 demands both headers of unsubscribing; our own
 * list, because nodemailer's has changed about them. Whoever adds a header to mails adds it here.
 */
const signedHeaders = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted'],
  ...['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
];

/**
 * The message in nodemailer's terms. The recipient goes in as an object and stands in the envelope too, so that
 * nothing in it can be read as a second address or as a header.
 * @throws MailRefused when the address is not a single one.
 */
export function toMessage(mail: Mail, from: Sender, signature: Signature | null): SendMailOptions {
  if (!singleAddress.test(mail.to)) throw new MailRefused('address_invalid');
  return {
    from: { ...from },
    to: { name: '', address: mail.to },
    envelope: { from: from.address, to: [mail.to] },
    subject: mail.subject,
    messageId: mail.messageId,
    text: mail.text,
    html: mail.html,
    // RFC 3834: nobody's holiday notice shall answer this.
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...(signature && { dkim: dkimOf(signature) }),
  };
}

const dkimOf = ({ domain, selector, privateKey }: Signature) => ({
  domainName: domain,
  keySelector: selector,
  privateKey: privateKey.reveal(),
  headerFieldNames: signedHeaders.join(':'),
});
