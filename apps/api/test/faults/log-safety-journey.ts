import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { moduleScopes } from '../cases.js';
import type { ProductProcess } from '../processes.js';
import type { Standing } from './log-safety-place.js';
import type { WatchedProduct } from './log-safety-product.js';

const LONGEST_WAIT_MS = 20_000;
const needle = () => `cnry${randomBytes(8).toString('hex')}`;

/** A person who does what people do, with secrets for all that they say, and what they are given. */
export class Journey {
  /** By what it is. */
  readonly secrets: Record<string, string> = {};

  constructor(
    private readonly product: WatchedProduct,
    private readonly program: ProductProcess,
  ) {}

  /** @returns who they are by now */
  async walk(): Promise<Standing> {
    const email = this.#keep('e-mail address', `${needle()}@example.com`);
    const password = this.#keep('password', `${needle()} stair`);
    const name = this.#keep('name of a person', `Ada ${needle()}`);
    const { attemptId } = await this.#send('/v1/auth/sign-up', { email });
    const mailed = await this.product.mailed(email, 'verify');
    this.#keep('mailed token', mailed.token);
    const proof = { attemptId, code: this.#keep('mailed code', mailed.code) };
    const { token, user } = await this.#send('/v1/auth/verify-email', { ...proof, password, name });
    this.#keep('session', token);
    await this.#send('/v1/auth/sign-in', { email, password: this.#keep('wrong password', needle()) });
    const organization = await this.#send(
      '/v1/organizations',
      { name: this.#keep('name of an organization', needle()) },
      token,
    );
    await this.#invite(organization.id, token);
    await this.#reset(email);
    const signedIn = await this.#send('/v1/auth/sign-in', { email, password: this.secrets['new password'] });
    const second = this.#keep('second session', signedIn.token);
    const apiKey = await this.#makeKey(organization.id, second);
    return { token: second, organizationId: organization.id, userId: user.id, apiKey };
  }

  async #makeKey(organizationId: string, token: string): Promise<string> {
    const name = this.#keep('name of an API key', needle());
    const may = { kind: 'secret', scopes: ['org:read', ...moduleScopes], restrictions: { environment: 'development' } };
    const { secret } = await this.#send(`/v1/organizations/${organizationId}/api-keys`, { name, ...may }, token);
    if (!secret) throw new Error('No API key was made');
    return this.#keep('API key', secret);
  }

  /** One whose mail server takes it, and one whose does not. */
  async #invite(organizationId: string, token: string): Promise<void> {
    const path = `/v1/organizations/${organizationId}/invitations`;
    const guest = this.#keep('address of a guest', `${needle()}@example.com`);
    await this.#send(path, { email: guest, role: 'member' }, token);
    this.#keep('token of an invitation', (await this.product.mailed(guest, 'accept')).token);
    this.product.mails.mood.refuses = 451;
    const unknown = this.#keep('address that is refused', `${needle()}@example.com`);
    await this.#send(path, { email: unknown, role: 'member' }, token);
    await this.#printed('events.handler_failed');
    this.product.mails.mood = {};
  }

  async #printed(event: string): Promise<void> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(50))
      if (this.program.output.includes(`"event":"${event}"`)) return;
    throw new Error(`There is no line ${event}`);
  }

  async #reset(email: string): Promise<void> {
    await this.#send('/v1/auth/password/forgot', { email });
    const { token } = await this.product.mailed(email, 'reset');
    const password = this.#keep('new password', `${needle()} lantern`);
    await this.#send('/v1/auth/password/reset', { token: this.#keep('token of a reset', token), password });
  }

  #keep(what: string, secret: string): string {
    this.secrets[what] = secret;
    return secret;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what came, whatever it is
  async #send(path: string, body: object, token?: string): Promise<any> {
    const headers = { 'idempotency-key': needle(), ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await this.program.post(path, body, headers);
    const text = await answer.text();
    return text === '' ? null : JSON.parse(text);
  }
}
