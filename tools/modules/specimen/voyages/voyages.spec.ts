import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootModule, tally } from '../../../../libs/shared/testing/index.js';
import type { House } from '../../../../libs/shared/testing/index.js';
import { VoyagesModule } from './index.js';
import { exampleVoyage, otherVoyage } from './test/examples.js';
import { changeable, VoyageCreated, VoyageDeleted, VoyageUpdated } from './voyages.events.js';

const AT_ONCE = 20;

let house: House;
beforeAll(async () => {
  house = await bootModule(VoyagesModule);
});
afterAll(() => house.close());

/** An organization of its own, and somebody who may do these things in it. */
function place(...permissions: readonly string[]) {
  const organizationId = randomUUIDv7();
  const path = `/v1/organizations/${organizationId}/voyages`;
  return { organizationId, path, member: house.as({ userId: randomUUIDv7(), organizationId, permissions }) };
}
const workplace = () => place('voyages:read', 'voyages:write');

/** A place with a voyage in it. */
async function made() {
  const somewhere = workplace();
  const { body } = await somewhere.member.post(somewhere.path, exampleVoyage);
  return { ...somewhere, id: body.id as string, at: `${somewhere.path}/${body.id}` };
}

describe('a voyage', () => {
  it('is created, and found where its Location says', async () => {
    const { path, member, organizationId } = workplace();
    const created = await member.post(path, exampleVoyage);
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `${path}/${created.body.id}`, etag: '"1"' },
      body: { ...exampleVoyage, organizationId, version: 1 },
    });
    expect((await member.get(`${path}/${created.body.id}`)).body).toEqual(created.body);
    expect((await member.get(path)).body).toEqual({ items: [created.body], nextCursor: null });
    const told = (await house.published(VoyageCreated)).filter((it) => it.organizationId === organizationId);
    expect(told.map(({ data }) => data)).toEqual([{ voyageId: created.body.id }]);
  });

  it('is created without what it may lack', async () => {
    const { path, member } = workplace();
    const lacking = {
      shipLog: null,
      cabinCount: null,
      portFee: null,
      returnsOn: null,
      docksAt: null,
      isCharter: null,
    };
    const rest = Object.entries(exampleVoyage).filter(([name]) => !(name in lacking));
    const created = await member.post(path, Object.fromEntries(rest));
    expect(created).toMatchObject({ status: 201, body: lacking });
    const filled = await member.seeing(1).patch(`${path}/${created.body.id}`, otherVoyage);
    expect(filled).toMatchObject({ status: 200, body: otherVoyage });
    const emptied = await member.seeing(2).patch(`${path}/${created.body.id}`, lacking);
    expect(emptied).toMatchObject({ status: 200, body: lacking });
  });

  it('is changed in all its fields, and tells which have new values', async () => {
    const { at, member, organizationId } = await made();
    const changed = await member.seeing(1).patch(at, otherVoyage);
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { ...otherVoyage, version: 2 } });
    expect((await member.get(at)).body).toEqual(changed.body);
    const told = (await house.published(VoyageUpdated)).filter((it) => it.organizationId === organizationId);
    expect(told.map(({ data }) => data.changed)).toEqual([changeable]);
  });

  it('stays as it is when nothing has a new value, and is not changed by nothing', async () => {
    const { at, member } = await made();
    expect(await member.seeing(1).patch(at, exampleVoyage)).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect((await member.seeing(1).patch(at, {})).status).toBe(400);
  });

  it('is changed by exactly one of 20 who saw the same version', async () => {
    const { at, member } = await made();
    const changing = Array.from({ length: AT_ONCE }, () => member.seeing(1).patch(at, otherVoyage));
    expect(tally(await Promise.all(changing))).toEqual({ 200: 1, precondition_failed: AT_ONCE - 1 });
  });

  it('is deleted once, by whoever has seen its last version', async () => {
    const { at, id, member, organizationId } = await made();
    expect((await member.seeing(2).delete(at)).body.code).toBe('precondition_failed');
    expect((await member.seeing(1).delete(at)).status).toBe(204);
    expect((await member.seeing(1).delete(at)).body.code).toBe('voyage_not_found');
    expect((await member.get(at)).body.code).toBe('voyage_not_found');
    const told = (await house.published(VoyageDeleted)).filter((it) => it.organizationId === organizationId);
    expect(told.map(({ data }) => data)).toEqual([{ voyageId: id }]);
  });

  it('is read by whoever may read, and changed by nobody else', async () => {
    const { path, member } = place('voyages:read');
    expect((await member.get(path)).status).toBe(200);
    expect((await member.post(path, exampleVoyage)).body.code).toBe('permission_missing');
  });
});
