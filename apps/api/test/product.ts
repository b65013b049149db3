import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Abstract, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ParsedMail } from 'mailparser';
import { Activities } from '../../../libs/shared/activity/index.js';
import type { EnvironmentVariables } from '../../../libs/shared/config/index.js';
import { Statements } from '../../../libs/shared/database/index.js';
import { createHttpAdapter, HttpConfig, prepareHttp, routes } from '../../../libs/shared/http/index.js';
import type { EdgeLimits } from '../../../libs/shared/http/index.js';
import {
  AnswerCheck,
  clonedDatabase,
  costOf,
  MailServer,
  ownAddress,
  recordRun,
} from '../../../libs/shared/testing/index.js';
import type { Cost, TestDatabase } from '../../../libs/shared/testing/index.js';
import { AppModule } from '../app.module.js';
import type { Bulkhead } from './client/index.js';
import { sdkOf } from './sdk.js';

const LONGEST_WAIT_MS = 20_000;

/** An answer of the real server. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts on what came, whatever it is
  readonly body: any;
}

/** One running instance: a server that listens on a port of its own, worker included. */
export class Instance {
  private readonly keyed: readonly RegExp[];

  constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
  ) {
    const needing = routes(app).filter(({ needsIdempotencyKey }) => needsIdempotencyKey);
    this.keyed = needing.map((route) => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`));
  }

  /**
   * Speaks HTTP over a socket, from an address of its own, and with a new Idempotency-Key where one is needed.
   * @throws where the document does not have the answer
   */
  async send(
    method: string,
    path: string,
    body?: unknown,
    token?: string,
    from = ownAddress(),
    further: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const needsKey = method === 'POST' && this.keyed.some((it) => it.test(path));
    const headers = {
      ...(needsKey && { 'idempotency-key': randomUUID() }),
      'x-forwarded-for': from,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...further,
    };
    const answer = await fetch(`${this.url}${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    const [contentType, check] = [answer.headers.get('content-type'), await AnswerCheck.of(this.app)];
    check.judge(method, path, { status: answer.status, contentType, text, headers: answer.headers });
    return {
      status: answer.status,
      headers: answer.headers,
      body: contentType?.includes('json') ? JSON.parse(text) : text,
    };
  }

  /** The generated client, as this person or as nobody. */
  as(person?: Pick<Person, 'token'>): Bulkhead {
    return sdkOf(this.app, this.url, person?.token);
  }

  get<T>(token: Type<T> | Abstract<T>): T {
    return this.app.get(token, { strict: false });
  }

  cost<T>(work: () => Promise<T>): Promise<Cost<T>> {
    return costOf(this.get(Statements), work, this.get(Activities));
  }
}

/** A person with an account and a session. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

interface Otherwise {
  readonly edge?: Partial<EdgeLimits>;
  /** Called before the application is initialised, to break something in it. */
  readonly spoil?: (app: NestFastifyApplication) => void;
}

/** The whole product on a database and a mail server of its own; any number of instances. */
export class Product {
  readonly mails = new MailServer();
  readonly instances: Instance[] = [];
  database!: TestDatabase;
  private people = 0;

  async start(variables: EnvironmentVariables = {}, { edge, spoil }: Otherwise = {}): Promise<Instance> {
    if (this.instances.length === 0) {
      this.database ??= await clonedDatabase();
      await this.mails.start();
    }
    const settings: EnvironmentVariables = {
      ...{
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        TRUSTED_PROXY_HOPS: '1',
        DATABASE_ACQUIRE_TIMEOUT_MS: '20000',
        DRAIN_MS: '0',
      },
      ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: `${this.mails.url}?requireTLS=false` },
      ...this.database.variables,
      ...variables,
    };
    const config = HttpConfig.read(settings);
    const app = await NestFactory.create<NestFastifyApplication>(
      AppModule.with(settings, { work: settings.ROLE !== 'api' }),
      createHttpAdapter(config, edge),
      { logger: false, abortOnError: false },
    );
    spoil?.(app);
    await prepareHttp(app, config);
    recordRun(app);
    await app.listen(Number(variables.PORT ?? 0), '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const instance = new Instance(app, `http://127.0.0.1:${port}`);
    this.instances.push(instance);
    return instance;
  }

  async stop(): Promise<void> {
    for (const { app } of this.instances) await app.close();
    await this.mails.stop();
    await this.database?.drop();
  }

  /** The mail to this address whose text matches, as soon as it has arrived. */
  async mail(to: string, matching: RegExp): Promise<ParsedMail> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(10)) {
      const found = this.mails.to(to).find(({ text }) => matching.test(text ?? ''));
      if (found) return found;
    }
    throw new Error(`No mail to ${to} matches ${String(matching)}`);
  }

  /** What somebody was told, as soon as it is so many things, the newest first. */
  async notifications({ token }: Person, count: number): Promise<{ id: string; title: string; body: string }[]> {
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(10)) {
      const { body } = await this.instances[0]!.send('GET', '/v1/me/notifications', undefined, token);
      if (body.items.length >= count) return body.items;
    }
    throw new Error(`There are no ${count} notifications`);
  }

  /** Signs somebody up the way that everybody does. */
  async person(name = 'Somebody', email = `person${++this.people}@example.com`): Promise<Person> {
    const [instance] = this.instances;
    const { body } = await instance!.send('POST', '/v1/auth/sign-up', { email });
    const mail = await this.mail(email, /\/pages\/verify#/);
    const proof = { attemptId: body.attemptId, code: codeIn(mail), password: 'lantern-harbour-42', name };
    const verified = await instance!.send('POST', '/v1/auth/verify-email', proof);
    return { id: verified.body.user.id, email, token: verified.body.token };
  }

  async organization(owner: Person, name = 'Acme'): Promise<string> {
    const { body } = await this.instances[0]!.send('POST', '/v1/organizations', { name }, owner.token);
    return body.id;
  }

  /** Invites somebody and has them accept. */
  async join(organizationId: string, owner: Person, guest: Person, role: string): Promise<void> {
    const invitation = await this.invite(organizationId, owner, guest.email, role);
    const accepted = await this.instances[0]!.send('POST', '/v1/invitations/accept', invitation, guest.token);
    if (accepted.status !== 200) throw new Error(`Accepting answered ${accepted.status}`);
  }

  /** Sends an invitation, and reads the token from its mail. */
  async invite(organizationId: string, owner: Person, email: string, role: string): Promise<{ token: string }> {
    const path = `/v1/organizations/${organizationId}/invitations`;
    const sent = await this.instances[0]!.send('POST', path, { email, role }, owner.token);
    if (sent.status !== 201) throw new Error(`Inviting answered ${sent.status}`);
    return { token: fragmentIn(await this.mail(email, /\/pages\/accept#/), 'accept') };
  }
}

export const codeIn = ({ text }: ParsedMail): string => /\b(\d{8})\b/.exec(text ?? '')?.[1] ?? '';
/** What stands after `#` in a mailed link. */
export const fragmentIn = ({ text }: ParsedMail, page: string): string =>
  new RegExp(`/pages/${page}#(\\S+)`).exec(text ?? '')?.[1] ?? '';
