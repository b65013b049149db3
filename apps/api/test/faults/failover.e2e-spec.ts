import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  DatabaseConfig,
  declaredCompartments,
  migrate,
  placements,
  provision,
} from '../../../../libs/shared/database/index.js';
import { MailServer } from '../../../../libs/shared/testing/index.js';
import '../../app.module.js';
import { ProductProcess } from '../processes.js';
import type { Loadable } from '../processes.js';
import { codeIn } from '../product.js';
import { Address } from './failover-address.js';
import { ask, FailoverServer, findPrograms } from './failover-server.js';
import { Writers } from './failover-writers.js';
import { form, isLong, report } from './form.js';

const { lanes, beforeMs, clingsMs } = form({
  short: { lanes: 3, beforeMs: 300, clingsMs: 3_000 },
  long: { lanes: 8, beforeMs: 10_000, clingsMs: 15_000 },
});
/** A write has to go through again within this time after the address leads to the new primary. */
const BACK_WITHIN_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;
const database = 'failover';

const programs = await findPrograms();
if (typeof programs === 'string') process.stderr.write(`\n⚠ Skipped: a fail-over. Reason: ${programs}\n\n`);
const withServers = typeof programs === 'string' ? describe.skip : describe;

const mails = new MailServer();
const servers: FailoverServer[] = [];
const processes: ProductProcess[] = [];
const all: Writers[] = [];
let primary: FailoverServer;
let address: Address;
let product: ProductProcess;
let token: string;

async function until<T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  ms = LONGEST_WAIT_MS,
): Promise<T> {
  for (const deadline = performance.now() + ms; performance.now() < deadline; await wait(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Never came: ${what}`);
}

async function start(role: string, first: readonly Loadable[] = []): Promise<ProductProcess> {
  const it = await ProductProcess.start(
    {
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', LOG_REQUESTS_ONE_IN: '1000', TRUSTED_PROXY_HOPS: '1', ROLE: role },
      ...{ DRAIN_MS: '0', DATABASE_ROLES: 'per_module', DATABASE_URL: address.of(primary.url(database)) },
      ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', ORGANIZATIONS_PER_PERSON_AND_DAY: '100000' },
      ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: `${mails.url}?requireTLS=false` },
    },
    first,
  );
  processes.push(it);
  return it;
}

async function signUp(): Promise<string> {
  const email = 'ada@example.com';
  const { attemptId } = (await (await product.post('/v1/auth/sign-up', { email })).json()) as { attemptId: string };
  const mail = await until('the mail', () => mails.to(email)[0]);
  const proof = { attemptId, code: codeIn(mail), password: 'lantern-harbour-42', name: 'Ada' };
  return ((await (await product.post('/v1/auth/verify-email', proof)).json()) as { token: string }).token;
}

beforeAll(async () => {
  if (typeof programs === 'string') return;
  primary = await FailoverServer.make(programs);
  servers.push(primary);
  await ask(primary.url(), `create database ${database}`);
  const variables = { NODE_ENV: 'test', DATABASE_URL: primary.url(database) };
  const config = DatabaseConfig.read(variables);
  for (const placement of placements(config, declaredCompartments(), variables)) {
    await provision(config, placement);
    await migrate(config, placement);
  }
  await mails.start();
  address = await Address.open(primary.port);
  product = await start('all');
  token = await signUp();
}, 180_000);

afterAll(async () => {
  await Promise.all(all.map((it) => it.stop()));
  await Promise.all(processes.map((it) => it.stop()));
  await mails.stop();
  await address?.close();
  await Promise.all(servers.map((it) => it.destroy()));
}, 60_000);

function write(process: ProductProcess, prefix: string): Writers {
  const writers = new Writers(process.url, token, prefix, lanes);
  all.push(writers);
  return writers;
}

async function follow(): Promise<FailoverServer> {
  const replica = await primary.replica();
  servers.push(replica);
  return replica;
}

/** How far what writers were told is true of the database. */
async function compare({ acknowledged }: Writers, prefix: string) {
  const rows = await ask<{ name: string; made: number; told: number }>(
    primary.url(database),
    `select o.name, count(distinct o.id)::int as made, count(e.id)::int as told
       from organizations.organizations o left join organizations.event_outbox e
         on e.organization_id = o.id and e.type = 'organizations.organization.created'
      where o.name like $1 || ' %' group by o.name`,
    [prefix],
  );
  const found = new Set(rows.map(({ name }) => name));
  return {
    lost: [...acknowledged].filter((name) => !found.has(name)).length,
    double: rows.filter(({ made, told }) => made !== 1 || told !== 1).length,
  };
}

/** Nothing waits for a handler any more, in any module. */
async function settled(): Promise<void> {
  const modules = declaredCompartments().filter(({ events }) => events !== false);
  const counts = modules.map(({ name }) => `(select count(*) from ${name}.event_inbox where status = 'pending')`);
  await until('all events handled', async () => {
    const [row] = await ask<{ n: number }>(primary.url(database), `select (${counts.join(' + ')})::int as n`);
    return row?.n === 0 ? true : undefined;
  });
}

/** Until writes are acknowledged that began after the address led elsewhere. @returns how long that took */
async function backAfter(writers: Writers, moment: number): Promise<number> {
  return until('a write on the new primary', () =>
    writers.lastAcknowledged > moment ? writers.lastAcknowledged - moment : undefined,
  );
}

const statusesOf = ({ statuses }: Writers) => [...statuses.keys()].map(String).sort();

withServers('when a replica becomes the primary', () => {
  it('writes go there from connections that were never cut, but not where pools keep those to the former one', async () => {
    const clinging = await start('api', ['clinging']);
    const replica = await follow();
    await primary.waitForReplica('*');
    const writers = write(product, 'Demoted');
    const others = write(clinging, 'Clinging');
    await wait(beforeMs);
    await until('both write', () => (writers.acknowledged.size && others.acknowledged.size ? true : undefined));
    await primary.demote();
    // The address still leads there: what could be read may soon be old.
    const me = () => fetch(`${product.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    await until('nothing is read from it', async () => ((await me()).status === 503 ? true : undefined));
    await until('it is not ready', async () => ((await product.isReady()) ? undefined : true));
    await replica.promote();
    primary = replica;
    address.lead(replica.port);
    const moment = performance.now();
    const back = await backAfter(writers, moment);
    const [before, othersBefore] = [writers.refusals, others.refusals];
    await wait(clingsMs);
    // Broken on purpose: the connections that stood still lead to the former primary, however long it asks; one that a pool
    // opened since then does not, so that some of its writes may go through.
    expect(others.refusals - othersBefore).toBeGreaterThan(lanes + writers.refusals - before);
    await Promise.all([writers.stop(), others.stop()]);
    expect(statusesOf(writers)).toEqual(['201', '503']);
    expect(await compare(writers, 'Demoted')).toEqual({ lost: 0, double: 0 });
    expect(product.hasEnded).toBe(false);
    expect(await until('ready', async () => (await product.isReady()) || undefined)).toBe(true);
    await settled();
    report('failover', { 'demoted: back after ms': back, 'demoted: acknowledged': writers.acknowledged.size });
    if (isLong) expect(back).toBeLessThan(BACK_WITHIN_MS);
    await clinging.kill();
  }, 120_000);

  it('after the former one was killed, what was acknowledged is there, once, and nothing has to be restarted', async () => {
    const replica = await follow();
    await primary.waitForReplica('*');
    const writers = write(product, 'Killed');
    await wait(beforeMs);
    await until('it writes', () => (writers.acknowledged.size ? true : undefined));
    await primary.kill();
    const killed = performance.now();
    await until('it is not ready', async () => ((await product.isReady()) ? undefined : true));
    await replica.promote();
    primary = replica;
    address.lead(replica.port);
    const moment = performance.now();
    const back = await backAfter(writers, moment);
    await wait(beforeMs);
    await writers.stop();
    expect(statusesOf(writers)).toEqual(['201', '503']);
    expect(await compare(writers, 'Killed')).toEqual({ lost: 0, double: 0 });
    expect(product.hasEnded).toBe(false);
    expect(await until('ready', async () => (await product.isReady()) || undefined)).toBe(true);
    await settled();
    const figures = { 'killed: promoted after ms': moment - killed, 'killed: back after ms': back };
    report('failover', { ...figures, 'killed: acknowledged': writers.acknowledged.size });
    if (isLong) expect(back).toBeLessThan(BACK_WITHIN_MS);
  }, 120_000);

  it('and had stopped following unnoticed, the journal tells what is lost', async () => {
    const replica = await follow();
    await primary.waitForReplica('');
    await replica.stopFollowing();
    const writers = write(product, 'Lost');
    await until('it writes', () => (writers.acknowledged.size > lanes ? true : undefined));
    await primary.kill();
    await writers.stop();
    await replica.promote();
    primary = replica;
    address.lead(replica.port);
    const { lost } = await compare(writers, 'Lost');
    expect(lost).toBeGreaterThan(0);
  }, 120_000);
});
