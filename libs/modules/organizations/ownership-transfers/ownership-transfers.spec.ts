import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventClass } from '../../../shared/events/index.js';
import { tally } from '../../../shared/testing/index.js';
import { MemberRoleChanged, OwnershipTransferred } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

const MINUTE_MS = 60_000;

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

const transfer = ({ client }: Person, { path }: Place, userId: string) =>
  client.post(`${path}/ownership-transfer`, { userId });
const rolesIn = async ({ id }: Place) => {
  const rows = await town.house.adminQuery<{ id: string; role: string }>(
    'select user_id as id, role from organizations.members where organization_id = $1',
    [id],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row.role]));
};
const ownersOf = async (place: Place) => Object.values(await rolesIn(place)).filter((role) => role === 'owner').length;

/** A member without the way of an invitation. */
async function joined({ id }: Place, role = 'member'): Promise<Person> {
  const person = town.someone({ name: role });
  await town.house.adminQuery(
    'insert into organizations.members (organization_id, user_id, role) values ($1, $2, $3)',
    [id, person.user.id, role],
  );
  return person;
}

describe('the ownership', () => {
  it('goes to another member, and whoever had it is an admin then', async () => {
    const place = await town.organization();
    const heir = await joined(place, 'viewer');
    const [fromUserId, toUserId] = [place.owner.user.id, heir.user.id];
    expect((await transfer(place.owner, place, toUserId)).status).toBe(204);
    expect(await rolesIn(place)).toEqual({ [fromUserId]: 'admin', [toUserId]: 'owner' });
    expect((await transfer(place.owner, place, toUserId)).body.code).toBe('permission_missing');
    expect((await transfer(heir, place, fromUserId)).status).toBe(204);
  });

  it('is told as a transfer, and as two changes of role', async () => {
    const place = await town.organization();
    const heir = await joined(place, 'viewer');
    const [fromUserId, toUserId] = [place.owner.user.id, heir.user.id];
    await transfer(place.owner, place, toUserId);
    const told = async <Data extends object>(event: EventClass<Data>) =>
      (await town.house.published(event))
        .filter(({ organizationId }) => organizationId === place.id)
        .map(({ data, actor }) => ({ ...data, by: actor.id }));
    expect(await told(OwnershipTransferred)).toEqual([
      { organizationId: place.id, fromUserId, toUserId, by: fromUserId },
    ]);
    expect(await told(MemberRoleChanged)).toEqual([
      { userId: fromUserId, from: 'owner', to: 'admin', by: fromUserId },
      { userId: toUserId, from: 'viewer', to: 'owner', by: fromUserId },
    ]);
  });

  it('may go to another owner: then there is one owner less', async () => {
    const place = await town.organization();
    const other = await joined(place, 'owner');
    expect((await transfer(place.owner, place, other.user.id)).status).toBe(204);
    expect(await rolesIn(place)).toEqual({ [place.owner.user.id]: 'admin', [other.user.id]: 'owner' });
  });

  it('goes to members of this organization alone, and not to oneself, however the id is spelt', async () => {
    const [place, elsewhere] = [await town.organization(), await town.organization()];
    const self = place.owner.user.id;
    expect(
      tally([
        await transfer(place.owner, place, randomUUIDv7()),
        await transfer(place.owner, place, elsewhere.owner.user.id),
        await transfer(place.owner, place, self),
        await transfer(place.owner, place, self.toUpperCase()),
        await transfer(place.owner, place, 'no-id'),
      ]),
    ).toEqual({ member_not_found: 2, transfer_to_self: 2, request_invalid: 1 });
    expect(await rolesIn(place)).toEqual({ [self]: 'owner' });
  });

  it('is an owner’s to give, while the organization is not suspended', async () => {
    const place = await town.organization();
    const admin = await joined(place, 'admin');
    expect((await transfer(admin, place, admin.user.id)).body).toMatchObject({
      status: 403,
      code: 'permission_missing',
    });
    await town.suspend(place);
    expect((await transfer(place.owner, place, admin.user.id)).body.code).toBe('organization_suspended');
  });

  it('asks for a sign-in of the last ten minutes', async () => {
    const place = await town.organization();
    const heir = await joined(place);
    const { user } = place.owner;
    const since = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();
    const signedIn = (minutes: number) => ({
      user,
      client: town.house.as({ userId: user.id, authenticatedAt: since(minutes) }),
    });
    expect((await transfer(signedIn(11), place, heir.user.id)).body).toMatchObject({
      status: 403,
      code: 'recent_auth_required',
    });
    expect((await transfer(signedIn(9), place, heir.user.id)).status).toBe(204);
  });
});

describe('transfers at once, over two processes', () => {
  it('to 20 members change the owner once', async () => {
    const place = await town.organization();
    const heirs = await Promise.all(Array.from({ length: 20 }, () => joined(place)));
    const senders = [place.owner, replica.here(place.owner)];
    const answers = await Promise.all(heirs.map(({ user }, n) => transfer(senders[n % 2]!, place, user.id)));
    expect(tally(answers)).toEqual({ '204': 1, permission_missing: 19 });
    const heir = heirs[answers.findIndex(({ status }) => status === 204)]!;
    const roles = await rolesIn(place);
    expect([roles[heir.user.id], roles[place.owner.user.id]]).toEqual(['owner', 'admin']);
    expect(await ownersOf(place)).toBe(1);
    const told = (await town.house.published(OwnershipTransferred)).filter(
      ({ data }) => data.organizationId === place.id,
    );
    expect(told).toHaveLength(1);
  });

  it('between two owners, who also leave and demote each other, always leave one', async () => {
    for (let round = 0; round < 10; round++) {
      const place = await town.organization();
      const [one, two] = [place.owner, replica.here(await joined(place, 'owner'))];
      await Promise.all([
        transfer(one, place, two.user.id),
        transfer(two, place, one.user.id),
        one.client.delete(`${place.path}/members/me`),
        two.client.patch(`${place.path}/members/${one.user.id}`, { role: 'member' }),
      ]);
      expect(await ownersOf(place)).toBeGreaterThanOrEqual(1);
    }
  });
});
