import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { InvitationAccepted, SeatPolicy } from '../index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

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
  town = await Town.open({ ports });
  replica = await town.replica({ ports });
});
afterAll(async () => {
  await replica.close();
  await town.close();
});

const post = ({ path, owner }: Place, email: string, role = 'member', by = owner) =>
  by.client.once().post(`${path}/invitations`, { email, role });
const accept = ({ client }: Person, body: object) => client.post('/v1/invitations/accept', body);
const revoke = ({ path, owner }: Place, id: string, by = owner) => by.client.delete(`${path}/invitations/${id}`);
const members = ({ id }: Place) =>
  town.house.adminQuery(`select user_id from organizations.members where organization_id = $1`, [id]);
const expire = (invitationId: string) =>
  town.house.adminQuery(`update organizations.invitations set expires_at = now() where id = $1`, [invitationId]);

describe('the code of an invitation', () => {
  it('serves whoever cannot open the link', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { invitationId, code } = await town.invite(place, bob.user.email);
    expect((await accept(bob, { invitationId, code })).body).toMatchObject({ id: place.id, role: 'member' });
  });

  it('can be tried 5 times, also at once, and the link still works after that', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const { invitationId, code, token } = await town.invite(place, bob.user.email);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const answers = await Promise.all(Array.from({ length: 20 }, () => accept(bob, { invitationId, code: wrong })));
    expect(tally(answers)).toEqual({ invitation_code_wrong: 5, invitation_code_spent: 15 });
    expect((await accept(bob, { invitationId, code })).body).toMatchObject({
      status: 410,
      code: 'invitation_code_spent',
    });
    expect((await accept(bob, { token })).status).toBe(200);
  });

  it('loses no tries to strangers', async () => {
    const [place, bob, eve] = [await town.organization(), town.someone(), town.someone()];
    const { invitationId, code } = await town.invite(place, bob.user.email);
    for (let n = 0; n < 6; n++) expect((await accept(eve, { invitationId, code })).status).toBe(404);
    expect((await accept(bob, { invitationId, code })).status).toBe(200);
  });
});

describe('seats', () => {
  afterAll(() => {
    seats.limit = null;
  });

  it('are taken by members and by open invitations, and given back', async () => {
    const place = await town.organization();
    seats.limit = 2;
    const first = await post(place, 'first@example.com');
    expect(first.status).toBe(201);
    expect((await post(place, 'second@example.com')).body).toMatchObject({ status: 409, code: 'seat_limit_reached' });
    await revoke(place, first.body.id);
    const second = await post(place, 'second@example.com');
    expect(second.status).toBe(201);
    await expire(second.body.id);
    expect((await post(place, 'third@example.com')).status).toBe(201);
  });

  it('that are fewer than the members throw nobody out, and let an open invitation in', async () => {
    seats.limit = null;
    const [place, bob] = [await town.organization(), town.someone()];
    const letter = await town.invite(place, bob.user.email);
    seats.limit = 1;
    expect((await town.accept(bob, letter)).status).toBe(200);
    expect((await post(place, 'more@example.com')).body.code).toBe('seat_limit_reached');
    expect(await members(place)).toHaveLength(2);
  });

  it('let 1 of 50 in who are invited at once to the last one, over two processes', async () => {
    const place = await town.organization();
    seats.limit = 2;
    const senders = [place.owner, replica.here(place.owner)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => post(place, `n${n}@example.com`, 'member', senders[n % 2])),
    );
    expect(tally(answers)).toEqual({ '201': 1, seat_limit_reached: 49 });
  });
});

describe('one invitation', () => {
  it('is accepted once by 20 requests at once, over two processes', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const letter = await town.invite(place, bob.user.email);
    const senders = Array.from({ length: 20 }, (_, n) => (n % 2 ? bob : replica.here(bob)));
    const counts = tally(await Promise.all(senders.map((sender) => town.accept(sender, letter))));
    expect(counts).toEqual({ '200': 1, invitation_closed: 19 });
    expect(await members(place)).toHaveLength(2);
    const told = (await town.house.published(InvitationAccepted)).filter(
      ({ organizationId }) => organizationId === place.id,
    );
    expect(told).toHaveLength(1);
  });

  it('is made by 10 requests for one address at once', async () => {
    const place = await town.organization();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(place, 'same@example.com')));
    expect(tally(answers)).toEqual({ '201': 1, invitation_pending: 9 });
  });
});
