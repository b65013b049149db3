import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, asSystem, inOrganization } from '../../../../libs/shared/callers/index.js';
import type { Caller } from '../../../../libs/shared/callers/index.js';
import { Database } from '../../../../libs/shared/database/index.js';
import { bootModule } from '../../../../libs/shared/testing/index.js';
import type { House } from '../../../../libs/shared/testing/index.js';
import { OrganizationPurged } from '../../../../libs/modules/organizations/index.js';
import { VoyagesModule } from './index.js';
import { exampleVoyage } from './test/examples.js';

let house: House;
let ours: string;
let theirs: string;

/** An organization with a voyage. */
async function filled(): Promise<string> {
  const organizationId = randomUUIDv7();
  const member = house.as({ userId: randomUUIDv7(), organizationId, permissions: ['voyages:write'] });
  const { status } = await member.post(`/v1/organizations/${organizationId}/voyages`, exampleVoyage);
  expect(status).toBe(201);
  return organizationId;
}

beforeAll(async () => {
  house = await bootModule(VoyagesModule);
  [ours, theirs] = [await filled(), await filled()];
});
afterAll(() => house.close());

/** SQL without any filter of its own, as if somebody had forgotten it. */
const unfiltered = (caller: Caller, text: string, parameters: unknown[] = []) => {
  const database = house.get(Database);
  return database.transaction(caller, () => database.unitOfWork().manager.query(text, parameters));
};
const tenant = (organizationId: string) => inOrganization(anonymous('test'), organizationId, []);
const rowsOf = (organizationId: string) =>
  house.adminQuery('select t::text from voyages.voyages t where organization_id = $1', [organizationId]);

describe('the wall around voyages.voyages', () => {
  const select = 'select distinct organization_id as tenant from voyages.voyages';

  it('shows one organization its own rows, also without a filter, and nobody in particular none', async () => {
    expect(await unfiltered(tenant(ours), select)).toEqual([{ tenant: ours }]);
    expect(await unfiltered(anonymous('test'), select)).toEqual([]);
    expect((await unfiltered(asSystem('test the walls'), select)).length).toBeGreaterThanOrEqual(2);
  });

  it('lets no row of another organization be changed, deleted or moved', async () => {
    const before = await rowsOf(theirs);
    expect(before).toHaveLength(1);
    await unfiltered(tenant(ours), 'delete from voyages.voyages where organization_id = $1', [theirs]);
    const move = 'update voyages.voyages set organization_id = $1';
    await expect(unfiltered(tenant(ours), move, [theirs])).rejects.toMatchObject({ code: 'boundary_breach' });
    expect(await rowsOf(theirs)).toEqual(before);
  });
});

describe('an organization that is purged', () => {
  it('leaves no voyage, and the others all of theirs', async () => {
    const gone = await filled();
    const before = await rowsOf(theirs);
    await house.publish(new OrganizationPurged({ organizationId: gone }), { organizationId: gone });
    await house.settle();
    expect(await rowsOf(gone)).toEqual([]);
    expect(await rowsOf(theirs)).toEqual(before);
  });
});
