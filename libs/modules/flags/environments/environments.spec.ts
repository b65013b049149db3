import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { OrganizationCreated } from '../../organizations/index.js';
import { EnvironmentCreated, EnvironmentUpdated } from '../flags.events.js';
import { Workshop } from '../test/workshop.js';
import type { Place } from '../test/workshop.js';

let workshop: Workshop;
let place: Place;
beforeAll(async () => {
  workshop = await Workshop.open();
  place = await workshop.place();
});
afterAll(() => workshop.close());

const keysOf = ({ body }: { body: { items: { key: string; protected: boolean }[] } }) =>
  body.items.map((it) => [it.key, it.protected]);
const firstOnes = [
  ['development', false],
  ['production', true],
  ['staging', false],
];

describe('the environments of an organization', () => {
  it('are there once it was created, before anybody asks', async () => {
    const { id, path, owner } = await workshop.place({ furnished: false });
    await workshop.house.publish(new OrganizationCreated({ organizationId: id }), { organizationId: id });
    await workshop.house.settle();
    const made = await workshop.house.adminQuery('select from flags.environments where organization_id = $1', [id]);
    expect(made).toHaveLength(3);
    expect(keysOf(await owner.get(`${path}/environments`))).toEqual(firstOnes);
    const told = (await workshop.house.published(EnvironmentCreated)).filter((it) => it.organizationId === id);
    expect(told.map(({ data }) => [data.environmentKey, data.protected])).toEqual([
      ['development', false],
      ['staging', false],
      ['production', true],
    ]);
  });

  it('are made when they are first looked at, where the organization is older than the module', async () => {
    const { id, path, owner } = await workshop.place({ furnished: false });
    const looks = await Promise.all(Array.from({ length: 5 }, () => owner.get(`${path}/environments`)));
    for (const look of looks) expect(keysOf(look)).toEqual(firstOnes);
    await workshop.house.publish(new OrganizationCreated({ organizationId: id }), { organizationId: id });
    await workshop.house.settle();
    expect(keysOf(await owner.get(`${path}/environments`))).toEqual(firstOnes);
  });

  it('are made with its first flag, too', async () => {
    const somewhere = await workshop.place({ furnished: false });
    await workshop.flag(somewhere);
    expect(await workshop.revisions(somewhere)).toEqual({ development: 2, production: 2, staging: 2 });
  });
});

describe('an environment', () => {
  it('is created, read, and found where its Location says', async () => {
    const { path, owner } = place;
    const created = await owner.post(`${path}/environments`, { key: 'preview', name: '  Preview ' });
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `${path}/environments/preview`, etag: '"1"' },
      body: { key: 'preview', name: 'Preview', protected: false, version: 1 },
    });
    expect((await owner.get(`${path}/environments/preview`)).body).toEqual(created.body);
  });

  it('has a key that no other one has', async () => {
    const again = await place.owner.post(`${place.path}/environments`, { key: 'production', name: 'Twin' });
    expect(again).toMatchObject({ status: 409, body: { code: 'environment_key_taken' } });
    for (const key of ['Production', '-x', 'a b', 'x'.repeat(41), ''])
      expect((await place.owner.post(`${place.path}/environments`, { key, name: 'Odd' })).status).toBe(400);
  });

  it('gets a state of each flag that is there', async () => {
    const somewhere = await workshop.place();
    await workshop.flag(somewhere);
    await somewhere.owner.post(`${somewhere.path}/environments`, { key: 'preview', name: 'Preview' });
    const states = await workshop.house.adminQuery('select from flags.flag_states where organization_id = $1', [
      somewhere.id,
    ]);
    expect(states).toHaveLength(4);
  });

  it('is one of 20 at most, however many are asked for at once', async () => {
    const { path, owner } = await workshop.place();
    const creating = Array.from({ length: 20 }, (_, n) =>
      owner.post(`${path}/environments`, { key: `preview-${n}`, name: 'Preview' }),
    );
    expect(tally(await Promise.all(creating))).toEqual({ 201: 17, environment_limit_reached: 3 });
  });

  it('is renamed by exactly one of 20 who saw the same version', async () => {
    const { path, owner } = await workshop.place();
    const renaming = Array.from({ length: 20 }, (_, n) =>
      owner.seeing(1).patch(`${path}/environments/staging`, { name: `Stage ${n}` }),
    );
    expect(tally(await Promise.all(renaming))).toEqual({ 200: 1, precondition_failed: 19 });
    expect(await owner.get(`${path}/environments/staging`)).toMatchObject({ headers: { etag: '"2"' } });
  });

  it('loses and gets its protection by whoever may act under it alone', async () => {
    const somewhere = await workshop.place();
    const { path, owner } = somewhere;
    const developer = workshop.who(somewhere, 'flags:read', 'flags:write', 'flags:toggle');
    const unprotect = { protected: false };
    expect(await developer.seeing(1).patch(`${path}/environments/production`, unprotect)).toMatchObject({
      status: 403,
      body: { code: 'permission_missing' },
    });
    expect((await developer.seeing(1).patch(`${path}/environments/staging`, { protected: true })).status).toBe(403);
    expect((await developer.seeing(1).patch(`${path}/environments/production`, { name: 'Live' })).status).toBe(200);
    expect((await owner.seeing(2).patch(`${path}/environments/production`, unprotect)).body.protected).toBe(false);
    const told = (await workshop.house.published(EnvironmentUpdated)).filter(
      (it) => it.organizationId === somewhere.id,
    );
    expect(told.map(({ data }) => [data.changed, data.protected])).toEqual([
      [['name'], true],
      [['protected'], false],
    ]);
  });
});
