import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../shared/testing/index.js';
import { FlagArchived, FlagCreated, FlagUpdated } from './flags.events.js';
import { Workshop } from './test/workshop.js';
import type { Place } from './test/workshop.js';

const AT_ONCE = 20;

let workshop: Workshop;
let place: Place;
beforeAll(async () => {
  workshop = await Workshop.open();
  place = await workshop.place();
});
afterAll(() => workshop.close());

const atOnce = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => work(n)));

describe('a flag', () => {
  it('is created off everywhere, owned by whoever created it, and found where its Location says', async () => {
    const { path, owner, ownerId, id } = place;
    const created = await owner.post(`${path}/flags`, { key: 'new-Checkout_2.0~x', type: 'release' });
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `${path}/flags/new-Checkout_2.0~x`, etag: '"1"' },
      body: { type: 'release', description: '', ownerUserId: ownerId, dependencies: [], staleAfterDays: null },
    });
    expect(created.body).toMatchObject({ staleAt: null, archivedAt: null, version: 1, organizationId: id });
    expect((await owner.get(`${path}/flags/new-Checkout_2.0~x`)).body).toEqual(created.body);
    const told = (await workshop.house.published(FlagCreated)).filter(({ organizationId }) => organizationId === id);
    expect(told.map(({ data }) => data.flagKey)).toEqual(['new-Checkout_2.0~x']);
  });

  it('has a key that fits into an address, and that no other flag has or had', async () => {
    const somewhere = await workshop.place();
    const { path, owner } = somewhere;
    for (const key of ['', '-x', '.hidden', 'a b', 'a/b', 'ä', 'x'.repeat(101)])
      expect((await owner.post(`${path}/flags`, { key, type: 'release' })).status).toBe(400);
    await workshop.flag(somewhere, 'gone');
    await owner.post(`${path}/flags/gone/archive`);
    const again = await owner.post(`${path}/flags`, { key: 'gone', type: 'release' });
    expect(again).toMatchObject({ status: 409, body: { code: 'flag_key_taken' } });
    expect(tally(await atOnce(() => owner.post(`${path}/flags`, { key: 'one', type: 'release' })))).toEqual({
      201: 1,
      flag_key_taken: 19,
    });
  });

  it('is owned by a member, or by nobody', async () => {
    const { path, owner, id } = place;
    const colleague = workshop.member(id);
    const body = { key: 'owned', type: 'release', ownerUserId: colleague };
    expect((await owner.post(`${path}/flags`, body)).body.ownerUserId).toBe(colleague);
    for (const ownerUserId of [randomUUIDv7(), workshop.member(randomUUIDv7())])
      expect(await owner.seeing(1).patch(`${path}/flags/owned`, { ownerUserId })).toMatchObject({
        status: 404,
        body: { code: 'flag_owner_not_found' },
      });
    expect((await owner.seeing(1).patch(`${path}/flags/owned`, { ownerUserId: null })).body.ownerUserId).toBeNull();
  });

  it('is changed by exactly one of 20 who saw the same version', async () => {
    const somewhere = await workshop.place();
    const { id, path, owner } = somewhere;
    await workshop.flag(somewhere);
    const changing = await atOnce((n) => owner.seeing(1).patch(`${path}/flags/checkout`, { description: `Nr ${n}` }));
    expect(tally(changing)).toEqual({ 200: 1, precondition_failed: 19 });
    const { items } = (await owner.get(`${path}/flags/checkout/changes`)).body;
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      environmentKey: null,
      fromVersion: 1,
      toVersion: 2,
      before: { description: '' },
      changedBy: { kind: 'user', id: somewhere.ownerId },
    });
    expect(items[0].after).toEqual({ description: changing.find(({ status }) => status === 200)?.body.description });
    const told = (await workshop.house.published(FlagUpdated)).filter(({ organizationId }) => organizationId === id);
    expect(told.map(({ data }) => data.changed)).toEqual([['description']]);
  });

  it('moves the revision of every environment by what an evaluation can see, and by nothing else', async () => {
    const somewhere = await workshop.place();
    const { path, owner } = somewhere;
    await workshop.flag(somewhere);
    const before = await workshop.revisions(somewhere);
    await owner.seeing(1).patch(`${path}/flags/checkout`, { description: 'Words', staleAfterDays: 14 });
    await owner.seeing(2).patch(`${path}/flags/checkout`, { description: 'Words' });
    expect(await workshop.revisions(somewhere)).toEqual(before);
    await owner.seeing(2).patch(`${path}/flags/checkout`, { type: 'kill_switch' });
    expect(await workshop.revisions(somewhere)).toEqual({ development: 3, production: 3, staging: 3 });
  });

  it('is archived for good, once', async () => {
    const somewhere = await workshop.place();
    const { id, path, owner } = somewhere;
    await workshop.flag(somewhere);
    const archiving = await atOnce(() => owner.post(`${path}/flags/checkout/archive`));
    expect(tally(archiving)).toEqual({ 200: 1, flag_archived: 19 });
    expect((await owner.get(`${path}/flags/checkout`)).body).toMatchObject({ version: 2 });
    expect((await owner.get(`${path}/flags/checkout`)).body.archivedAt).not.toBeNull();
    const change = await owner.seeing(2).patch(`${path}/flags/checkout`, { description: 'Too late' });
    expect(change).toMatchObject({ status: 409, body: { code: 'flag_archived' } });
    expect(await workshop.revisions(somewhere)).toEqual({ development: 3, production: 3, staging: 3 });
    const told = (await workshop.house.published(FlagArchived)).filter(({ organizationId }) => organizationId === id);
    expect(told).toHaveLength(1);
  });

  it('is one of 2,000 at most, however many are asked for at once', async () => {
    const somewhere = await workshop.place();
    const { id, path, owner } = somewhere;
    await workshop.house.adminQuery('update flags.tallies set open_flags = 1999 where organization_id = $1', [id]);
    const creating = await atOnce((n) => owner.post(`${path}/flags`, { key: `flag-${n}`, type: 'release' }));
    expect(tally(creating)).toEqual({ 201: 1, flag_limit_reached: 19 });
    await owner.post(`${path}/flags/${creating.find(({ status }) => status === 201)!.body.key}/archive`);
    expect((await owner.post(`${path}/flags`, { key: 'another', type: 'release' })).status).toBe(201);
    expect((await owner.post(`${path}/flags`, { key: 'surplus', type: 'release' })).status).toBe(409);
  });
});

describe('the list of flags', () => {
  it('shows those that are not archived, or those that are, page by page', async () => {
    const somewhere = await workshop.place();
    const { path, owner } = somewhere;
    for (const key of ['b', 'a', 'd', 'c']) await workshop.flag(somewhere, key);
    await owner.post(`${path}/flags/d/archive`);
    const keys = ({ body }: { body: { items: { key: string }[] } }) => body.items.map(({ key }) => key);
    const first = await owner.get(`${path}/flags?limit=2`);
    expect(keys(first)).toEqual(['a', 'b']);
    expect(keys(await owner.get(`${path}/flags?limit=2&cursor=${first.body.nextCursor}`))).toEqual(['c']);
    expect(keys(await owner.get(`${path}/flags?archived=true`))).toEqual(['d']);
    expect(keys(await owner.get(`${path}/flags?stale=true`))).toEqual([]);
    const swapped = await owner.get(`${path}/flags?limit=2&archived=true&cursor=${first.body.nextCursor}`);
    expect(swapped).toMatchObject({ status: 400, body: { code: 'cursor_invalid' } });
  });
});

describe('the flags that one depends on', () => {
  const on = (...keys: string[]) => ({ dependencies: keys.map((feature) => ({ feature })) });
  let somewhere: Place;
  const patch = (key: string, version: number, body: object) =>
    somewhere.owner.seeing(version).patch(`${somewhere.path}/flags/${key}`, body);
  beforeAll(async () => {
    somewhere = await workshop.place();
    for (const key of ['parent', 'other', 'lonely']) await workshop.flag(somewhere, key);
    await workshop.flag(somewhere, 'child', on('parent'));
  });

  it('are there, are not archived, and are named once', async () => {
    expect((await patch('child', 1, on('parent', 'parent'))).status).toBe(400);
    const wrong = await patch('child', 1, on('parent', 'nowhere'));
    expect(wrong).toMatchObject({
      status: 422,
      body: { code: 'flag_parent_unknown', errors: [{ pointer: '/body/dependencies/1/feature' }] },
    });
    const created = await somewhere.owner.post(`${somewhere.path}/flags`, {
      key: 'orphan',
      type: 'release',
      ...on('nowhere'),
    });
    expect(created.body.code).toBe('flag_parent_unknown');
  });

  it('depend on none themselves, and so never in a ring', async () => {
    expect((await patch('lonely', 1, on('child'))).body.code).toBe('flag_parent_depends');
    expect((await patch('lonely', 1, on('lonely'))).body.code).toBe('flag_own_parent');
    expect((await patch('parent', 1, on('other'))).body.code).toBe('flag_has_children');
    expect((await patch('parent', 1, on('child'))).body.code).toBe('flag_parent_depends');
  });

  it('are kept from being archived', async () => {
    const archived = await somewhere.owner.post(`${somewhere.path}/flags/parent/archive`);
    expect(archived).toMatchObject({ status: 409, body: { code: 'flag_has_children' } });
  });

  it('are never each other’s, when both are asked for at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [`a${round}`, `b${round}`];
      for (const key of [a, b]) await workshop.flag(somewhere, key);
      const answers = await Promise.all([patch(a, 1, on(b)), patch(b, 1, on(a))]);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    }
  });

  it('are changed by admins alone where the flag is on in a protected environment', async () => {
    const { path, owner } = somewhere;
    const developer = workshop.who(somewhere, 'flags:write');
    const toggled = await owner
      .seeing(1)
      .post(`${path}/flags/lonely/environments/production/toggle`, { enabled: true });
    expect(toggled.status).toBe(200);
    expect((await developer.seeing(1).patch(`${path}/flags/lonely`, on('other'))).status).toBe(403);
    expect((await developer.post(`${path}/flags/lonely/archive`)).status).toBe(403);
    expect((await developer.seeing(1).patch(`${path}/flags/lonely`, { description: 'Fine' })).status).toBe(200);
    expect((await owner.seeing(2).patch(`${path}/flags/lonely`, on('other'))).status).toBe(200);
  });
});
