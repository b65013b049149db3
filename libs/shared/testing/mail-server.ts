import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** What a test makes the server do with the next mails. */
interface Mood {
  /** SMTP code with which every recipient is refused. */
  refuses?: number;
  /** Takes the mail and hangs up instead of saying so. */
  losesItsAnswer?: boolean;
}

/** A real SMTP server on this machine, which reads what it receives. */
export class MailServer {
  readonly received: ParsedMail[] = [];
  /** The bytes of each, as they came. */
  readonly bytes = new Map<ParsedMail, Buffer>();
  mood: Mood = {};
  private port = 0;
  private server: SMTPServer | undefined;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens on a port of its own; after a `stop`, on the same one again. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onRcptTo: (_address, _session, done) => done(this.refusal()),
      onData: (stream, _session, done) => {
        const take = async (bytes: Buffer) => {
          const mail = await simpleParser(bytes);
          this.bytes.set(mail, bytes);
          this.received.push(mail);
          if (this.mood.losesItsAnswer) hangUp(server);
          else done();
        };
        // Whoever hangs up in the middle of a mail has sent none.
        void buffer(stream).then(take, () => undefined);
      },
    });
    server.on('error', () => undefined);
    this.server = server;
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(resolve) : resolve()));
  }

  to(address: string): ParsedMail[] {
    return this.received.filter(
      ({ to }) => to && !Array.isArray(to) && to.text.toLowerCase() === address.toLowerCase(),
    );
  }

  private refusal(): Error | null {
    const { refuses } = this.mood;
    return refuses ? Object.assign(new Error('no'), { responseCode: refuses }) : null;
  }
}

function hangUp(server: SMTPServer): void {
  const { connections } = server as unknown as { connections: Set<{ _socket: Socket }> };
  for (const { _socket: socket } of connections) socket.destroy();
}
