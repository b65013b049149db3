import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem } from '../../../shared/callers/index.js';
import { Authorizer, permissionsOfRole } from '../../../shared/http/index.js';
import { MemberRemoved, OrganizationPurged } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

/** A key of the organization that this member answers for. */
const keyOf = ({ id }: Place, { user }: Person, scopes: readonly string[]) =>
  town.house.as({ userId: user.id, organizationId: id, permissions: scopes, key: { id: randomUUIDv7() } });
/** Nobody grants a role that may do more than they may. */
const inviting = [...permissionsOfRole('viewer'), 'invitations:write'];
const removed = ({ path, owner }: Place, { user }: Person) => owner.client.delete(`${path}/members/${user.id}`);

describe('an API key', () => {
  it('may do what its scopes and the role of its member both hold, and no more from the moment the role shrinks', async () => {
    const place = await town.organization();
    const admin = await town.member(place, 'admin');
    const key = keyOf(place, admin, [...inviting, 'members:read', 'org:delete']);
    expect((await key.get(`${place.path}/members`)).status).toBe(200);
    const invitation = { email: 'somebody@example.com', role: 'viewer' };
    expect((await key.once().post(`${place.path}/invitations`, invitation)).status).toBe(201);
    const refused = [await key.seeing(1).patch(place.path, { name: 'New' }), await key.seeing(1).delete(place.path)];
    for (const answer of refused) expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } });

    await place.owner.client.patch(`${place.path}/members/${admin.user.id}`, { role: 'viewer' });
    const shrunk = [
      await key.get(`${place.path}/members`),
      await key.once().post(`${place.path}/invitations`, invitation),
    ];
    for (const answer of shrunk) expect(answer).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
  });

  it('ends with the membership of who answers for it, at its next request', async () => {
    const place = await town.organization();
    const member = await town.member(place);
    const key = keyOf(place, member, ['members:read']);
    expect((await key.get(`${place.path}/members`)).status).toBe(200);
    expect((await removed(place, member)).status).toBe(204);
    expect(await key.get(`${place.path}/members`)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
  });

  it('knows no organization but its own, although its member belongs to another one too', async () => {
    const owner = town.someone();
    const [place, other] = [await town.organization(owner), await town.organization(owner)];
    const key = keyOf(place, owner, ['org:read']);
    const answers = [await key.get(other.path), await key.get(`/v1/organizations/${randomUUIDv7()}`)];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'organization_not_found']);
    const measured = await town.house.measure(() => key.get(other.path));
    expect([measured.statements, (await key.get(place.path)).status]).toEqual([[], 200]);
  });

  it('invites in the name of who answers for it', async () => {
    const place = await town.organization();
    const key = keyOf(place, place.owner, inviting);
    const invitation = { email: 'guest@example.com', role: 'viewer' };
    const { body } = await key.once().post(`${place.path}/invitations`, invitation);
    const mail = await town.mail(place.id, body.id);
    expect(mail.inviterName).toBe(place.owner.user.name);
  });

  it('reads a suspended organization, and changes nothing there', async () => {
    const place = await town.organization();
    const key = keyOf(place, place.owner, ['org:read', 'org:update']);
    await town.suspend(place);
    expect((await key.get(place.path)).status).toBe(200);
    const change = await key.seeing(1).patch(place.path, { name: 'Changed' });
    expect([change.status, change.body.code]).toEqual([403, 'organization_suspended']);
  });
});

describe('who else may do what', () => {
  it('is told of members, and of nobody else', async () => {
    const place = await town.organization();
    const viewer = await town.member(place, 'viewer');
    const ask = (userId: string) => town.house.get(Authorizer).permissionsOf(asSystem('a test asks', place.id), userId);
    expect([...(await ask(viewer.user.id))!]).toContain('org:read');
    expect((await ask(viewer.user.id))!.has('org:update')).toBe(false);
    expect(await ask(town.someone().user.id)).toBeNull();
  });
});

describe('identity', () => {
  it('is told whose keys to suspend, once they are gone and unless they are back', async () => {
    const place = await town.organization();
    const [leaver, returner] = [await town.member(place), await town.member(place)];
    await removed(place, leaver);
    await town.house.settle();
    const told = () => town.registry.suspended.filter((it) => it.startsWith(place.id));
    expect(told()).toEqual([`${place.id} ${leaver.user.id}`]);
    await town.house.publish(new MemberRemoved({ userId: returner.user.id }), { organizationId: place.id });
    await town.house.settle();
    expect(told()).toHaveLength(1);
  });

  it('is told to erase what it holds of an organization that was purged', async () => {
    const id = randomUUIDv7();
    await town.house.publish(new OrganizationPurged({ organizationId: id }), { organizationId: id });
    await town.house.settle();
    expect(town.registry.erased).toEqual([id]);
  });
});
