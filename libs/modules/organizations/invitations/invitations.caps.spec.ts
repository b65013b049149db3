import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { Town } from '../test/town.js';
import type { Person, Place } from '../test/town.js';

/** As in production; the address's cap is out of the way where another one is asked about. */
const caps = {
  ORGANIZATIONS_PER_PERSON_AND_DAY: '5',
  ORGANIZATIONS_INVITATIONS_PER_DAY: '50',
  ORGANIZATIONS_INVITATIONS_ON_FIRST_DAY: '10',
  ORGANIZATIONS_INVITATIONS_PER_INVITER_AND_DAY: '20',
  ORGANIZATIONS_INVITATIONS_PER_ADDRESS_AND_DAY: '3',
  LIMITS_STORE_TIMEOUT_MS: '10000',
};

let town: Town;
let replica: Town;
beforeAll(async () => {
  town = await Town.open({ variables: caps });
  replica = await town.replica({ variables: caps });
});
afterAll(async () => {
  await replica.close();
  await town.close();
});

const newAddress = () => `${randomUUID()}@example.com`;
const invite = ({ path, owner }: Place, email = newAddress(), by: Person = owner) =>
  by.client.once().post(`${path}/invitations`, { email, role: 'member' });
const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));
const aDayLater = () => town.house.adminQuery(`update limits.counters set resets_at = resets_at - interval '1 day'`);

/** Ids of organizations say when they were made; this one is two days old, and its owner's name is in the table. */
async function oldPlace(owner = town.someone()): Promise<Place> {
  const fresh = await town.organization(owner);
  const twoDaysAgo = (Date.now() - 2 * 86_400_000).toString(16).padStart(12, '0');
  const id = `${twoDaysAgo.slice(0, 8)}-${twoDaysAgo.slice(8)}${fresh.id.slice(13)}`;
  await town.house.adminQuery(
    `insert into organizations.organizations select (jsonb_populate_record(o, jsonb_build_object('id', $1::text,
       'slug', o.slug || '-old'))).* from organizations.organizations o where id = $2`,
    [id, fresh.id],
  );
  const move = 'update organizations.members set organization_id = $1 where organization_id = $2';
  await town.house.adminQuery(move, [id, fresh.id]);
  return { id, path: `/v1/organizations/${id}`, owner };
}

/** Another owner, put there directly: an invitation would be counted. */
async function coOwner({ id }: Place): Promise<Person> {
  const person = town.someone();
  await town.house.adminQuery(
    `insert into organizations.members (organization_id, user_id, role) values ($1, $2, 'owner')`,
    [id, person.user.id],
  );
  return person;
}

describe('in a day', () => {
  it('a new organization sends 10 invitations, of 30 at once over two processes', async () => {
    const place = await town.organization();
    const senders = [place.owner, replica.here(place.owner)];
    const answers = await times(30, (n) => invite(place, newAddress(), senders[n % 2]));
    expect(tally(answers)).toEqual({ '201': 10, invitation_limit_reached: 20 });
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(86_000);
    await aDayLater();
    expect((await invite(place)).status).toBe(201);
  }, 60_000);

  it('an older one sends 50, and each of its people 20', async () => {
    const place = await oldPlace();
    const people = [place.owner, await coOwner(place), await coOwner(place)] as const;
    for (const [sender, sent] of [
      [people[0], 20],
      [people[1], 20],
      [people[2], 10],
    ] as const) {
      const answers = await times(24, () => invite(place, newAddress(), sender));
      expect(tally(answers)).toEqual({ '201': sent, invitation_limit_reached: 24 - sent });
    }
    const elsewhere = await town.organization(people[2]);
    expect(tally(await times(10, () => invite(elsewhere)))).toEqual({ '201': 10 });
    expect((await invite(await town.organization(people[0]))).body.code).toBe('invitation_limit_reached');
  }, 60_000);

  it('an address is sent 3, from wherever they come and however it is spelt', async () => {
    const email = newAddress();
    const [first, second, third] = [await town.organization(), await town.organization(), await town.organization()];
    const { id } = (await invite(first, email)).body;
    const resend = () => first.owner.client.once().post(`${first.path}/invitations/${id}/resend`);
    expect(tally([await invite(second, email.toUpperCase()), await resend()])).toEqual({ '201': 1, '200': 1 });
    expect(tally([await invite(third, email), await resend()])).toEqual({ invitation_limit_reached: 2 });
    await aDayLater();
    expect((await invite(third, email)).status).toBe(201);
  });

  it('a person makes 5 organizations, of 12 at once over two processes', async () => {
    const person = town.someone();
    const senders = [person, replica.here(person)];
    const make = (n: number) => senders[n % 2]!.client.post('/v1/organizations', { name: 'Acme' });
    expect(tally(await times(12, make))).toEqual({ '201': 5, organization_limit_reached: 7 });
    await aDayLater();
    expect((await make(0)).status).toBe(201);
  });
});

it('what is refused for another reason is not counted', async () => {
  const place = await town.organization();
  const email = newAddress();
  expect((await invite(place, email)).status).toBe(201);
  const again = [];
  for (let n = 0; n < 12; n++) again.push(await invite(place, email));
  expect(tally(again)).toEqual({ invitation_pending: 12 });
  expect(tally(await times(9, () => invite(place)))).toEqual({ '201': 9 });

  const taken = { name: 'Taken', slug: `taken-${randomUUID().slice(0, 8)}` };
  const make = (body: object) => place.owner.client.post('/v1/organizations', body);
  expect((await make(taken)).status).toBe(201);
  for (let n = 0; n < 6; n++) expect((await make(taken)).body.code).toBe('slug_taken');
  expect((await make({ name: 'Free' })).status).toBe(201);
});
