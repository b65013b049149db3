import { randomUUID } from 'node:crypto';
import { castOf, travel } from '../../runner/demo/journey.ts';
import { MailedClient } from '../../runner/ship/mail.ts';
import type { Mails } from '../../runner/ship/mail.ts';

const PATIENCE_MS = 15_000;

interface Work {
  readonly name: string;
  readonly everyMs: number;
  readonly request: (turn: number) => { readonly path: string; readonly token?: string; readonly body?: object };
}

/**
 * Light traffic on all three modules: about eight requests a second by three people, and an event with a mail every three
 * seconds. Requests are sent at their time whether the ones before them were answered or not, as people do.
 */
export class Traffic {
  readonly #url: string;
  readonly #mails: Mails;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #statuses = new Map<number, number>();

  constructor(url: string, mails: Mails) {
    this.#url = url;
    this.#mails = mails;
  }

  /** Makes people and an organization by the journey of `npm run demo`, signs them in, and begins. */
  async start(): Promise<{ says: string }> {
    const cast = castOf('prove');
    const client = new MailedClient(this.#url, this.#mails);
    await travel(client, cast, () => undefined);
    const tokens: string[] = [];
    for (const { email, password } of [cast.owner, cast.member, cast.stranger]) {
      const body = { email, password };
      const { token } = await client.call({ method: 'POST', path: '/v1/auth/sign-in', body, expect: 200 });
      tokens.push(String(token));
    }
    const works = worksOf(tokens);
    for (const work of works) this.#repeat(work);
    const rate = works.reduce((sum, { everyMs }) => sum + 1000 / everyMs, 0);
    return { says: `${rate.toFixed(1)} requests a second: ${works.map(({ name }) => name).join(', ')}` };
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** How many were answered with each status since it was last asked; 0 is no answer. */
  tally(): string {
    const counts = [...this.#statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
    this.#statuses.clear();
    return counts.join(', ');
  }

  #repeat({ everyMs, request }: Work): void {
    let turn = 0;
    this.#timers.push(setInterval(() => void this.#send(request(turn++)), everyMs));
  }

  async #send({ path, token, body }: ReturnType<Work['request']>): Promise<void> {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const options = { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) };
    const status = await fetch(`${this.#url}${path}`, { ...options, signal: AbortSignal.timeout(PATIENCE_MS) })
      .then((answer) => answer.arrayBuffer().then(() => answer.status))
      .catch(() => 0);
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
  }
}

function worksOf(tokens: readonly string[]): Work[] {
  const asSomebody = (path: string) => (turn: number) => ({ path, token: tokens[turn % tokens.length] });
  return [
    { name: 'GET /v1/me', everyMs: 500, request: asSomebody('/v1/me') },
    { name: 'GET /v1/organizations', everyMs: 200, request: asSomebody('/v1/organizations') },
    { name: 'GET /v1/me/notifications', everyMs: 1000, request: asSomebody('/v1/me/notifications') },
    { name: 'POST /v1/auth/sign-up', everyMs: 3000, request: signUp },
  ];
}

const signUp = () => ({ path: '/v1/auth/sign-up', body: { email: `${randomUUID()}@prove.example` } });
