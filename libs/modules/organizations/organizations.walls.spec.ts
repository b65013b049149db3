import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, asSystem, inOrganization } from '../../shared/callers/index.js';
import type { Caller } from '../../shared/callers/index.js';
import { Database } from '../../shared/database/index.js';
import { Town } from './test/town.js';
import type { Place } from './test/town.js';

let town: Town;
let place: Place;
let other: Place;
beforeAll(async () => {
  town = await Town.open();
  [place, other] = [await town.organization(), await town.organization()];
  for (const it of [place, other]) {
    await town.member(it);
    await town.invite(it, 'open@example.com');
  }
});
afterAll(() => town.close());

/** SQL without any filter of its own, as if somebody had forgotten it. */
const unfiltered = (caller: Caller, text: string, parameters: unknown[] = []) => {
  const database = town.house.get(Database);
  return database.transaction(caller, () => database.unitOfWork().manager.query(text, parameters));
};
const tenant = ({ id }: Place) => inOrganization(anonymous('test'), id, []);

const tables = [
  ['organizations', 'id'],
  ['members', 'organization_id'],
  ['invitations', 'organization_id'],
] as const;

describe.each(tables)('the wall around organizations.%s', (table, column) => {
  const select = `select distinct ${column} as tenant from organizations.${table}`;

  it('shows one organization its own rows, also without a filter', async () => {
    expect(await unfiltered(tenant(place), select)).toEqual([{ tenant: place.id }]);
  });

  it('shows nobody in particular no rows at all', async () => {
    expect(await unfiltered(anonymous('test'), select)).toEqual([]);
  });

  it('shows the rows of all to a system that says why, and of one to a system for one', async () => {
    expect((await unfiltered(asSystem('test the walls'), select)).length).toBeGreaterThanOrEqual(2);
    expect(await unfiltered(asSystem('test the walls', other.id), select)).toEqual([{ tenant: other.id }]);
  });

  it('lets no row of another organization be changed, deleted or added', async () => {
    const before = await town.house.adminQuery(`select t::text from organizations.${table} t order by 1`);
    const foreign = [other.id];
    await unfiltered(
      tenant(place),
      `update organizations.${table} set ${column} = ${column} where ${column} = $1`,
      foreign,
    );
    if (table !== 'organizations')
      await unfiltered(tenant(place), `delete from organizations.${table} where ${column} = $1`, foreign);
    const move = `update organizations.${table} set ${column} = $1`;
    await expect(unfiltered(tenant(place), move, foreign)).rejects.toMatchObject({ code: 'boundary_breach' });
    expect(await town.house.adminQuery(`select t::text from organizations.${table} t order by 1`)).toEqual(before);
  });
});

describe('the budget of statements', () => {
  const cost = async (work: () => Promise<{ status: number }>) => {
    const { statements, result } = await town.house.measure(work);
    expect(result.status).toBeLessThan(300);
    return statements.length;
  };

  it('of reads is 4, beside the session', async () => {
    const { owner, path } = place;
    const paths = [
      '/v1/organizations',
      path,
      `${path}/members`,
      `${path}/invitations`,
      `${path}/roles`,
      `${path}/me/permissions`,
    ];
    for (const it of [...paths, '/v1/me/invitations'])
      expect({ it, over: (await cost(() => owner.client.get(it))) > 4 }).toEqual({ it, over: false });
    const { roundTrips } = await town.house.measure(() => owner.client.get(path));
    expect(roundTrips).toBeLessThanOrEqual(4);
  });

  it('of lists is the same for 1 row and for 100', async () => {
    const ada = town.someone();
    const few = await town.organization(ada);
    const lists = ['/v1/organizations', `${few.path}/members`, `${few.path}/invitations`, '/v1/me/invitations'];
    const measure = async () => {
      const asked = town.registry.asked;
      const costs = [];
      for (const list of lists) costs.push(await cost(() => ada.client.get(`${list}?limit=100`)));
      return [...costs, town.registry.asked - asked];
    };
    await town.invite(few, 'one@example.com');
    await invitedTo(1, ada.user.email, few.id);
    const before = await measure();
    await fill(few, 100);
    await invitedTo(100, ada.user.email, few.id);
    for (const list of lists) expect((await ada.client.get(`${list}?limit=100`)).body.items).toHaveLength(100);
    expect(await measure()).toEqual(before);
  });

  it('of writes is 10', async () => {
    const { owner, path } = place;
    const bob = town.someone();
    const costs: Record<string, number> = {};
    costs.create = await cost(() => owner.client.post('/v1/organizations', { name: 'Cost' }));
    costs.rename = await cost(() => owner.client.seeing(1).patch(path, { name: 'Cost' }));
    costs.invite = await cost(() =>
      owner.client.once().post(`${path}/invitations`, { email: bob.user.email, role: 'member' }),
    );
    const [{ id }] = (await bob.client.get('/v1/me/invitations')).body.items;
    const { code, invitationId } = await town.mail(place.id, id);
    costs.accept = await cost(() => bob.client.post('/v1/invitations/accept', { code, invitationId }));
    costs.changeRole = await cost(() => owner.client.patch(`${path}/members/${bob.user.id}`, { role: 'owner' }));
    costs.leave = await cost(() => bob.client.delete(`${path}/members/me`));
    for (const [write, statements] of Object.entries(costs))
      expect({ write, over: statements > 10 }).toEqual({ write, over: false });
  });
});

/** Rows of this module’s own tables, more than would be quick to make one by one. */
async function fill({ id, owner }: Place, count: number): Promise<void> {
  await town.house.adminQuery(
    `insert into organizations.members (organization_id, user_id, role)
     select $1, gen_random_uuid(), 'member' from generate_series(1, $2)`,
    [id, count],
  );
  await town.house.adminQuery(
    `insert into organizations.invitations (id, organization_id, email, email_key, role, key_id, token_hash, invited_by, expires_at)
     select gen_random_uuid(), $1, n || '@example.com', n || '@example.com', 'member', 'dev', sha256(('fill' || n)::bytea), $3, now()
       from generate_series(1, $2) n`,
    [id, count, owner.user.id],
  );
}

async function invitedTo(count: number, email: string, inviting: string): Promise<void> {
  await town.house.adminQuery(
    `with made as (
       insert into organizations.organizations (id, name, slug)
       select gen_random_uuid(), 'Many', 'many-' || $1::int || '-' || n from generate_series(1, $1) n returning id
     ), joined as (
       insert into organizations.members (organization_id, user_id, role)
       select made.id, i.user_id, 'member' from made, (select user_id from organizations.members where organization_id = $3 and role = 'owner') i
     )
     insert into organizations.invitations (id, organization_id, email, email_key, role, key_id, token_hash, invited_by, expires_at)
     select gen_random_uuid(), made.id, $2, lower($2), 'member', 'dev', sha256(made.id::text::bytea), gen_random_uuid(), now() + interval '1 day' from made`,
    [count, email, inviting],
  );
}
