import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredCompartments } from '../../../../libs/shared/database/index.js';
import {
  clonedDatabase,
  MailServer,
  ownAddress,
  Superuser,
  wayOfThisRun,
} from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import '../../app.module.js';
import { ProductProcess } from '../processes.js';
import type { Loadable } from '../processes.js';
import { form, report } from './form.js';

const { people } = form({ short: { people: 20 }, long: { people: 400 } });
const LONGEST_WAIT_MS = 60_000;
const AT_ONCE = 4;

/** Processes that share one database and one mail server. */
class Fleet {
  readonly mails = new MailServer();
  readonly apis: ProductProcess[] = [];
  readonly workers: ProductProcess[] = [];
  private database!: TestDatabase;
  private ears!: Superuser;
  /** What processes told each other, and by whom. */
  readonly hints: number[] = [];

  static async start(apis: number, workers: number, first: readonly Loadable[] = []): Promise<Fleet> {
    const fleet = new Fleet();
    // LISTEN needs a session, which a pooler does not give.
    fleet.database = await clonedDatabase({ ...wayOfThisRun(), pooled: false });
    await fleet.mails.start();
    await fleet.listen();
    const several = (count: number, role: string) =>
      Promise.all(Array.from({ length: count }, () => ProductProcess.start(fleet.variables(role), first)));
    const [serving, working] = await Promise.all([several(apis, 'api'), several(workers, 'worker')]);
    fleet.apis.push(...serving);
    fleet.workers.push(...working);
    return fleet;
  }

  /** One that may not come to be ready. */
  begin(role: string, further: NodeJS.ProcessEnv): Promise<ProductProcess> {
    return ProductProcess.begin({ ...this.variables(role), ...further });
  }

  async stop(): Promise<{ code: number | null }[]> {
    const ended = await Promise.all([...this.apis, ...this.workers].map((it) => it.stop()));
    await this.ears?.end();
    await this.mails.stop();
    await this.database?.drop();
    return ended;
  }

  query<Row>(text: string): Promise<Row[]> {
    return this.database.query<Row>(text);
  }

  /** Somebody asks for an account, in one of the API processes. */
  async signUp(n: number): Promise<void> {
    const api = this.apis[n % this.apis.length]!;
    const answer = await api.post(
      '/v1/auth/sign-up',
      { email: `person${n}@example.com` },
      { 'x-forwarded-for': ownAddress(), 'idempotency-key': randomUUID() },
    );
    if (answer.status >= 300) throw new Error(`Signing up answered ${answer.status}`);
    await answer.arrayBuffer();
  }

  async signUpAll(): Promise<void> {
    const numbers = Array.from({ length: people }, (_, n) => n);
    const lane = async () => {
      for (let n = numbers.pop(); n !== undefined; n = numbers.pop()) await this.signUp(n);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  /** Until nothing waits for a handler. */
  async settled(): Promise<void> {
    const counts = modules.map((name) => `(select count(*) from ${name}.event_inbox where status = 'pending')`);
    const text = `select (${counts.join(' + ')})::int as n, (select count(*) from notifications.emails where status = 'sent')::int as sent`;
    for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(50)) {
      const [row] = await this.query<{ n: number; sent: number }>(text);
      if (row?.n === 0 && row.sent >= people) return;
    }
    throw new Error('Events wait that nobody handles');
  }

  private async listen(): Promise<void> {
    this.ears = await Superuser.at(this.database.variables.DATABASE_URL);
    await this.ears.listen('bulkhead_events', (pid) => this.hints.push(pid));
  }

  private variables(role: string): NodeJS.ProcessEnv {
    return {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', LOG_REQUESTS_ONE_IN: '1000', TRUSTED_PROXY_HOPS: '1', ROLE: role },
      ...{ DRAIN_MS: '0', DATABASE_ACQUIRE_TIMEOUT_MS: '20000', LIMITS_STORE_TIMEOUT_MS: '10000' },
      ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: `${this.mails.url}?requireTLS=false` },
      ...this.database.variables,
    };
  }
}

const modules = declaredCompartments()
  .filter(({ events }) => events !== false)
  .map(({ name }) => name);
const inboxes = (columns: string) => modules.map((name) => `select ${columns} from ${name}.event_inbox`);

/** Tries beyond one, of all events and handlers; and mails that somebody got twice. */
async function repeatedOf(fleet: Fleet): Promise<{ tries: number; mails: number }> {
  const [row] = await fleet.query<{ tries: number }>(
    `select coalesce(sum(greatest(attempts, 1) - 1), 0)::int as tries from (${inboxes('attempts').join(' union all ')}) i`,
  );
  const got = Array.from({ length: people }, (_, n) => fleet.mails.to(`person${n}@example.com`).length);
  return { tries: row!.tries, mails: got.filter((it) => it !== 1).length };
}

describe('two API and two worker processes on one database', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.start(2, 2);
    await fleet.signUpAll();
    await fleet.settled();
  }, 300_000);
  afterAll(async () => {
    const ended = await fleet?.stop();
    expect(ended?.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  }, 60_000);

  it('handle each event once, whichever of them published it and whichever takes it', async () => {
    expect(await repeatedOf(fleet)).toEqual({ tries: 0, mails: 0 });
    const [row] = await fleet.query<{ published: number }>(
      `select count(*)::int as published from identity.event_outbox where type = 'identity.one_time_token.issued'`,
    );
    expect(row?.published).toBe(people);
    report('roles', { people, mails: fleet.mails.received.length, hints: fleet.hints.length });
  });

  it('let the clock strike once a period, however many look at it', async () => {
    const struck = modules.map(
      (name) => `select '${name}' as module, t.schedule, t.tick, count(i.event_id)::int as times
        from ${name}.event_ticks t left join ${name}.event_inbox i
          on i.handler = t.schedule and i.sequence = t.tick and i.aggregate_type = '${name}.schedule' group by 1, 2, 3`,
    );
    const rows = await fleet.query<{ times: number }>(struck.join(' union all '));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
  });

  it('hear of each other: who serves requests tells those that listen, and does not listen itself', async () => {
    const sessions = await fleet.query<{ pid: number; listens: boolean }>(
      `select pid, query like 'listen %' as listens from pg_stat_activity
        where datname = current_database() and application_name = 'bulkhead:hints'`,
    );
    const listening = sessions.filter(({ listens }) => listens).map(({ pid }) => pid);
    const telling = sessions.filter(({ listens }) => !listens).map(({ pid }) => pid);
    expect([listening.length, telling.length]).toEqual([2, 2]);
    expect(new Set(fleet.hints)).toEqual(new Set(telling));
  });

  it('refuse one more whose pools the server has no connections for, and say what to change', async () => {
    const one = await fleet.begin('worker', { DATABASE_POOL_SIZE: '100' });
    await one.ended();
    expect(one.output).toMatch(/has not enough connections: 5 processes × \d+.*Lower DATABASE_POOL_SIZE/);
    for (const it of [...fleet.apis, ...fleet.workers]) expect(await it.isReady()).toBe(true);
  }, 60_000);

  it('work in the workers alone', () => {
    const began = /database\.capacity/;
    for (const it of [...fleet.apis, ...fleet.workers]) expect(it.output).toMatch(began);
    for (const it of fleet.apis) expect(it.output).not.toMatch(/events\.(pump_failed|lease_lost)/);
    for (const it of fleet.workers) expect(it.output).not.toMatch(/events\.(pump_failed|lease_lost)|POST/);
  });
});

describe('the same without claims', () => {
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await Fleet.start(1, 2, ['claimless']);
  }, 120_000);
  afterAll(() => fleet?.stop(), 60_000);

  it('does the same work several times', async () => {
    await fleet.signUpAll();
    await fleet.settled();
    const { tries } = await repeatedOf(fleet);
    expect(tries).toBeGreaterThan(0);
  }, 300_000);
});
