import { setTimeout as wait } from 'node:timers/promises';
import { clonedDatabase, MailServer } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import { ProductProcess } from '../processes.js';
import { codeIn } from '../product.js';
import { Traffic } from './partial-traffic.js';
import { FaultProxy } from './proxy.js';

const LONGEST_WAIT_MS = 60_000;
const many = '1000000';

export const modules = ['identity', 'notifications', 'organizations'];

/** An API and a worker as processes, each with a way of its own to one database. */
export class World {
  readonly mails = new MailServer();
  readonly processes: ProductProcess[] = [];
  database!: TestDatabase;
  apiWay!: FaultProxy;
  workerWay!: FaultProxy;
  api!: ProductProcess;
  worker!: ProductProcess;
  token = '';
  organizationId = '';

  async start(prepare: (database: TestDatabase) => Promise<unknown> = async () => undefined): Promise<void> {
    // The proxies stand before the server itself, and administrators go past them, whichever way this run has.
    const way = { single: null, pooled: false };
    [this.database] = await Promise.all([clonedDatabase(way), this.mails.start()]);
    await prepare(this.database);
    [this.apiWay, this.workerWay] = [FaultProxy.of(this.address), FaultProxy.of(this.address)];
    [this.api, this.worker] = await Promise.all([this.begin('api', this.apiWay), this.begin('worker', this.workerWay)]);
    this.token = await this.signUp('ada@example.com');
    const made = await this.api.post('/v1/organizations', { name: 'Acme' }, this.bearer);
    this.organizationId = ((await made.json()) as { id: string }).id;
  }

  async stop(): Promise<void> {
    await Promise.all([this.apiWay?.heal(), this.workerWay?.heal()]);
    await Promise.all(this.processes.map((it) => it.stop()));
    await Promise.all([this.apiWay?.close(), this.workerWay?.close(), this.mails.stop()]);
    await this.database?.drop();
  }

  get address(): string {
    return this.database.variables.DATABASE_URL;
  }

  get bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }

  /** One more process, by this way or by the direct one; `partial` says what is wrong with it. */
  async begin(role: string, way?: FaultProxy, partial?: string): Promise<ProductProcess> {
    const started = await ProductProcess.start(
      {
        ...this.database.variables,
        ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', TRUSTED_PROXY_HOPS: '1', DRAIN_MS: '0', ROLE: role },
        DATABASE_URL: way ? await way.url(this.address) : this.address,
        DATABASE_ACQUIRE_TIMEOUT_MS: '2000',
        NOTIFICATIONS_MAIL_TRANSPORT: 'smtp',
        NOTIFICATIONS_SMTP_URL: `${this.mails.url}?requireTLS=false`,
        ...{ LIMITS_REQUESTS_PER_PRINCIPAL: many, LIMITS_REQUESTS_PER_ADDRESS: many },
        ...{ LIMITS_REQUESTS_PER_ORGANIZATION: many, ORGANIZATIONS_PER_PERSON_AND_DAY: '100000' },
        PARTIAL: partial ?? '',
      },
      partial === undefined ? [] : ['partial'],
    );
    this.processes.push(started);
    return started;
  }

  traffic(load: { lanes: number; pauseMs: number; deadlineMs: number }, { url } = this.api): Traffic {
    return new Traffic({ ...load, url, token: this.token, organizationId: this.organizationId });
  }

  /** How many of each such organization there are, and how many events tell of it. */
  async effects(names: readonly string[]): Promise<{ name: string; made: number; told: number }[]> {
    return this.database.query(
      `select wanted.name, count(distinct o.id)::int as made, count(e.id)::int as told
         from unnest($1::text[]) as wanted (name)
         left join organizations.organizations o on o.name = wanted.name
         left join organizations.event_outbox e
           on e.organization_id = o.id and e.type = 'organizations.organization.created'
        group by 1`,
      [names],
    );
  }

  /** Waits until every event has reached every handler, and has been handled. */
  async settled(): Promise<void> {
    await this.until('all events are handled', async () => {
      const waiting = modules.map(
        (it) => `select count(*)::int as n from ${it}.event_inbox where status in ('pending', 'parked')`,
      );
      const [row] = await this.database.query<{ n: number }>(
        `select sum(n)::int as n from (${waiting.join(' union all ')}) w`,
      );
      return row?.n === 0 && (await this.isCarried());
    });
  }

  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = performance.now() + LONGEST_WAIT_MS; performance.now() < end; await wait(50))
      if (await holds().catch(() => false)) return;
    throw new Error(`Never came: ${what}`);
  }

  /** Whether no subscriber's cursor is behind its outbox. */
  private async isCarried(): Promise<boolean> {
    const behind = modules.map(
      (it) => `select 1 from ${it}.event_cursors c where exists (select from ${it}.event_outbox o
        where (o.xid, o.sequence) > (c.xid, c.sequence))`,
    );
    return (await this.database.query(behind.join(' union all '))).length === 0;
  }

  private async signUp(email: string): Promise<string> {
    const begun = await this.api.post('/v1/auth/sign-up', { email });
    const { attemptId } = (await begun.json()) as { attemptId: string };
    await this.until('the mail of the sign-up', async () => this.mails.to(email).length > 0);
    const code = codeIn(this.mails.to(email)[0]!);
    const proof = { attemptId, code, password: 'lantern-harbour-42', name: 'Ada' };
    const verified = await this.api.post('/v1/auth/verify-email', proof);
    return ((await verified.json()) as { token: string }).token;
  }
}
