import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fragmentIn, Product } from './product.js';
import type { Instance, Person } from './product.js';

const LONGEST_WAIT_MS = 20_000;

const product = new Product();
let api: Instance;
let ada: Person;

beforeAll(async () => {
  api = await product.start();
  ada = await product.person('Ada');
}, 30_000);

afterAll(() => product.stop());

async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; Date.now() < deadline; await wait(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`Never came: ${what}`);
}

describe('an invitation that was overlooked', () => {
  it('is mailed a second time, and either link lets the invited person in, once', async () => {
    const organizationId = await product.organization(ada);
    const email = 'ben@example.com';
    const { token } = await product.invite(organizationId, ada, email, 'member');
    const path = `/v1/organizations/${organizationId}/invitations`;
    const [invitation] = (await api.send('GET', path, undefined, ada.token)).body.items;
    expect((await api.send('POST', `${path}/${invitation.id}/resend`, undefined, ada.token)).status).toBe(200);
    const [first, second] = await until('the second mail', async () => {
      const mails = product.mails.to(email).filter(({ text }) => text?.includes('/pages/accept#'));
      return mails.length === 2 ? mails : undefined;
    });
    expect(second?.subject).toBe(first?.subject);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(fragmentIn(second!, 'accept')).toBe(token);
    const ben = await product.person('Ben', email);
    expect((await api.send('POST', '/v1/invitations/accept', { token }, ben.token)).status).toBe(200);
    expect((await api.send('POST', '/v1/invitations/accept', { token }, ben.token)).status).toBe(410);
    expect(product.mails.to(email).filter(({ text }) => text?.includes('/pages/accept#'))).toHaveLength(2);
  });
});

describe('an organization that was purged', () => {
  it('is named by no table of any module', async () => {
    const [organizationId, ben] = [await product.organization(ada), await product.person()];
    await product.join(organizationId, ada, ben, 'admin');
    await product.invite(organizationId, ada, 'open@example.com', 'member');
    const path = `/v1/organizations/${organizationId}`;
    await api.send('POST', `${path}/ownership-transfer`, { userId: ben.id }, ada.token);
    expect(await tablesNaming(organizationId)).toContain('organizations.members');
    const seen = { 'if-match': '"1"' };
    expect((await api.send('DELETE', path, undefined, ben.token, undefined, seen)).status).toBe(204);
    expect((await api.send('GET', path, undefined, ben.token)).status).toBe(404);
    await product.database.query(
      `update organizations.organizations set deleted_at = now() - interval '30 days' where id = $1`,
      [organizationId],
    );
    await product.database.query('delete from organizations.event_ticks');
    await until('the purge, and what others do about it', async () =>
      (await tablesNaming(organizationId)).length === 0 ? true : undefined,
    );
    const told = await product.database.query<{ count: number }>(
      `select count(*)::int from organizations.event_outbox where type = 'organizations.organization.purged'`,
    );
    expect(told).toEqual([{ count: 1 }]);
    expect((await api.send('GET', '/v1/me', undefined, ben.token)).status).toBe(200);
  }, 30_000);
});

/**
 * Tables with rows that hold this id. The kernel's own ones remember facts and answers, and forget them in their own
 * time; the trail keeps what happened.
 */
async function tablesNaming(id: string): Promise<string[]> {
  const tables = await product.database.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema', 'audit')
        and tablename not like 'event\\_%' and tablename <> 'idempotency_keys'`,
  );
  const naming: string[] = [];
  for (const { name } of tables) {
    const rows = await product.database.query(`select from ${name} t where t::text ilike $1 limit 1`, [`%${id}%`]);
    if (rows.length > 0) naming.push(name);
  }
  return naming;
}
