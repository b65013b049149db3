import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clonedDatabase, MailServer, ownAddress } from '../../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../../libs/shared/testing/index.js';
import { ProductProcess } from '../processes.js';
import type { Loadable } from '../processes.js';
import { form, isLong, report } from './form.js';
import { Door } from './outward-door.js';

const { people, rounds, silentMs } = form({
  short: { people: 30, rounds: 8, silentMs: 1_500 },
  long: { people: 300, rounds: 120, silentMs: 60_000 },
});
const ROUND_MS = 500;
const LONGEST_WAIT_MS = 90_000;
/** Twenty calls are looked at, and some are under way as the breaker opens. */
const MOST_TRIES = 30;
const JOBS_AT_ONCE = 4;
/** `emails.transport`: how long one mail may take. */
const TRY_MS = 30_000;

/** The product in one process, and the door to its mail server. */
class Town {
  readonly mails = new MailServer();
  door!: Door;
  product!: ProductProcess;
  private database!: TestDatabase;
  private readonly asked: string[] = [];

  static async open(first: readonly Loadable[] = []): Promise<Town> {
    const town = new Town();
    town.database = await clonedDatabase();
    await town.mails.start();
    town.door = new Door(new URL(town.mails.url));
    const settings = {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', LOG_REQUESTS_ONE_IN: '1000', TRUSTED_PROXY_HOPS: '1', DRAIN_MS: '0' },
      ...{ LIMITS_STORE_TIMEOUT_MS: '10000', DATABASE_ACQUIRE_TIMEOUT_MS: '20000', ROLE: 'all' },
      ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: await town.door.url() },
    };
    town.product = await ProductProcess.start({ ...settings, ...town.database.variables }, first);
    return town;
  }

  async close(): Promise<{ code: number | null } | undefined> {
    const ended = await this.product?.stop();
    await this.door?.close();
    await this.mails.stop();
    await this.database?.drop();
    return ended;
  }

  /** So many ask for an account. @returns the statuses that they were answered with */
  async signUp(count: number): Promise<number[]> {
    const statuses = new Set<number>();
    for (let n = 0; n < count; n++) {
      const email = `person${this.asked.length}@example.com`;
      const headers = { 'x-forwarded-for': ownAddress(), 'idempotency-key': randomUUID() };
      const answer = await this.product.post('/v1/auth/sign-up', { email }, headers);
      await answer.arrayBuffer();
      statuses.add(answer.status);
      this.asked.push(email);
    }
    return [...statuses];
  }

  /** Has all mails that wait tried now, as the runbook of BulkheadEventsStuck says; none is given up for being tried too often. */
  async tryNow(): Promise<void> {
    await this.database.query(
      `update notifications.event_inbox set available_at = now(), attempts = 0 where status = 'pending' and lease_until is null`,
    );
  }

  /** Until everybody has got their mail. @returns who has got another number than one */
  async delivered(): Promise<string[]> {
    const without = () => this.asked.filter((it) => this.mails.to(it).length === 0);
    for (const deadline = Date.now() + LONGEST_WAIT_MS; without().length > 0; await wait(ROUND_MS)) {
      if (Date.now() > deadline)
        throw new Error(`Without a mail: ${without().join()}\n${this.product.output.slice(-2_000)}`);
      await this.tryNow();
    }
    return this.asked.filter((it) => this.mails.to(it).length !== 1);
  }

  lines(event: string): number {
    return this.product.output.split(event).length - 1;
  }

  /** Mails are asked for while nobody answers, and tried again and again. @returns how often the door was knocked at */
  async knock(): Promise<number> {
    for (let round = 0; round < rounds; round++) {
      await this.tryNow();
      await wait(ROUND_MS);
    }
    return this.door.came;
  }
}

describe('a mail server', () => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.open();
    await town.signUp(5);
    expect(await town.delivered()).toEqual([]);
  }, 90_000);
  afterAll(async () => {
    const ended = await town?.close();
    expect(ended?.code).toBe(0);
  }, 60_000);

  it('that refuses is left alone, and nobody who asks for a mail notices', async () => {
    town.door.set('refusing');
    expect(await town.signUp(people)).toEqual([202]);
    const knocks = await town.knock();
    expect(knocks).toBeGreaterThan(0);
    if (!isLong) expect(knocks).toBeLessThanOrEqual(MOST_TRIES);
    expect([town.lines('outward.breaker_opened'), town.lines('outward.breaker_closed')]).toEqual([1, 0]);
    expect(await town.product.isReady()).toBe(true);
    town.door.set('open');
    expect(await town.delivered()).toEqual([]);
    expect([town.lines('outward.breaker_opened'), town.lines('outward.breaker_closed')]).toEqual([1, 1]);
    report('outward', { 'mails that waited': people, rounds, 'knocks at a closed door': knocks });
  }, 400_000);

  it('that says nothing is waited for by four at most, and everybody else is served', async () => {
    town.door.set('silent');
    expect(await town.signUp(12)).toEqual([202]);
    await wait(silentMs);
    expect(town.door.most).toBeGreaterThan(0);
    expect(town.door.most).toBeLessThanOrEqual(JOBS_AT_ONCE);
    expect(await town.product.isReady()).toBe(true);
    town.door.set('open');
    expect(await town.delivered()).toEqual([]);
  }, 400_000);

  const inLongForm = isLong ? it : it.skip;
  inLongForm(
    'that greets and says nothing more is given up after the longest try',
    async () => {
      town.door.set('mute');
      await town.signUp(2);
      await wait(TRY_MS + 5_000);
      expect(town.lines('smtp_timed_out')).toBeGreaterThan(0);
      town.door.set('open');
      expect(await town.delivered()).toEqual([]);
    },
    400_000,
  );
});

describe('without a policy', () => {
  let town: Town;
  beforeAll(async () => {
    town = await Town.open(['reckless']);
  }, 90_000);
  afterAll(() => town?.close(), 60_000);

  it('a mail server that refuses is asked by each mail, again and again', async () => {
    town.door.set('refusing');
    await town.signUp(people);
    expect(await town.knock()).toBeGreaterThan(MOST_TRIES);
  }, 400_000);
});
