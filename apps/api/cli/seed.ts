import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { checkConfiguration, ConfigurationError } from '../../../libs/shared/config/index.js';
import { createHttpAdapter, HttpConfig, prepareHttp } from '../../../libs/shared/http/index.js';
import { AppConfig } from '../app.config.js';
import { AppModule } from '../app.module.js';
import { command } from './command.js';

const usage = `
seed   makes two demo organizations with their people, through the API itself; refused in production
`;

const PASSWORD = 'lantern-harbour-42';
const LONGEST_WAIT_MS = 20_000;
const demo = [
  { name: 'Acme', slug: 'acme', owner: 'Ada Lovelace', members: [{ name: 'Ben Okafor', role: 'member' }] },
  { name: 'Globex', slug: 'globex', owner: 'Grace Hopper', members: [{ name: 'Lin Chen', role: 'viewer' }] },
] as const;

interface Mail {
  readonly code: string;
  readonly links: readonly string[];
}

interface List<Item> {
  readonly items: readonly Item[];
}

/** The product as its own client: demo data come into being by the way that everybody's data do. */
class Demo {
  constructor(private readonly app: NestFastifyApplication) {}

  /** Picks up where an interrupted run left off. */
  async organization({ name, slug, owner, members }: (typeof demo)[number]): Promise<void> {
    const ownerToken = await this.person(owner, slug);
    const mine = await this.call<List<{ id: string; slug: string }>>('GET', '/v1/organizations', undefined, ownerToken);
    const { id } =
      mine.items.find((it) => it.slug === slug) ??
      (await this.call<{ id: string }>('POST', '/v1/organizations', { name, slug }, ownerToken));
    const path = `/v1/organizations/${id}`;
    const present = await this.call<List<{ email: string }>>('GET', `${path}/members`, undefined, ownerToken);
    for (const member of members) {
      const email = addressOf(member.name, slug);
      if (present.items.some((it) => it.email === email)) continue;
      const memberToken = await this.person(member.name, slug);
      await this.call('POST', `${path}/invitations`, { email, role: member.role }, ownerToken, randomUUID());
      const { token } = await this.mail(email, '/pages/accept#');
      await this.call('POST', '/v1/invitations/accept', { token }, memberToken);
    }
  }

  private async person(name: string, slug: string): Promise<string> {
    const email = addressOf(name, slug);
    const known = await this.send('POST', '/v1/auth/sign-in', { email, password: PASSWORD });
    if (known.statusCode < 400) return known.json<{ token: string }>().token;
    const { attemptId } = await this.call<{ attemptId: string }>('POST', '/v1/auth/sign-up', { email });
    const { code } = await this.mail(email, '/pages/verify#');
    const proof = { attemptId, code, password: PASSWORD, name };
    return (await this.call<{ token: string }>('POST', '/v1/auth/verify-email', proof)).token;
  }

  /** Code and token of the mail to this address that links there, as soon as it has arrived. */
  private async mail(to: string, link: string): Promise<{ code: string; token: string }> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(20)) {
      const { items } = await this.call<List<Mail>>('GET', `/dev/mailbox?to=${encodeURIComponent(to)}`);
      const mails = items.flatMap(({ code, links }) => links.map((it) => ({ code, link: it })));
      const found = mails.find((it) => it.link.includes(link));
      if (found) return { code: found.code, token: found.link.slice(found.link.indexOf('#') + 1) };
    }
    throw new Error(`The mail to ${to} did not arrive`);
  }

  private async call<T>(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    token?: string,
    key?: string,
  ): Promise<T> {
    const answer = await this.send(method, url, payload, token, key);
    if (answer.statusCode >= 400) throw new Error(`${method} ${url} answered ${answer.body}`);
    return answer.json<T>();
  }

  private send(method: 'GET' | 'POST', url: string, payload?: object, token?: string, key?: string) {
    const headers = {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
    };
    return this.app.inject({ method, url, headers, ...(payload && { payload }) });
  }
}

const addressOf = (name: string, slug: string) => `${name.replace(/ .*/, '').toLowerCase()}@${slug}.example`;

await command(usage, {}, async () => {
  // The mails of made-up people would only confuse who reads the mailbox later.
  const mailbox = await mkdtemp(join(tmpdir(), 'bulkhead-seed-'));
  const variables = {
    ...process.env,
    LOG_LEVEL: 'warn',
    NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox',
    NOTIFICATIONS_MAILBOX_DIR: mailbox,
  };
  if (AppConfig.read(variables).environment === 'production')
    throw new ConfigurationError(['NODE_ENV is production, and demo data have no place there']);
  checkConfiguration(variables);
  const config = HttpConfig.read(variables);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(variables, { work: true }),
    createHttpAdapter(config),
    { logger: ['error'], abortOnError: false },
  );
  try {
    await prepareHttp(app, config);
    for (const organization of demo) await new Demo(app).organization(organization);
  } finally {
    await app.close();
    await rm(mailbox, { recursive: true, force: true });
  }
  const owners = demo.map(({ owner, slug }) => addressOf(owner, slug)).join(' and ');
  process.stdout.write(`2 demo organizations: sign in as ${owners} with ${PASSWORD}\n`);
});
