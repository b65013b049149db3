import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '../refusal.ts';

const MAIL_MILLISECONDS = 20_000;

export type Json = Record<string, unknown>;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly token?: string;
  readonly body?: Json;
  /** Under which the request may be sent again without a second effect. */
  readonly key?: string;
  /** The version that a change is made to. */
  readonly seen?: number;
  /** The status that this step of the journey has to get. */
  readonly expect: number;
}

interface Sent {
  readonly token?: string;
  readonly body?: Json;
  readonly headers?: Record<string, string>;
}

export interface Mail {
  readonly subject: string;
  readonly code: string;
  readonly links: string[];
}

/** Speaks HTTP to a running server, and prints each request and its answer. */
export class Client {
  readonly #url: string;
  readonly #print: (text: string) => void;

  constructor(url: string, print: (text: string) => void) {
    this.#url = url;
    this.#print = print;
  }

  /** @throws Refusal when the answer has another status than the journey expects */
  async call({ method, path, token, body, key, seen, expect }: Call): Promise<Json> {
    const headers = {
      ...(key && { 'idempotency-key': key }),
      ...(seen !== undefined && { 'if-match': `"${seen}"` }),
    };
    this.#print(`> ${method} ${path}${token ? `   Authorization: Bearer ${token.slice(0, 8)}…` : ''}`);
    for (const [name, value] of Object.entries(headers)) this.#print(`    ${name}: ${value}`);
    if (body) this.#print(indent(body));
    const response = await this.#send(method, path, { token, body, headers });
    const text = await response.text();
    const answer = (text ? JSON.parse(text) : {}) as Json;
    this.#print(`< ${response.status} ${response.statusText}`);
    if (text) this.#print(indent(answer));
    if (response.status === expect) return answer;
    throw new Refusal(
      `${method} ${path} answered ${response.status}; the journey goes on with ${expect} only`,
      'See the answer above, and what npm start printed about it',
    );
  }

  /** Waits for the mail to this address whose link leads to `page`. */
  async mail(to: string, page: string): Promise<Mail> {
    const path = `/dev/mailbox?to=${encodeURIComponent(to)}`;
    for (const end = Date.now() + MAIL_MILLISECONDS; Date.now() < end; await delay(100)) {
      const { items } = (await (await this.#send('GET', path)).json()) as { items?: Mail[] };
      const mail = items?.find(({ links }) => links.some((link) => link.includes(page)));
      if (!mail) continue;
      const { subject, code, links } = mail;
      this.#print(`> GET ${path}   Accept: application/json`);
      this.#print(`< 200 OK, with the mail\n${indent({ subject, code, links })}`);
      return mail;
    }
    throw new Refusal(`No mail to ${to} came within ${MAIL_MILLISECONDS / 1000} s`, 'npm run events -- parked');
  }

  async #send(method: string, path: string, { token, body, headers: further }: Sent = {}): Promise<Response> {
    const headers = {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...further,
    };
    try {
      return await fetch(`${this.#url}${path}`, { method, headers, body: body && JSON.stringify(body) });
    } catch {
      throw new Refusal(`No server answers at ${this.#url}`, 'npm start, and then in a second terminal: npm run demo');
    }
  }
}

const indent = (value: Json): string => JSON.stringify(value, null, 2).replaceAll(/^/gm, '    ');
