import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { readAddress } from '../address.ts';
import type { Address } from '../address.ts';
import { App } from '../app.ts';
import type { Json } from '../demo/client.ts';
import { freePort } from '../ports.ts';
import { query } from '../postgres/query.ts';
import { ofThisMachine } from '../production.ts';
import { Refusal } from '../refusal.ts';
import { MailedClient } from '../ship/mail.ts';
import type { Mails } from '../ship/mail.ts';

const FIRST_PORT = 15_000;
const password = 'violet-anchor-teapot';
const people = { ada: 'ada@town.example', ben: 'ben@town.example', cleo: 'cleo@town.example' };

/** People who live through a move of their database. */
export class Town {
  readonly #mails: Mails;
  #session = '';
  #attempts: Record<string, string> = {};

  constructor(mails: Mails) {
    this.#mails = mails;
  }

  /** Up to the backup: Ada lives here; Ben has been invited and has signed up, and his mails wait. */
  async live(variables: NodeJS.ProcessEnv): Promise<string> {
    await this.#running({ ...variables, ROLE: 'all' }, async (client) => {
      await this.#signUp(client, people.ada);
      this.#session = await this.#verify(client, people.ada);
      const body = { name: 'Town' };
      await client.call({
        method: 'POST',
        path: '/v1/organizations',
        token: this.#session,
        body,
        key: randomUUID(),
        expect: 201,
      });
    });
    await this.#running({ ...variables, ROLE: 'api' }, async (client) => {
      const body = { email: people.ben, role: 'member' };
      const path = `${await this.#organization(client)}/invitations`;
      await client.call({ method: 'POST', path, token: this.#session, body, key: randomUUID(), expect: 201 });
      await this.#signUp(client, people.ben);
    });
    return `Ada has an organization; Ben's mails wait, ${this.#mails.all.length} of Ada's have gone out`;
  }

  /** After it: what was, still is; what waited, comes; what is new, works. Each mail has come once. */
  async goOn(variables: NodeJS.ProcessEnv, admin: string): Promise<string> {
    await this.#running({ ...variables, ROLE: 'all' }, async (client) => {
      const signIn = { email: people.ada, password };
      await client.call({ method: 'POST', path: '/v1/auth/sign-in', body: signIn, expect: 200 });
      await client.call({ method: 'GET', path: '/v1/me', token: this.#session, expect: 200 });
      const ben = await this.#verify(client, people.ben);
      const [link = ''] = (await client.mail(people.ben, '/pages/accept#')).links;
      const body = { token: link.split('#')[1] ?? '' };
      await client.call({ method: 'POST', path: '/v1/invitations/accept', token: ben, body, expect: 200 });
      await client.call({ method: 'GET', path: await this.#organization(client), token: ben, expect: 200 });
      await this.#signUp(client, people.cleo);
      await this.#verify(client, people.cleo);
      await this.#settled(admin);
    });
    return `sign-in, session, waiting mails, acceptance, a new person; ${this.#countMails()} mails, each once`;
  }

  async #running(variables: NodeJS.ProcessEnv, work: (client: MailedClient) => Promise<void>): Promise<void> {
    const port = await freePort(FIRST_PORT);
    const address: Address = readAddress({ PORT: String(port) });
    const app = new App({ ...ofThisMachine(), ...variables, DRAIN_MS: '0', PORT: String(port) });
    try {
      await app.ready(address);
      await work(new MailedClient(address.url, this.#mails));
    } finally {
      await app.stop();
    }
  }

  async #signUp(client: MailedClient, email: string): Promise<void> {
    const answer = await client.call({ method: 'POST', path: '/v1/auth/sign-up', body: { email }, expect: 202 });
    this.#attempts[email] = String(answer.attemptId);
  }

  async #verify(client: MailedClient, email: string): Promise<string> {
    const { code } = await client.mail(email, '/pages/verify#');
    const body: Json = { attemptId: this.#attempts[email], code, password, name: email.split('@')[0] };
    return String((await client.call({ method: 'POST', path: '/v1/auth/verify-email', body, expect: 201 })).token);
  }

  async #organization(client: MailedClient): Promise<string> {
    const list = await client.call({ method: 'GET', path: '/v1/organizations', token: this.#session, expect: 200 });
    return `/v1/organizations/${(list.items as { id: string }[])[0]?.id}`;
  }

  /** Nothing waits in any inbox any more, and nothing was given up. */
  async #settled(admin: string): Promise<void> {
    const inboxes = await query<{ name: string }>(
      admin,
      `select table_schema || '.event_inbox' as name from information_schema.tables where table_name = 'event_inbox'`,
    );
    const counts = inboxes.map(({ name }) => `select count(*)::int as open from ${name} where status <> 'done'`);
    for (const end = Date.now() + 20_000; Date.now() < end; await delay(100)) {
      const rows = await query<{ open: number }>(admin, counts.join(' union all '));
      if (rows.every(({ open }) => open === 0)) return;
    }
    throw new Refusal('Events are still waiting 20 s later', 'npm run events -- parked');
  }

  #countMails(): number {
    const seen = this.#mails.all.map(({ messageId }) => messageId);
    const codes = Object.values(people).map((email) => this.#mails.to(email, '/pages/verify#').length);
    if (new Set(seen).size === seen.length && codes.every((count) => count === 1)) return seen.length;
    throw new Refusal(
      `Mails came more or less than once: ${JSON.stringify(codes)} of ${seen.length}`,
      'npm run backup:prove',
    );
  }
}
