import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

const LONGEST_WAIT_MS = 30_000;
/** Those of people who sign up before the load begins. */
const KEPT_WHOLE = 20;

/** A mail, of which little is kept: there are many. */
export interface SentMail {
  readonly to: string;
  readonly messageId: string;
}

/** A mail server that notes what it takes, in the order of taking. */
export class MailSink {
  readonly taken: SentMail[] = [];
  private readonly whole: { to: string; text: string }[] = [];
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, { envelope }, done) => {
      void text(stream).then((mail) => {
        const to = envelope.rcptTo[0]?.address ?? '';
        this.taken.push({ to, messageId: /^Message-ID: *(\S+)/im.exec(mail)?.[1] ?? '' });
        if (this.whole.length < KEPT_WHOLE) this.whole.push({ to, text: mail });
        done();
      }, done);
    },
  });

  async start(): Promise<string> {
    this.server.on('error', () => undefined);
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}?requireTLS=false`;
  }

  /** The code of the mail that proves an address. */
  async code(to: string): Promise<string> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(20)) {
      const code = this.whole.filter((it) => it.to === to).map((it) => /\b(\d{8})\b/.exec(it.text)?.[1])[0];
      if (code) return code;
    }
    throw new Error(`No mail came to ${to}`);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
