import { createTransport } from 'nodemailer';
import type { NodemailerError, SMTPTransportOptions } from 'nodemailer';
import type { Attributes } from '../../../shared/activity/index.js';
import type { NotificationsConfig, Signature } from '../notifications.config.js';
import { toMessage } from './emails.message.js';
import { MailDelayed, MailRefused, MailTransport } from './emails.transport.js';
import type { Mail } from './emails.transport.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Nodemailer's own defaults are minutes; a job that waits holds its lease and its place. */
const timeouts = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 };

/** Nodemailer's own, where the URL names none. */
const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;

/** RFC 4954, section 6; some servers say so at the recipient only. */
const AUTHENTICATION_REQUIRED = 530;

/**
 * One connection a mail: how many are open at once is the engine's bound on jobs, and none outlives its job, so there
 * is nothing to close when the program stops.
 */
export class SmtpTransport extends MailTransport {
  readonly peer: Attributes;
  private readonly server: ReturnType<typeof connectTo>;
  private readonly signature: Signature | null;

  constructor(private readonly config: NotificationsConfig) {
    super();
    this.signature = config.signature();
    const url = config.smtpUrl.reveal();
    this.server = connectTo(url);
    this.peer = peerOf(new URL(url));
  }

  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    const message = toMessage(mail, this.config.from, this.signature);
    try {
      await this.server.sendMail({ ...message, signal });
    } catch (error) {
      throw inOurWords(error as NodemailerError);
    }
  }
}

/** Never the URL itself: it may hold a password. */
const peerOf = ({ hostname, port, protocol }: URL): Attributes => ({
  'network.protocol.name': 'smtp',
  'server.address': hostname,
  'server.port': Number(port) || (protocol === 'smtps:' ? SMTPS_PORT : SUBMISSION_PORT),
});

/** What the URL says in its query wins over these options, `requireTLS` among them. */
function connectTo(url: string) {
  const options: SMTPTransportOptions = {
    url,
    requireTLS: !loopback.test(new URL(url).hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  };
  return createTransport(options);
}

/**
 * A permanent reply (5yz, RFC 5321, 4.2.1) to the recipient or to the message concerns this mail alone. The same
 * reply to our login or our sender concerns all mails and is mended by the operator, so those are tried again.
 */
function inOurWords({ code, command, originalCode, permanent, responseCode }: NodemailerError): Error {
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  const mendable = !permanent || responseCode === AUTHENTICATION_REQUIRED;
  if (aboutThisMail && !mendable) return new MailRefused(`smtp_${responseCode}`);
  return new MailDelayed(`smtp_${responseCode ?? (originalCode ?? code ?? 'unknown').toLowerCase()}`);
}
