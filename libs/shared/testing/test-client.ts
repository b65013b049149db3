import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AnswerCheck } from './answer-check.js';

/** An answer as a test reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts on what came, whatever it is
  readonly body: any;
  readonly text: string;
}

/** How often each answer came, by its status or by the code of its problem: `{ '200': 1, 'slug_taken': 19 }`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const key = status < 400 ? String(status) : String((body as { readonly code?: unknown }).code);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Speaks HTTP to an application, as one caller; each client has an address of its own. An answer that the OpenAPI
 * document does not have fails the test, whatever the test asserts.
 */
export class TestClient {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same caller, sending these headers too. */
  with(headers: Readonly<Record<string, string>>): TestClient {
    return new TestClient(this.app, { ...this.headers, ...headers });
  }

  /** The same caller, who sends one request under a key of its own, once or again. */
  once(): TestClient {
    return this.with({ 'idempotency-key': randomUUID() });
  }

  /** The same caller, who has seen this version of what is changed next. */
  seeing(version: number): TestClient {
    return this.with({ 'if-match': `"${version}"` });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body?: object): Promise<Answer> {
    return this.send('POST', path, body);
  }

  put(path: string, body?: object): Promise<Answer> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body?: object): Promise<Answer> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  private async send(method: Method, url: string, payload?: object): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url,
      headers: this.headers,
      ...(payload && { payload }),
    });
    const contentType = answer.headers['content-type']?.toString();
    const check = await AnswerCheck.of(this.app);
    const judged = { get: (name: string) => answer.headers[name.toLowerCase()]?.toString() ?? null };
    check.judge(method, url, { status: answer.statusCode, contentType, text: answer.body, headers: judged });
    const body: unknown = contentType?.includes('json') && answer.body ? answer.json() : null;
    const headers = answer.headers as Answer['headers'];
    return { status: answer.statusCode, headers, body, text: answer.body };
  }
}

let clients = 0;

/** Addresses of the documentation range of RFC 3849: nobody shares a /64, so limits per address do not meet. */
export const ownAddress = (): string => {
  clients++;
  return `2001:db8:${(clients >> 16).toString(16)}:${(clients & 0xffff).toString(16)}::1`;
};
