import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, asSystem, inOrganization } from '../../shared/callers/index.js';
import type { Caller } from '../../shared/callers/index.js';
import { Database } from '../../shared/database/index.js';
import { OrganizationPurged } from '../organizations/index.js';
import { Workshop } from './test/workshop.js';
import type { Place } from './test/workshop.js';

const tables = [
  'environments',
  'environment_revisions',
  'flags',
  'flag_states',
  'segments',
  'changes',
  'metrics',
  'tallies',
];

let workshop: Workshop;
let place: Place;
let other: Place;

/** A place with a row in every table. */
async function filled(): Promise<Place> {
  const somewhere = await workshop.place();
  await workshop.flag(somewhere);
  await somewhere.owner.post(`${somewhere.path}/segments`, { name: 'Everybody', constraints: [] });
  await workshop.house.adminQuery(
    `insert into flags.metrics (organization_id, environment_id, flag_key, app, hour, yes)
     select organization_id, id, 'checkout', 'web', date_trunc('hour', now()), 1
       from flags.environments where organization_id = $1`,
    [somewhere.id],
  );
  return somewhere;
}

beforeAll(async () => {
  workshop = await Workshop.open();
  [place, other] = [await filled(), await filled()];
});
afterAll(() => workshop.close());

/** SQL without any filter of its own, as if somebody had forgotten it. */
const unfiltered = (caller: Caller, text: string, parameters: unknown[] = []) => {
  const database = workshop.house.get(Database);
  return database.transaction(caller, () => database.unitOfWork().manager.query(text, parameters));
};
const tenant = ({ id }: Place) => inOrganization(anonymous('test'), id, []);
const rowsOf = (table: string, { id }: Place) =>
  workshop.house.adminQuery(`select t::text from flags.${table} t where organization_id = $1 order by 1`, [id]);

describe.each(tables)('the wall around flags.%s', (table) => {
  const select = `select distinct organization_id as tenant from flags.${table}`;

  it('shows one organization its own rows, also without a filter, and nobody in particular none', async () => {
    expect(await unfiltered(tenant(place), select)).toEqual([{ tenant: place.id }]);
    expect(await unfiltered(anonymous('test'), select)).toEqual([]);
    expect((await unfiltered(asSystem('test the walls'), select)).length).toBeGreaterThanOrEqual(2);
  });

  it('lets no row of another organization be changed, deleted or moved', async () => {
    const before = await rowsOf(table, other);
    expect(before.length).toBeGreaterThan(0);
    const mine = tenant(place);
    await unfiltered(mine, `delete from flags.${table} where organization_id = $1`, [other.id]);
    const move = `update flags.${table} set organization_id = $1`;
    await expect(unfiltered(mine, move, [other.id])).rejects.toMatchObject({ code: 'boundary_breach' });
    expect(await rowsOf(table, other)).toEqual(before);
  });
});

describe('an organization that is purged', () => {
  it('leaves no row in any table, and the others all of theirs', async () => {
    const gone = await filled();
    const before = await Promise.all(tables.map((table) => rowsOf(table, other)));
    await workshop.house.publish(new OrganizationPurged({ organizationId: gone.id }), { organizationId: gone.id });
    await workshop.house.settle();
    for (const table of tables) expect([table, await rowsOf(table, gone)]).toEqual([table, []]);
    expect(await Promise.all(tables.map((table) => rowsOf(table, other)))).toEqual(before);
  });
});

describe('the budget of statements', () => {
  const cost = async (work: () => Promise<{ status: number }>) => {
    const { statements, result } = await workshop.house.measure(work);
    expect(result.status).toBeLessThan(300);
    return statements.length;
  };

  it('is 2 for reads and 8 for writes, beside session and membership', async () => {
    const { path, owner } = await filled();
    const flag = `${path}/flags/checkout`;
    const reads = ['environments', 'flags', 'segments', 'flags/checkout', 'flags/checkout/changes'];
    for (const it of [...reads, 'flags/checkout/environments/production'])
      expect({ it, over: (await cost(() => owner.get(`${path}/${it}`))) > 2 }).toEqual({ it, over: false });
    const strategies = [{ name: 'default', segments: [1] }];
    const costs = {
      create: await cost(() => owner.once().post(`${path}/flags`, { key: 'child', type: 'release', dependencies: [] })),
      depend: await cost(() =>
        owner.seeing(1).patch(`${path}/flags/child`, { dependencies: [{ feature: 'checkout' }] }),
      ),
      replace: await cost(() => owner.seeing(1).put(`${flag}/environments/production`, { enabled: true, strategies })),
      toggle: await cost(() =>
        owner.once().seeing(2).post(`${flag}/environments/production/toggle`, { enabled: false }),
      ),
      archive: await cost(() => owner.once().post(`${path}/flags/child/archive`)),
    };
    for (const [write, statements] of Object.entries(costs))
      expect({ write, over: statements > 8 }).toEqual({ write, over: false });
  });
});
