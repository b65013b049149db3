import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally, Town } from '../test/town.js';
import type { Place } from '../test/town.js';

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

const anySlug = () => `slug-${randomBytes(8).toString('hex')}`;
const create = (body: object, at = town) => at.someone().client.post('/v1/organizations', { name: 'Acme', ...body });
const rename = async (place: Place, slug: string) => (await town.upToDate(place)).patch(place.path, { slug });
const rest = (slug: string, until: string) =>
  town.house.adminQuery(`update organizations.retired_slugs set until = now() + $2::interval where slug = $1`, [
    slug,
    until,
  ]);
const resting = (slug: string) =>
  town.house.adminQuery(`select until - now() as left from organizations.retired_slugs where slug = $1`, [slug]);

/** An organization that has just given this slug up. */
async function renamed(slug: string): Promise<Place> {
  const place = await town.organization();
  expect((await rename(place, slug)).status).toBe(200);
  expect((await rename(place, anySlug())).status).toBe(200);
  return place;
}

describe('a slug that was given up', () => {
  it('is refused to others for 90 days, and free after that', async () => {
    const slug = anySlug();
    await renamed(slug);
    const other = await town.organization();
    expect(tally([await create({ slug }), await rename(other, slug)])).toEqual({ slug_taken: 2 });
    expect(await resting(slug)).toEqual([{ left: expect.objectContaining({ days: 89 }) }]);
    await rest(slug, '0');
    expect((await rename(other, slug)).body.slug).toBe(slug);
    expect((await create({ slug })).body.code).toBe('slug_taken');
  });

  it('may be taken back by the organization that had it', async () => {
    const slug = anySlug();
    const place = await renamed(slug);
    expect((await rename(place, slug)).body.slug).toBe(slug);
    expect((await rename(place, slug)).status).toBe(200);
    await rename(place, anySlug());
    expect((await create({ slug })).body.code).toBe('slug_taken');
  });

  it('is not given to an organization that merely has such a name', async () => {
    const slug = anySlug();
    await renamed(slug);
    const named = await create({ name: slug });
    expect(named.status).toBe(201);
    expect(named.body.slug).toMatch(new RegExp(`^${slug}-[0-9a-f]{6}$`));
    expect(
      (await town.house.adminQuery(`select from organizations.organizations where slug = $1`, [slug])).length,
    ).toBe(0);
  });

  it('stays when a name alone is changed', async () => {
    const place = await town.organization();
    const { slug } = (await (await town.upToDate(place)).patch(place.path, { name: 'Other' })).body;
    expect(await resting(slug)).toEqual([]);
  });

  it('cannot be caught by whoever asks in the moment that it is given up', async () => {
    for (let round = 0; round < 20; round++) {
      const [place, slug] = [await town.organization(), anySlug()];
      await rename(place, slug);
      const [given, ...caught] = await Promise.all([
        rename(place, anySlug()),
        ...[town, replica, replica].map((at) => create({ slug }, at)),
      ]);
      expect(given.status).toBe(200);
      expect(tally(caught)).toEqual({ slug_taken: 3 });
    }
  });

  it('of a deleted organization rests as well, and its row goes when the rest is over', async () => {
    const [place, slug] = [await town.organization(), anySlug()];
    await rename(place, slug);
    expect((await (await town.upToDate(place)).delete(place.path)).status).toBe(204);
    expect((await create({ slug })).body.code).toBe('slug_taken');
    await town.house.adminQuery(
      `update organizations.organizations set deleted_at = now() - interval '30 days' where id = $1`,
      [place.id],
    );
    await town.house.nextTick('organizations');
    expect((await create({ slug })).body.code).toBe('slug_taken');
    await rest(slug, '0');
    await town.house.nextTick('organizations');
    expect(await resting(slug)).toEqual([]);
    expect((await create({ slug })).status).toBe(201);
  });
});
