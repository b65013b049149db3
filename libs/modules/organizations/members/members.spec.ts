import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem } from '../../../shared/callers/index.js';
import { builtInRoles } from '../../../shared/http/index.js';
import { tally } from '../../../shared/testing/index.js';
import { MemberRemoved, MemberRoleChanged, OrganizationsFacade } from '../index.js';
import type { WhichMembers } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

const permissions = {
  owner: [
    'invitations:write',
    'members:read',
    'members:write',
    'org:delete',
    'org:read',
    'org:transfer',
    'org:update',
    'roles:write',
  ],
  admin: ['invitations:write', 'members:read', 'members:write', 'org:read', 'org:update', 'roles:write'],
  billing: ['members:read', 'org:read'],
  developer: ['members:read', 'org:read'],
  auditor: ['members:read', 'org:read'],
  member: ['members:read', 'org:read'],
  viewer: ['org:read'],
};
const ours = (names: string[]) => names.filter((name) => /^(org|members|invitations|roles):/.test(name));

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

const patchRole = (by: Person, { path }: Place, { user }: Person, role: string) =>
  by.client.patch(`${path}/members/${user.id}`, { role });
const remove = (by: Person, { path }: Place, { user }: Person) => by.client.delete(`${path}/members/${user.id}`);
const rolesIn = async ({ owner, path }: Place) => {
  const { body } = await owner.client.get(`${path}/members`);
  return Object.fromEntries(body.items.map(({ userId, role }: { userId: string; role: string }) => [userId, role]));
};

describe('roles', () => {
  it('hold the permissions of the published table', async () => {
    const { owner, path } = await town.organization();
    const { items } = (await owner.client.get(`${path}/roles`)).body;
    const table = items.map(({ key, permissions: held }: { key: string; permissions: string[] }) => [key, ours(held)]);
    expect(Object.fromEntries(table)).toEqual(permissions);
  });

  it.each(builtInRoles)('let %s do what the table says, and nothing else', async (role) => {
    const place = await town.organization();
    const { path, owner } = place;
    const [somebody, target] = [
      role === 'owner' ? owner : await town.member(place, role),
      await town.member(place, 'viewer'),
    ];
    const held = (await somebody.client.get(`${path}/me/permissions`)).body.permissions;
    expect(ours(held)).toEqual(permissions[role]);
    const asked = {
      'org:read': await somebody.client.get(path),
      'org:update': await somebody.client.seeing(1).patch(path, { name: 'Other' }),
      'members:read': await somebody.client.get(`${path}/members`),
      'members:write': await patchRole(somebody, place, target, 'viewer'),
      'invitations:write': await somebody.client.once().post(`${path}/invitations`, {
        email: 'new@example.com',
        role: 'viewer',
      }),
    };
    for (const [permission, { status, body }] of Object.entries(asked)) {
      if (held.includes(permission)) expect(status).toBeLessThan(300);
      else expect(body).toMatchObject({ status: 403, code: 'permission_missing' });
    }
  });
});

describe('members', () => {
  it('are listed page by page, with names and addresses from one question to identity', async () => {
    const place = await town.organization();
    const people = [place.owner];
    for (let n = 0; n < 3; n++) people.push(await town.member(place));
    const first = (await place.owner.client.get(`${place.path}/members?limit=3`)).body;
    const asked = town.registry.asked;
    const second = (await place.owner.client.get(`${place.path}/members?limit=3&cursor=${first.nextCursor}`)).body;
    expect(town.registry.asked - asked).toBe(1);
    const expected = people.map(({ user: { id, name, email } }, at) =>
      expect.objectContaining({ userId: id, name, email, role: at === 0 ? 'owner' : 'member' }),
    );
    expect([...first.items, ...second.items]).toEqual(expected);
    expect(second.nextCursor).toBeNull();
  });

  it('change their role by whoever may, which bites on the next request and is told', async () => {
    const place = await town.organization();
    const [admin, bob] = [await town.member(place, 'admin'), await town.member(place)];
    const changed = await patchRole(admin, place, bob, 'viewer');
    expect(changed).toMatchObject({
      status: 200,
      body: { userId: bob.user.id, email: bob.user.email, role: 'viewer' },
    });
    expect((await bob.client.get(`${place.path}/members`)).body.code).toBe('permission_missing');
    const told = (await town.house.published(MemberRoleChanged)).filter(
      ({ organizationId }) => organizationId === place.id,
    );
    expect(told).toEqual([
      expect.objectContaining({
        actor: { kind: 'user', id: admin.user.id },
        data: { userId: bob.user.id, from: 'member', to: 'viewer' },
      }),
    ]);
  });

  it('who are removed are out on their next request', async () => {
    const place = await town.organization();
    const bob = await town.member(place);
    expect((await remove(place.owner, place, bob)).status).toBe(204);
    expect((await bob.client.get(place.path)).body.code).toBe('organization_not_found');
    expect((await remove(place.owner, place, bob)).body.code).toBe('member_not_found');
    expect((await town.house.published(MemberRemoved)).map(({ data }) => data)).toContainEqual({ userId: bob.user.id });
  });

  it('may leave without any permission', async () => {
    const place = await town.organization();
    const bob = await town.member(place, 'viewer');
    expect((await bob.client.delete(`${place.path}/members/me`)).status).toBe(204);
    expect(await rolesIn(place)).toEqual({ [place.owner.user.id]: 'owner' });
  });

  it('are looked for in this organization alone', async () => {
    const [place, other] = [await town.organization(), await town.organization()];
    const ids = [other.owner.user.id, randomUUIDv7(), 'no-id'];
    const answers = [];
    for (const id of ids) {
      answers.push(await place.owner.client.patch(`${place.path}/members/${id}`, { role: 'admin' }));
      answers.push(await place.owner.client.delete(`${place.path}/members/${id}`));
    }
    expect(tally(answers)).toEqual({ member_not_found: 6 });
    expect(await rolesIn(other)).toEqual({ [other.owner.user.id]: 'owner' });
  });
});

describe('nobody reaches above themselves', () => {
  it('an admin neither makes, edits, removes nor invites an owner', async () => {
    const place = await town.organization();
    const [admin, bob] = [await town.member(place, 'admin'), await town.member(place)];
    expect(
      tally([
        await patchRole(admin, place, bob, 'owner'),
        await patchRole(admin, place, admin, 'owner'),
        await patchRole(admin, place, place.owner, 'member'),
        await remove(admin, place, place.owner),
        await admin.client.once().post(`${place.path}/invitations`, { email: 'x@example.com', role: 'owner' }),
      ]),
    ).toEqual({ role_exceeds_own: 5 });
    expect(await rolesIn(place)).toEqual({
      [place.owner.user.id]: 'owner',
      [admin.user.id]: 'admin',
      [bob.user.id]: 'member',
    });
  });

  it('an owner makes another one, who may then end the first', async () => {
    const place = await town.organization();
    const second = await town.member(place, 'admin');
    expect((await patchRole(place.owner, place, second, 'owner')).status).toBe(200);
    expect((await patchRole(second, place, place.owner, 'viewer')).status).toBe(200);
    expect((await remove(second, place, place.owner)).status).toBe(204);
  });

  it('refuses a role that does not exist', async () => {
    const place = await town.organization();
    const bob = await town.member(place);
    expect((await patchRole(place.owner, place, bob, 'king')).status).toBe(400);
  });
});

describe('the last owner', () => {
  it('can be neither demoted nor removed, and cannot leave', async () => {
    const place = await town.organization();
    await town.member(place, 'admin');
    const { owner, path } = place;
    expect(
      tally([
        await patchRole(owner, place, owner, 'admin'),
        await remove(owner, place, owner),
        await owner.client.delete(`${path}/members/me`),
      ]),
    ).toEqual({ last_owner: 3 });
    expect((await patchRole(owner, place, owner, 'owner')).status).toBe(200);
  });

  it('stays when both owners leave at once, 50 times, over two processes', async () => {
    const place = await town.organization();
    let [one, two] = [place.owner, await town.member(place, 'owner')];
    for (let round = 0; round < 50; round++) {
      const leaving = [one, replica.here(two)].map(({ client }) => client.delete(`${place.path}/members/me`));
      const [mine, theirs] = await Promise.all(leaving);
      expect(tally([mine!, theirs!])).toEqual({ '204': 1, last_owner: 1 });
      const [stayed, left] = mine!.status === 204 ? [two, one] : [one, two];
      const letter = await town.invite(place, left.user.email, 'owner', stayed);
      expect((await town.accept(left, letter)).status).toBe(200);
      [one, two] = [stayed, left];
    }
  }, 60_000);

  it('stays when owners demote and remove each other at once', async () => {
    const place = await town.organization();
    const owners = [place.owner, await town.member(place, 'owner'), await town.member(place, 'owner')] as const;
    await Promise.all(owners.map((it, at) => patchRole(it, place, owners[(at + 1) % 3]!, 'member')));
    const rows = await town.house.adminQuery(
      `select count(*)::int as owners from organizations.members where organization_id = $1 and role = 'owner'`,
      [place.id],
    );
    expect(rows[0]?.owners).toBeGreaterThanOrEqual(1);
  });
});

describe('what other modules learn of the members', () => {
  const pages = async ({ id }: Place, which: WhichMembers) => {
    const found: string[][] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const caller = asSystem('look who is there', id);
      const page = await town.house.get(OrganizationsFacade).listMembers(caller, { ...which, cursor });
      found.push(page.items.map(({ userId }) => userId));
      cursor = page.nextCursor;
    }
    return found;
  };
  const crowd = async ({ id }: Place, role: string, count: number) =>
    (
      await town.house.adminQuery<{ id: string }>(
        `insert into organizations.members (organization_id, user_id, role)
         select $1, gen_random_uuid(), $2 from generate_series(1, $3) returning user_id as id`,
        [id, role, count],
      )
    ).map((row) => row.id);

  it('is who holds a permission, in full pages, however many hold it not', async () => {
    const place = await town.organization();
    await crowd(place, 'member', 150);
    const admins = await crowd(place, 'admin', 149);
    const found = await pages(place, { permission: 'members:write' });
    expect(found.map(({ length }) => length)).toEqual([100, 50]);
    expect(found.flat().toSorted()).toEqual([...admins, place.owner.user.id].toSorted());
  });

  it('is who of a list is a member here, and nobody of another organization', async () => {
    const [place, elsewhere] = [await town.organization(), await town.organization()];
    const [member] = await crowd(place, 'member', 1);
    const asked = [randomUUIDv7(), member!, elsewhere.owner.user.id];
    expect(await pages(place, { userIds: asked })).toEqual([[member]]);
    expect(await pages(place, { userIds: asked, permission: 'members:write' })).toEqual([[]]);
    expect(await pages(place, { userIds: [] })).toEqual([[]]);
  });

  it('is how the organization is called, while it is there', async () => {
    const place = await town.organization(undefined, 'Émile & Söhne');
    const facade = town.house.get(OrganizationsFacade);
    expect(await facade.getOrganization(asSystem('look how it is called', place.id))).toMatchObject({
      id: place.id,
      name: 'Émile & Söhne',
      status: 'active',
    });
    expect(await facade.getOrganization(asSystem('look how it is called', randomUUIDv7()))).toBeNull();
  });
});
