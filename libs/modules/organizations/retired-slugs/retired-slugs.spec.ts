import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tally } from '../../../shared/testing/index.js';
import { Town } from '../test/town.js';
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

/** How many sessions of this database are in that state. */
const sessions = async (state: string) =>
  (await town.house.adminQuery(`select from pg_stat_activity where datname = current_database() and ${state}`)).length;

/** Gives the slug up, as a renaming does, and commits when somebody waits for it. */
const givenUpWhileOthersWait = ({ id }: Place, slug: string) =>
  town.house.adminQuery(`
    begin;
    update organizations.organizations set slug = '${anySlug()}' where id = '${id}';
    insert into organizations.retired_slugs (slug, until, released_by) values ('${slug}', now() + interval '90 days', '${id}');
    do $$ begin
      while not exists (select from pg_locks where not granted and locktype = 'transactionid') loop
        perform pg_sleep(0.01);
      end loop;
    end $$;
    commit`);

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

  it.each(['created', 'renamed'])('is not caught by one that is %s in the moment that it is given up', async (how) => {
    const [place, other, slug] = [await town.organization(), await town.organization(), anySlug()];
    await rename(place, slug);
    const given = givenUpWhileOthersWait(place, slug);
    while ((await sessions(`wait_event = 'PgSleep'`)) === 0);
    const caught = await (how === 'created' ? create({ slug }, replica) : rename(other, slug));
    await given;
    expect(caught.body).toMatchObject({ status: 409, code: 'slug_taken' });
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
