import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { Client } from '../demo/client.ts';
import type { Mail } from '../demo/client.ts';
import { Refusal } from '../refusal.ts';

const MAIL_MILLISECONDS = 20_000;

/** A mail server that keeps what it is given. */
export class Mails {
  readonly all: ParsedMail[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => done(void this.all.push(mail) as never), done);
    },
  });

  /** @returns the address to send to */
  async start(): Promise<string> {
    this.#server.on('error', () => undefined);
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}?requireTLS=false`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** Mails to an address whose text leads to `page`. */
  to(address: string, page: string): ParsedMail[] {
    return this.all.filter(({ to, text }) => JSON.stringify(to).includes(address) && text?.includes(page));
  }
}

/** As the demo's client, but it reads what was really sent: production has no mailbox to ask. */
export class MailedClient extends Client {
  readonly #mails: Mails;

  constructor(url: string, mails: Mails) {
    super(url, () => undefined);
    this.#mails = mails;
  }

  override async mail(to: string, page: string): Promise<Mail> {
    for (const end = Date.now() + MAIL_MILLISECONDS; Date.now() < end; await delay(20)) {
      const [found] = this.#mails.to(to, page);
      const text = found?.text ?? '';
      if (found)
        return {
          subject: found.subject ?? '',
          code: /\b(\d{8})\b/.exec(text)?.[1] ?? '',
          links: text.match(/https?:\/\/\S+/g) ?? [],
        };
    }
    throw new Refusal(`No mail to ${to} came within ${MAIL_MILLISECONDS / 1000} s`, 'See what the worker printed');
  }
}
