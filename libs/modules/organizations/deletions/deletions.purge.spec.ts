import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganizationPurged } from '../index.js';
import { Town } from '../test/town.js';
import type { Place } from '../test/town.js';

let town: Town;
let replica: Town;
beforeAll(async () => {
  town = await Town.open();
  replica = await town.replica();
});
afterAll(async () => {
  await replica.close();
  await town.close();
});

const purge = (at = town) => at.house.nextTick('organizations');
const told = async ({ id }: Place) =>
  (await town.house.published(OrganizationPurged)).filter(({ data }) => data.organizationId === id);

async function deleted(place: Place, ago: string): Promise<void> {
  expect((await (await town.upToDate(place)).delete(place.path)).status).toBe(204);
  await deletedAgo(place, ago);
}
const deletedAgo = ({ id }: Place, ago: string) =>
  town.house.adminQuery(`update organizations.organizations set deleted_at = now() - $2::interval where id = $1`, [
    id,
    ago,
  ]);

describe('the purge', () => {
  const own = ['invitations', 'members', 'organizations', 'retired_slugs'] as const;

  /** Tables with rows that hold this id, engine tables aside: those remember facts, and forget them in their own time. */
  async function tablesNaming(id: string): Promise<string[]> {
    const tables = await town.house.adminQuery(
      `select tablename as name from pg_catalog.pg_tables where schemaname = 'organizations'
        and tablename !~ '^(event_|idempotency_keys|migrations)' order by 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(own);
    const naming = [];
    for (const name of own) {
      const rows = await town.house.adminQuery(
        `select from organizations.${name} t where t::text ilike '%' || $1 || '%' limit 1`,
        [id],
      );
      if (rows.length > 0) naming.push(name);
    }
    return naming;
  }

  it('comes 30 days after the deletion, and leaves no row that names the organization', async () => {
    const place = await town.organization();
    await town.member(place);
    await town.invite(place, 'open@example.com');
    await (await town.upToDate(place)).patch(place.path, { slug: `renamed-${place.id.slice(-12)}` });
    await deleted(place, '29 days 23 hours');
    await purge();
    expect(await tablesNaming(place.id)).toEqual(own);
    expect(await told(place)).toEqual([]);
    await deletedAgo(place, '30 days');
    await purge();
    expect(await tablesNaming(place.id)).toEqual([]);
    expect(await told(place)).toEqual([
      expect.objectContaining({ organizationId: place.id, actor: { kind: 'system', id: null } }),
    ]);
  });

  it('takes thousands of rows in short steps, and nothing of others', async () => {
    const [place, other] = [await town.organization(), await town.organization()];
    const ids = [place.id, other.id];
    await town.house.adminQuery(
      `insert into organizations.members (organization_id, user_id, role)
       select id, gen_random_uuid(), 'member' from unnest($1::uuid[]) id, generate_series(1, 2500)`,
      [ids],
    );
    await deleted(place, '31 days');
    const { statements } = await town.house.measure(() => purge());
    expect(statements.filter((text) => text.includes('delete from organizations.members'))).toHaveLength(4);
    const left = await town.house.adminQuery(
      `select organization_id as id, count(*)::int from organizations.members where organization_id = any($1) group by 1`,
      [ids],
    );
    expect(left).toEqual([{ id: other.id, count: 2501 }]);
  });

  it('is told once, however often and by however many processes it is done', async () => {
    const places = [];
    for (let n = 0; n < 5; n++) places.push(await town.organization());
    for (const place of places) await deleted(place, '40 days');
    await Promise.all([purge(), purge(replica), purge(), purge(replica)]);
    await purge();
    for (const place of places) expect(await told(place)).toHaveLength(1);
  });

  it('goes on where it was stopped', async () => {
    const place = await town.organization();
    await town.member(place);
    await deleted(place, '31 days');
    await town.house.adminQuery(`
      create function organizations.refuse() returns trigger language plpgsql as $$ begin raise 'not now'; end $$;
      create trigger refuse before delete on organizations.organizations execute function organizations.refuse()`);
    await purge();
    expect(await tablesNaming(place.id)).toEqual(['organizations', 'retired_slugs']);
    expect(await told(place)).toEqual([]);
    await town.house.adminQuery('drop function organizations.refuse() cascade');
    await town.house.skipBackOff('organizations');
    await town.house.settle();
    expect(await tablesNaming(place.id)).toEqual([]);
    expect(await told(place)).toHaveLength(1);
  });
});
