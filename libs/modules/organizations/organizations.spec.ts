import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../shared/testing/index.js';
import { UserRegistered } from '../identity/index.js';
import { MemberAdded, OrganizationCreated, OrganizationUpdated } from './index.js';
import { Town } from './test/town.js';

const OPERATOR = '0198c0de-0000-7000-8000-000000000001';

let town: Town;
beforeAll(async () => {
  town = await Town.open({ variables: { ORGANIZATIONS_OPERATOR_EMAIL: 'Boss@Example.com' } });
});
afterAll(() => town.close());

const create = (body: object, person = town.someone()) => person.client.post('/v1/organizations', body);

describe('creating an organization', () => {
  it('makes whoever asks its owner, and tells so', async () => {
    const ada = town.someone();
    const created = await create({ name: 'Émile & Söhne' }, ada);
    expect(created).toMatchObject({ status: 201, body: { name: 'Émile & Söhne', status: 'active', version: 1 } });
    expect(created.body.slug).toMatch(/^emile-sohne/);
    expect(created.headers.location).toBe(`/v1/organizations/${created.body.id}`);
    const mine = await ada.client.get('/v1/organizations');
    expect(mine.body).toEqual({ items: [{ ...created.body, role: 'owner' }], nextCursor: null });
    const actor = { kind: 'user', id: ada.user.id };
    const organizationId = created.body.id;
    expect(await town.house.published(OrganizationCreated)).toContainEqual(
      expect.objectContaining({ organizationId, actor, data: { organizationId } }),
    );
    expect(await town.house.published(MemberAdded)).toContainEqual(
      expect.objectContaining({ organizationId, actor, data: { userId: ada.user.id, role: 'owner' } }),
    );
  });

  it('takes the next free slug for a name, and refuses a slug that was asked for and is taken', async () => {
    const [first, second] = [await create({ name: 'Twin Towers' }), await create({ name: 'Twin Towers' })];
    expect([first.body.slug, second.body.slug]).toEqual([
      'twin-towers',
      expect.stringMatching(/^twin-towers-[0-9a-f]{6}$/),
    ]);
    expect(await create({ name: 'Other', slug: 'twin-towers' })).toMatchObject({
      status: 409,
      body: { code: 'slug_taken' },
    });
    expect((await create({ name: '株式会社' })).body.slug).toMatch(/^organization-[0-9a-f]{6}$/);
    expect((await create({ name: 'Admin' })).body.slug).toMatch(/^admin-[0-9a-f]{6}$/);
  });

  it('gives one slug to one of 10 who ask for it at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name: 'Race', slug: 'race' })));
    expect(tally(answers)).toEqual({ '201': 1, slug_taken: 9 });
  });

  it.each([
    '',
    '   ',
    'a\u0000b',
    'a\nb',
    'a\u202Eb',
    'see evil.example',
    'https://x',
    'mail me@x',
    '<b>',
    'x'.repeat(101),
  ])('refuses the name %j', async (name) => {
    expect(await create({ name })).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
  });

  it.each(['ab', 'Acme', 'a b', 'a_b', 'ä-b', 'x'.repeat(41), 'admin', 'operator', 'www'])(
    'refuses the slug %j',
    async (slug) => {
      expect(await create({ name: 'Acme', slug })).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
    },
  );

  it('takes names of many languages, with a dot before a space', async () => {
    for (const name of ['Acme Inc. Berlin', 'О’Коннор и Ко', 'شركة', '🦊 Labs', 'R&D #1'])
      expect((await create({ name })).body.name).toBe(name);
  });
});

describe('an organization', () => {
  it('is renamed by whoever may update it, and its version grows', async () => {
    const { id, path, owner } = await town.organization();
    const slug = `renamed-${id.slice(-12)}`;
    const renamed = await owner.client.seeing(1).patch(path, { name: 'Acme 2', slug });
    expect(renamed).toMatchObject({ status: 200, body: { id, name: 'Acme 2', slug, version: 2 } });
    expect((await owner.client.seeing(2).patch(path, { name: 'Acme 3' })).body).toMatchObject({
      name: 'Acme 3',
      slug,
      version: 3,
    });
    expect((await owner.client.get(path)).body).toMatchObject({ name: 'Acme 3', slug, version: 3 });
    const told = (await town.house.published(OrganizationUpdated)).filter(
      ({ organizationId }) => organizationId === id,
    );
    expect(told.map(({ data }) => data.changed)).toEqual([['name', 'slug'], ['name']]);
  });

  it('is renamed by one of 20 who have seen the same version', async () => {
    const { path, owner } = await town.organization();
    const names = Array.from({ length: 20 }, (_, n) => ({ name: `Name ${n}` }));
    const answers = await Promise.all(names.map((it) => owner.client.seeing(1).patch(path, it)));
    expect(tally(answers)).toEqual({ '200': 1, precondition_failed: 19 });
    const { name, version } = answers.find(({ status }) => status === 200)!.body;
    expect(await owner.client.get(path)).toMatchObject({ body: { name, version }, headers: { etag: '"2"' } });
    expect((await owner.client.patch(path, { name: 'Blind' })).body.code).toBe('precondition_required');
  });

  it('is not renamed to a slug that is taken, nor to nothing at all', async () => {
    const [one, other] = [await town.organization(), await town.organization()];
    const { slug } = (await other.owner.client.get(other.path)).body;
    expect(await one.owner.client.seeing(1).patch(one.path, { slug })).toMatchObject({
      status: 409,
      body: { code: 'slug_taken' },
    });
    expect((await one.owner.client.seeing(1).patch(one.path, {})).status).toBe(400);
    expect((await one.owner.client.get(one.path)).body.version).toBe(1);
  });

  it('answers strangers as if it did not exist, whatever they ask', async () => {
    const { path } = await town.organization();
    const stranger = (await town.organization()).owner.client;
    const unknown = `/v1/organizations/${randomUUIDv7()}`;
    const places = [path, unknown, '/v1/organizations/no-id', '/v1/organizations/%00'];
    const answers = await Promise.all(places.map((place) => stranger.get(place)));
    const said = answers.map(({ status, body: { instance, requestId, ...rest } }) => ({
      status,
      rest,
      told: !!instance && !!requestId,
    }));
    expect(said[0]).toMatchObject({ status: 404, rest: { code: 'organization_not_found' } });
    for (const it of said) expect(it).toEqual(said[0]);
    expect(
      tally([
        await stranger.patch(path, { name: 'Mine' }),
        await stranger.get(`${path}/members`),
        await stranger.delete(`${path}/members/me`),
        await stranger.once().post(`${path}/invitations`, { email: 'not even', role: 'king' }),
        await stranger.get(`${path}/roles`),
        await stranger.get(`${path}/me/permissions`),
      ]),
    ).toEqual({ organization_not_found: 6 });
  });

  it('costs strangers the same statements as one that does not exist', async () => {
    const { path } = await town.organization();
    const stranger = town.someone().client;
    const shapeOf = async (place: string) => {
      const { statements } = await town.house.measure(() => stranger.get(place));
      return statements.map((text) => text.replace(/'[0-9a-f-]{36}'/g, '?'));
    };
    expect(await shapeOf(path)).toEqual(await shapeOf(`/v1/organizations/${randomUUIDv7()}`));
  });

  it('asks nobody in without credentials', async () => {
    const { path } = await town.organization();
    expect((await town.house.anonymous().get(path)).body.code).toBe('unauthenticated');
    expect((await town.house.anonymous().post('/v1/organizations', { name: 'Acme' })).status).toBe(401);
  });

  it('can be read, and not changed, while it is suspended', async () => {
    const place = await town.organization();
    await town.suspend(place);
    const {
      path,
      owner: { client },
    } = place;
    expect((await client.get(path)).body.status).toBe('suspended');
    expect((await client.get(`${path}/members`)).status).toBe(200);
    expect(
      tally([
        await client.patch(path, { name: 'Other' }),
        await client.once().post(`${path}/invitations`, { email: 'a@example.com', role: 'member' }),
        await client.delete(`${path}/members/me`),
      ]),
    ).toEqual({ organization_suspended: 3 });
  });
});

describe('the list of my organizations', () => {
  it('pages through all of them once, and holds no other', async () => {
    const ada = town.someone();
    const places = [];
    for (let n = 0; n < 5; n++) places.push(await town.organization(ada, `Page ${n}`));
    await town.organization();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = cursor ? `&cursor=${cursor}` : '';
      const { body } = await ada.client.get(`/v1/organizations?limit=2${query}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(places.map(({ id }) => id));
  });

  it('refuses the cursor of somebody else', async () => {
    const [ada, eve] = [town.someone(), town.someone()];
    for (const name of ['One', 'Two']) await town.organization(ada, name);
    const { nextCursor } = (await ada.client.get('/v1/organizations?limit=1')).body;
    expect((await eve.client.get(`/v1/organizations?cursor=${nextCursor}`)).body.code).toBe('cursor_invalid');
  });
});

describe('the operator organization', () => {
  const owners = () =>
    town.house.adminQuery(`select user_id from organizations.members where organization_id = $1`, [OPERATOR]);

  it('is there from the start, and told once', async () => {
    const told = (await town.house.published(OrganizationCreated)).filter(
      ({ data }) => data.organizationId === OPERATOR,
    );
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ organizationId: OPERATOR, actor: { kind: 'system' } });
  });

  it('belongs to whoever registers with the configured address, and to nobody else', async () => {
    const [other, boss] = [town.someone(), town.someone({ name: 'Boss', email: 'boss@example.com' })];
    await town.house.publish(new UserRegistered({ userId: other.user.id }));
    await town.house.settle();
    expect(await owners()).toEqual([]);
    await town.house.publish(new UserRegistered({ userId: boss.user.id }));
    await town.house.publish(new UserRegistered({ userId: boss.user.id }));
    await town.house.settle();
    expect(await owners()).toEqual([{ user_id: boss.user.id }]);
    const told = (await town.house.published(MemberAdded)).filter(({ organizationId }) => organizationId === OPERATOR);
    expect(told.map(({ data }) => data)).toEqual([{ userId: boss.user.id, role: 'owner' }]);
    expect((await boss.client.get(`/v1/organizations/${OPERATOR}`)).body).toMatchObject({
      name: 'Operator',
      slug: 'operator',
    });
  });
});
