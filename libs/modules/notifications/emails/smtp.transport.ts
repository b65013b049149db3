import { createTransport } from 'nodemailer';
import type { NodemailerError, SendMailOptions, SMTPTransportOptions } from 'nodemailer';
import type { Attributes } from '../../../shared/activity/index.js';
import { CallRefused } from '../../../shared/outward/index.js';
import type { Outward, Way } from '../../../shared/outward/index.js';
import type { NotificationsConfig, Signature } from '../notifications.config.js';
import { toMessage } from './emails.message.js';
import { MailDelayed, MailRefused, MailTransport } from './emails.transport.js';
import type { Mail } from './emails.transport.js';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Nobody is there: told apart early from a server that is slow. Nodemailer's own defaults are minutes. */
const timeouts = { dnsTimeout: 5_000, connectionTimeout: 5_000, greetingTimeout: 5_000 };

/**
 * What one mail is granted. Giving up on a server that has taken it and is slow to say so sends it twice, so a try is long. Jobs
 * come four at once; a few more wait, for two batches of them overlap. Whether a mail is sent again is up to the engine of events.
 */
const granted = { tryMs: 30_000, callMs: 40_000, atOnce: 4, waiting: 8 };

/** Nodemailer's own, where the URL names none. */
const SMTPS_PORT = 465;
const SUBMISSION_PORT = 587;

/** RFC 4954, section 6; some servers say so at the recipient only. */
const AUTHENTICATION_REQUIRED = 530;
/** RFC 5321, 4.2.3: the server closes down, whatever it was asked. */
const SERVICE_CLOSING = 421;

/** One connection a mail: none outlives its job, so there is nothing to close when the program stops. */
export class SmtpTransport extends MailTransport {
  readonly peer: Attributes;
  private readonly server: ReturnType<typeof connectTo>;
  private readonly signature: Signature | null;
  private readonly way: Way;

  constructor(
    private readonly config: NotificationsConfig,
    outward: Outward,
  ) {
    super();
    this.signature = config.signature();
    const url = config.smtpUrl.reveal();
    this.server = connectTo(url);
    this.peer = peerOf(new URL(url));
    const isFault = (error: unknown) => !(error instanceof MailRefused || (error as MailDelayed).isAboutThisMail);
    this.way = outward.destination({ name: 'mail_server', ...granted, isFault });
  }

  async send(mail: Mail, signal: AbortSignal): Promise<void> {
    const message = toMessage(mail, this.config.from, this.signature);
    try {
      await this.way.call((until) => this.hand({ ...message, signal: until }), { signal });
    } catch (error) {
      throw causeOf(error as Error);
    }
  }

  private async hand(message: SendMailOptions): Promise<void> {
    try {
      await this.server.sendMail(message);
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
  const word = `smtp_${responseCode ?? (originalCode ?? code ?? 'unknown').toLowerCase()}`;
  const answered = aboutThisMail && responseCode !== undefined;
  return new MailDelayed(
    word,
    answered && responseCode !== SERVICE_CLOSING && responseCode !== AUTHENTICATION_REQUIRED,
  );
}

/** What became of the mail: in the words of `inOurWords`, or by what kept it from being handed over. */
function causeOf(error: Error): Error {
  const { cause } = error;
  if (cause instanceof CallRefused) return new MailDelayed(`smtp_${cause.reason}`);
  return cause instanceof MailDelayed ? cause : error;
}
