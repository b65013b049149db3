import { domainToASCII } from 'node:url';
import { kernelErrors } from '../../../shared/errors/index.js';

/** An address: as it was written, and the key under which two spellings of it are one. */
export interface Mailbox {
  readonly email: string;
  readonly key: string;
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().normalize('NFKC');

/**
 * The key is NFKC and lower case with the domain in ASCII (UTS 46); a `+tag` stays, since only some providers ignore
 * it. Mails to a known user go to the address of their row, never to a spelling that somebody else typed.
 * @throws `request_invalid` when the domain is none
 */
export function mailboxOf(email: string): Mailbox {
  const at = email.lastIndexOf('@');
  const domain = domainToASCII(folded(email.slice(at + 1)));
  if (at < 1 || domain === '') throw notAnAddress();
  return { email, key: `${folded(email.slice(0, at))}@${domain}` };
}

const notAnAddress = () =>
  kernelErrors.requestInvalid([{ pointer: '/body/email', code: 'invalid_format', detail: 'Not an e-mail address' }]);
