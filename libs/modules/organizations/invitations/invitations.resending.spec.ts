import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { InvitationResent, SeatPolicy } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

const LIFETIME_MS = 48 * 60 * 60 * 1000;
const key = () => randomBytes(32).toString('base64url');
const [first, second] = [`k1:${key()}`, `k2:${key()}`];
const withKeys = (...keys: string[]) => ({ ports, variables: { BULKHEAD_KEYS: keys.join(',') } });

/** Billing, as far as this module asks it. */
class Seats extends SeatPolicy {
  limit: number | null = null;

  seatLimit(): Promise<number | null> {
    return Promise.resolve(this.limit);
  }
}

const seats = new Seats();
const ports = [{ provide: SeatPolicy, useValue: seats }];

let town: Town;
let replica: Town;
beforeAll(async () => {
  town = await Town.open(withKeys(first));
  replica = await town.replica(withKeys(first));
});
afterAll(async () => {
  await replica.close();
  await town.close();
});

const resend = ({ path, owner }: Place, id: string, by = owner) =>
  by.client.once().post(`${path}/invitations/${id}/resend`);
const read = ({ path, owner }: Place, id: string, by = owner) => by.client.get(`${path}/invitations/${id}`);
const accept = ({ client }: Person, body: object) => client.post('/v1/invitations/accept', body);
const runOut = (id: string) =>
  town.house.adminQuery(`update organizations.invitations set expires_at = now() where id = $1`, [id]);
const told = async (invitationId: string) =>
  (await town.house.published(InvitationResent)).filter(({ data }) => data.invitationId === invitationId);

describe('an invitation', () => {
  it('is read where its Location leads', async () => {
    const place = await town.organization();
    const made = await place.owner.client
      .once()
      .post(`${place.path}/invitations`, { email: 'a@example.com', role: 'viewer' });
    expect(made.body).toMatchObject({ status: 'pending', sentCount: 1 });
    expect(await place.owner.client.get(made.headers.location as string)).toMatchObject({
      status: 200,
      body: made.body,
    });
    const viewer = await town.member(place, 'viewer');
    expect((await read(place, made.body.id, viewer)).body.code).toBe('permission_missing');
    const elsewhere = await town.organization();
    expect(
      tally([await read(elsewhere, made.body.id), await read(place, randomUUIDv7()), await read(place, 'no-id')]),
    ).toEqual({ invitation_not_found: 3 });
  });
});

describe('an invitation that is sent again', () => {
  it('lasts 48 hours from now, and is told so that it is mailed again', async () => {
    const place = await town.organization();
    const { invitationId } = await town.invite(place, 'late@example.com');
    await runOut(invitationId);
    const before = Date.now();
    const resent = await resend(place, invitationId);
    expect(resent).toMatchObject({ status: 200, body: { id: invitationId, status: 'pending', sentCount: 2 } });
    expect(Date.parse(resent.body.expiresAt) - before).toBeGreaterThanOrEqual(LIFETIME_MS);
    expect((await read(place, invitationId)).body).toEqual(resent.body);
    expect(await told(invitationId)).toEqual([
      expect.objectContaining({ organizationId: place.id, data: { invitationId } }),
    ]);
  });

  it('opens by the link of every mail, and makes one member', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email);
    await runOut(invitationId);
    expect((await accept(bob, { token })).body.code).toBe('invitation_expired');
    await resend(place, invitationId);
    const mail = await town.mail(place.id, invitationId);
    expect(mail).toMatchObject({ token, status: 'pending' });
    expect((await accept(bob, { token })).status).toBe(200);
    expect((await accept(bob, { token: mail.token })).body.code).toBe('invitation_closed');
  });

  it('follows from the newest key, so that the old one can go', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const old = await town.invite(place, bob.user.email);
    const rotating = await town.replica(withKeys(second, first));
    const rotated = await town.replica(withKeys(second));
    try {
      expect((await resend(place, old.invitationId, rotating.here(place.owner))).status).toBe(200);
      const mail = await rotated.mail(place.id, old.invitationId);
      expect((await accept(rotated.here(bob), { token: old.token })).status).toBe(404);
      expect((await accept(rotated.here(bob), { invitationId: old.invitationId, code: mail.code })).status).toBe(200);
    } finally {
      await rotating.close();
      await rotated.close();
    }
  });

  it('gives its code five tries anew', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { invitationId, code } = await town.invite(place, bob.user.email);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    for (let n = 0; n < 6; n++) await accept(bob, { invitationId, code: wrong });
    expect((await accept(bob, { invitationId, code })).body.code).toBe('invitation_code_spent');
    await resend(place, invitationId);
    expect((await accept(bob, { invitationId, code })).status).toBe(200);
  });

  it('lives by whoever sent it last, whose name is in the mail', async () => {
    const place = await town.organization(town.someone({ name: 'Grace' }));
    const [admin, bob] = [await town.member(place, 'admin'), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email, 'member', admin);
    await place.owner.client.delete(`${place.path}/members/${admin.user.id}`);
    expect((await accept(bob, { token })).body.code).toBe('invitation_void');
    expect((await resend(place, invitationId)).body.invitedBy).toBe(place.owner.user.id);
    expect((await town.mail(place.id, invitationId)).inviterName).toBe('Grace');
    expect((await accept(bob, { token })).status).toBe(200);
  });

  it('is no invitation that was answered, revoked or made anew', async () => {
    const [place, bob, eve] = [await town.organization(), town.someone(), town.someone()];
    const accepted = await town.invite(place, bob.user.email);
    await town.accept(bob, accepted);
    const declined = await town.invite(place, eve.user.email);
    await eve.client.post('/v1/invitations/decline', { token: declined.token });
    const revoked = await town.invite(place, 'revoked@example.com');
    await place.owner.client.delete(`${place.path}/invitations/${revoked.invitationId}`);
    const replaced = await town.invite(place, 'twice@example.com');
    await runOut(replaced.invitationId);
    await town.invite(place, 'twice@example.com');
    const answers = [];
    for (const { invitationId } of [accepted, declined, revoked, replaced])
      answers.push(await resend(place, invitationId));
    expect(tally(answers)).toEqual({ invitation_closed: 3, invitation_expired: 1 });
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
  });

  it('is sent by whoever could have sent it first, and from its own organization', async () => {
    const place = await town.organization();
    const [admin, member] = [await town.member(place, 'admin'), await town.member(place)];
    const { invitationId } = await town.invite(place, 'boss@example.com', 'owner');
    expect(
      tally([
        await resend(place, invitationId, member),
        await resend(place, invitationId, admin),
        await resend(await town.organization(), invitationId),
        await resend(place, randomUUIDv7()),
        await resend(place, 'no-id'),
      ]),
    ).toEqual({ permission_missing: 1, role_exceeds_own: 1, invitation_not_found: 3 });
    expect(await told(invitationId)).toEqual([]);
    await town.suspend(place);
    expect((await resend(place, invitationId)).body.code).toBe('organization_suspended');
  });

  it('takes a seat again if it had run out, and keeps the one that it has', async () => {
    const place = await town.organization();
    const { invitationId } = await town.invite(place, 'waiting@example.com');
    seats.limit = 2;
    try {
      expect((await resend(place, invitationId)).status).toBe(200);
      await runOut(invitationId);
      await town.invite(place, 'faster@example.com');
      expect((await resend(place, invitationId)).body).toMatchObject({ status: 409, code: 'seat_limit_reached' });
      seats.limit = 3;
      expect((await resend(place, invitationId)).status).toBe(200);
    } finally {
      seats.limit = null;
    }
  });

  it('counts 20 requests at once one by one, and stays closed when it is accepted among them', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { token, invitationId } = await town.invite(place, bob.user.email);
    const senders = [place.owner, replica.here(place.owner)];
    const many = Array.from({ length: 20 }, (_, n) => resend(place, invitationId, senders[n % 2]));
    const [accepted, ...answers] = await Promise.all([accept(bob, { token }), ...many]);
    expect(accepted.status).toBe(200);
    const { 200: sent = 0, invitation_closed: closed = 0 } = tally(answers);
    expect(sent + closed).toBe(20);
    expect((await read(place, invitationId)).body).toMatchObject({ status: 'accepted', sentCount: 1 + sent });
    expect(await told(invitationId)).toHaveLength(sent);
  });
});
