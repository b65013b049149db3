import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseConfig, Statements } from '../../../libs/shared/database/index.js';
import {
  asLoginOf,
  clonedDatabase,
  missingPooler,
  SERVER_CONNECTIONS,
  wayOfThisRun,
} from '../../../libs/shared/testing/index.js';
import { Product } from './product.js';
import type { Instance } from './product.js';

const missing = missingPooler();
if (missing) process.stderr.write(`\n⚠ Skipped: the product behind PgBouncer. Reason: ${missing}\n\n`);
const behindPooler = missing ? describe.skip : describe;

const way = wayOfThisRun();
const product = new Product();
const statements: string[] = [];
let first: Instance;
let second: Instance;

async function start() {
  product.database = await clonedDatabase({ ...way, pooled: true });
  first = await product.start();
  first.get(Statements).listen(({ text }) => statements.push(text));
  second = await product.start({ ROLE: 'api' });
}

behindPooler('behind PgBouncer in transaction mode', () => {
  beforeAll(start, 30_000);
  afterAll(() => product.stop());

  it('makes the journey, mails included, over two instances', async () => {
    const owner = await product.person('Ada');
    const guest = await product.person('Ben');
    const organizationId = await product.organization(owner);
    await product.join(organizationId, owner, guest, 'member');
    const path = `/v1/organizations/${organizationId}`;
    expect((await second.send('GET', path, undefined, guest.token)).body).toMatchObject({ id: organizationId });
    expect((await second.send('PATCH', path, { name: 'Mine' }, guest.token)).status).toBe(403);
  });

  it('logs in as each module, over fewer connections than the modules’ pools have', async () => {
    const owners = await Promise.all(Array.from({ length: 4 }, () => product.person()));
    await Promise.all(owners.map((owner) => product.organization(owner)));
    const rows = await product.database.query<{ login: string; connections: number }>(
      `select usename as login, count(*)::int as connections from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() group by 1 order by 1`,
    );
    const logins = rows.map(({ login }) => login);
    const modules = ['bulkhead_identity', 'bulkhead_kernel', 'bulkhead_organizations'];
    expect(logins).toEqual(expect.arrayContaining(way.single ? [way.single.login] : modules));
    for (const { connections } of rows) expect(connections).toBeLessThanOrEqual(SERVER_CONNECTIONS);
  });

  it('leaves no wall behind on a connection that others use next', async () => {
    const owners = [await product.person(), await product.person()];
    const organizations = await Promise.all(owners.map((owner) => product.organization(owner)));
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const [own, asked] = [index % 2, Math.floor(index / 2) % 2];
        const instance = [first, second][Math.floor(index / 4) % 2]!;
        const path = `/v1/organizations/${organizations[asked]}`;
        const { status } = await instance.send('GET', path, undefined, owners[own]!.token);
        return [own === asked, status] as const;
      }),
    );
    for (const [isOwn, status] of answers) expect(status).toBe(isOwn ? 200 : 404);
    await asLoginOf('organizations', product.database.variables, async (query) => {
      expect(await query('select from organizations.organizations')).toEqual([]);
    });
  });

  it('has the time-outs of its logins, which no start-up parameter brings', async () => {
    for (const module of ['identity', 'organizations', 'notifications'])
      await asLoginOf(module, product.database.variables, async (query) => {
        const [row] = await query<object>(
          `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
             current_setting('idle_in_transaction_session_timeout') as idle, current_setting('search_path') as path`,
        );
        expect(row).toEqual({ statement: '10s', lock: '3s', idle: '15s', path: '""' });
      });
  });

  it('sends nothing that belongs to a session', () => {
    expect(statements.length).toBeGreaterThan(100);
    const ofSessions =
      /(^|;)\s*(set (?!local\b)|listen\b|unlisten\b|prepare\b|declare\b|discard\b)|pg_(try_)?advisory_lock/i;
    expect(statements.filter((text) => ofSessions.test(text))).toEqual([]);
  });

  it('provisions and migrates past the pooler', () => {
    const { url, directUrl } = DatabaseConfig.read(product.database.variables);
    expect(new URL(directUrl.reveal() ?? '').port).not.toBe(new URL(url.reveal()).port);
  });
});
