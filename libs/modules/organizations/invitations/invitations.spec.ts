import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { InvitationAccepted, InvitationCreated, InvitationDeclined, InvitationRevoked, MemberAdded } from '../index.js';
import type { OpenedInvitation } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

let town: Town;
beforeAll(async () => {
  town = await Town.open();
});
afterAll(() => town.close());

const post = ({ path, owner }: Place, email: string, role = 'member', by = owner) =>
  by.client.once().post(`${path}/invitations`, { email, role });
const accept = ({ client }: Person, body: object) => client.post('/v1/invitations/accept', body);
const revoke = ({ path, owner }: Place, id: string, by = owner) => by.client.delete(`${path}/invitations/${id}`);
const listed = async ({ path, owner }: Place) => (await owner.client.get(`${path}/invitations`)).body.items;
const members = ({ id }: Place) =>
  town.house.adminQuery(`select user_id from organizations.members where organization_id = $1`, [id]);
const expire = (invitationId: string) =>
  town.house.adminQuery(`update organizations.invitations set expires_at = now() where id = $1`, [invitationId]);

describe('an invitation', () => {
  it('is made for 48 hours, told without any secret, and opened for the mail again and again', async () => {
    const place = await town.organization(town.someone({ name: 'Ada' }), 'Acme');
    const made = await post(place, 'Bob@Example.com', 'developer');
    const { id, expiresAt, createdAt } = made.body;
    expect(made).toMatchObject({
      status: 201,
      body: { email: 'Bob@Example.com', role: 'developer', status: 'pending' },
    });
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(48 * 60 * 60 * 1000);
    const told = (await town.house.published(InvitationCreated)).filter(
      ({ organizationId }) => organizationId === place.id,
    );
    expect(told.map(({ data }) => data)).toEqual([{ invitationId: id }]);
    const mail = await town.mail(place.id, id);
    expect(mail).toMatchObject({
      email: 'Bob@Example.com',
      organizationName: 'Acme',
      inviterName: 'Ada',
      status: 'pending',
      expiresAt,
    });
    expect(mail.token).toMatch(/^[\w-]{64}$/);
    expect(mail.code).toMatch(/^\d{8}$/);
    expect(await town.mail(place.id, id)).toEqual(mail);
    const dump = JSON.stringify(
      await town.house.adminQuery(`select i::text from organizations.invitations i where id = $1`, [id]),
    );
    for (const secret of [mail.token, mail.code]) expect(dump).not.toContain(secret);
    await expect(town.mail((await town.organization()).id, id)).rejects.toThrow();
  });

  it('makes the invited person a member, and tells so', async () => {
    const [place, bob] = [await town.organization(), town.someone({ email: 'Bob.B@Example.com' })];
    const { token, invitationId } = await town.invite(place, 'bob.b@example.COM', 'developer');
    expect(await accept(bob, { token })).toMatchObject({
      status: 200,
      body: { id: place.id, name: 'Acme', role: 'developer' },
    });
    expect((await bob.client.get(place.path)).status).toBe(200);
    const about = { organizationId: place.id, actor: { kind: 'user', id: bob.user.id } };
    expect(await town.house.published(InvitationAccepted)).toContainEqual(
      expect.objectContaining({ ...about, data: { invitationId, userId: bob.user.id } }),
    );
    expect(await town.house.published(MemberAdded)).toContainEqual(
      expect.objectContaining({ ...about, data: { userId: bob.user.id, role: 'developer' } }),
    );
    expect(await listed(place)).toEqual([expect.objectContaining({ id: invitationId, status: 'accepted' })]);
  });

  it('is declined once, and then accepted no more', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email);
    expect((await bob.client.post('/v1/invitations/decline', { token })).status).toBe(204);
    expect((await accept(bob, { token })).body).toMatchObject({ status: 410, code: 'invitation_closed' });
    expect((await town.house.published(InvitationDeclined)).map(({ data }) => data)).toContainEqual({ invitationId });
    expect(await members(place)).toHaveLength(1);
  });

  it('opens to the invited address alone', async () => {
    const [place, bob, eve] = [await town.organization(), town.someone(), town.someone({ name: 'Eve' })];
    const { token, invitationId, code } = await town.invite(place, bob.user.email);
    expect((await accept(eve, { token })).body).toMatchObject({ status: 403, code: 'invited_address_differs' });
    expect((await accept(eve, { invitationId, code })).body).toMatchObject({
      status: 404,
      code: 'invitation_not_found',
    });
    expect((await eve.client.post('/v1/invitations/decline', { token })).status).toBe(403);
    expect((await town.house.anonymous().post('/v1/invitations/accept', { token })).status).toBe(401);
    const gone = town.someone({ email: bob.user.email, status: 'deleted' });
    expect((await accept(gone, { token })).status).toBe(401);
    expect((await accept(bob, { token })).status).toBe(200);
  });

  it('that was never made is not found', async () => {
    const bob = town.someone();
    const bodies = [{ token: 'x'.repeat(64) }, { invitationId: randomUUIDv7(), code: '12345678' }];
    for (const body of bodies) expect((await accept(bob, body)).body.code).toBe('invitation_not_found');
    const malformed = [{}, { invitationId: randomUUIDv7() }, { code: '12345678' }, { token: 'a', code: '12345678' }];
    for (const body of malformed) expect((await accept(bob, body)).body.code).toBe('request_invalid');
  });

  it('runs out, and may then be made anew', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email);
    expect((await post(place, bob.user.email)).body).toMatchObject({ status: 409, code: 'invitation_pending' });
    await expire(invitationId);
    expect((await town.mail(place.id, invitationId)).status).toBe('expired');
    expect((await accept(bob, { token })).body).toMatchObject({ status: 410, code: 'invitation_expired' });
    expect((await revoke(place, invitationId)).status).toBe(404);
    expect(await listed(place)).toEqual([expect.objectContaining({ status: 'expired' })]);
    expect((await town.accept(bob, await town.invite(place, bob.user.email))).status).toBe(200);
  });

  it('can be revoked, once', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email);
    expect((await revoke(await town.organization(), invitationId)).body.code).toBe('invitation_not_found');
    expect((await revoke(place, invitationId)).status).toBe(204);
    expect(tally([await revoke(place, invitationId), await revoke(place, 'no-id')])).toEqual({
      invitation_not_found: 2,
    });
    expect((await accept(bob, { token })).body.code).toBe('invitation_closed');
    expect((await town.house.published(InvitationRevoked)).map(({ data }) => data)).toEqual([{ invitationId }]);
  });

  it('of an owner is an owner’s to revoke', async () => {
    const place = await town.organization();
    const admin = await town.member(place, 'admin');
    const { invitationId } = await town.invite(place, 'boss@example.com', 'owner');
    expect((await revoke(place, invitationId, admin)).body.code).toBe('role_exceeds_own');
    expect(await listed(place)).toContainEqual(expect.objectContaining({ id: invitationId, status: 'pending' }));
  });

  it.each(['removed', 'demoted'])('is void once whoever sent it was %s', async (fate) => {
    const [place, bob] = [await town.organization(), town.someone()];
    const admin = await town.member(place, 'admin');
    const { token } = await town.invite(place, bob.user.email, 'member', admin);
    const path = `${place.path}/members/${admin.user.id}`;
    await (fate === 'removed' ? place.owner.client.delete(path) : place.owner.client.patch(path, { role: 'member' }));
    expect((await accept(bob, { token })).body).toMatchObject({ status: 410, code: 'invitation_void' });
    expect((await bob.client.get(place.path)).status).toBe(404);
  });

  it('to be an owner is void once its sender is no owner', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const second = await town.member(place, 'owner');
    const { token } = await town.invite(place, bob.user.email, 'owner', second);
    await place.owner.client.patch(`${place.path}/members/${second.user.id}`, { role: 'admin' });
    expect((await accept(bob, { token })).body.code).toBe('invitation_void');
  });

  it('to a suspended organization waits', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token } = await town.invite(place, bob.user.email);
    await town.suspend(place);
    expect((await accept(bob, { token })).body.code).toBe('organization_suspended');
  });

  it('is not sent to a member, however the address is spelt', async () => {
    const place = await town.organization(town.someone({ email: 'ada@bücher.example' }));
    const bob = await town.member(place, 'member', town.someone({ email: 'bob@example.com' }));
    expect((await post(place, bob.user.email.toUpperCase())).body).toMatchObject({
      status: 409,
      code: 'already_member',
    });
    expect((await post(place, 'Ada@xn--bcher-kva.example')).body.code).toBe('already_member');
    expect((await post(place, 'bob+tag@example.com')).status).toBe(201);
  });
});

describe('what I am invited to', () => {
  it('lists the open invitations of my address, page by page', async () => {
    const [bob, eve] = [town.someone(), town.someone()];
    const places = [];
    for (let n = 0; n < 3; n++) places.push(await town.organization(undefined, `Inviting ${n}`));
    const letters: OpenedInvitation[] = [];
    for (const place of places) letters.push(await town.invite(place, bob.user.email.toUpperCase()));
    const first = (await bob.client.get('/v1/me/invitations?limit=2')).body;
    const second = (await bob.client.get(`/v1/me/invitations?limit=2&cursor=${first.nextCursor}`)).body;
    const items = [...first.items, ...second.items];
    expect(items).toEqual(
      places.map(({ id }, n) => ({
        id: letters[n]!.invitationId,
        organizationId: id,
        organizationName: `Inviting ${n}`,
        role: 'member',
        expiresAt: letters[n]!.expiresAt,
      })),
    );
    expect((await eve.client.get('/v1/me/invitations')).body.items).toEqual([]);
    await revoke(places[0]!, letters[0]!.invitationId);
    await expire(letters[1]!.invitationId);
    const left = (await bob.client.get('/v1/me/invitations')).body.items;
    expect(left.map(({ id }: { id: string }) => id)).toEqual([letters[2]!.invitationId]);
  });
});

describe('the page that the mail leads to', () => {
  it('is a form that runs under a policy of its own, and changes nothing when it is opened', async () => {
    const { result: page, statements } = await town.house.measure(() =>
      town.house.anonymous().get('/pages/accept?utm=1'),
    );
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+'/);
    expect(page.text).toContain('<form');
    expect(statements).toEqual([]);
  });
});
