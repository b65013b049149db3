import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asSystem } from '../../../shared/callers/index.js';
import { routes } from '../../../shared/http/index.js';
import { tally } from '../../../shared/testing/index.js';
import type { Answer } from '../../../shared/testing/index.js';
import { UserRegistered } from '../../identity/index.js';
import { OrganizationDeleted, OrganizationsFacade } from '../index.js';
import { Town } from '../test/town.js';
import type { Place } from '../test/town.js';

const OPERATOR = '0198c0de-0000-7000-8000-000000000001';

let town: Town;
let replica: Town;
beforeAll(async () => {
  town = await Town.open({ variables: { ORGANIZATIONS_OPERATOR_EMAIL: 'boss@example.com' } });
  replica = await town.replica();
});
afterAll(async () => {
  await replica.close();
  await town.close();
});

const remove = async (place: Place, by = place.owner) => (await town.upToDate(place, by)).delete(place.path);
const told = async ({ id }: Place) =>
  (await town.house.published(OrganizationDeleted)).filter(({ data }) => data.organizationId === id);
const verbOf = (method: string) => method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete';
/** What a refusal says, without what names the one request. */
const said = ({ status, body: { instance: _instance, requestId: _requestId, ...rest } }: Answer) => ({
  status,
  ...rest,
});

describe('a deleted organization', () => {
  it('is to each of its routes as one that never was', async () => {
    const place = await town.organization();
    const member = await town.member(place, 'admin');
    const { invitationId } = await town.invite(place, 'open@example.com');
    expect((await remove(place)).status).toBe(204);
    const tenant = routes(town.house.app).filter(({ path }) => path.startsWith('/v1/organizations/:organizationId'));
    expect(tenant.length).toBeGreaterThan(10);
    for (const { method, path, operationId } of tenant)
      for (const { client } of [place.owner, member]) {
        const at = (organizationId: string) =>
          path
            .replace(':organizationId', organizationId)
            .replace(':invitationId', invitationId)
            .replace(':userId', member.user.id);
        const [deleted, unknown] = [
          await client[verbOf(method)](at(place.id)),
          await client[verbOf(method)](at(randomUUIDv7())),
        ];
        expect({ operationId, ...said(deleted) }).toMatchObject({ operationId, code: 'organization_not_found' });
        expect(said(deleted)).toEqual(said(unknown));
      }
  });

  it('is in no list of its members, and named to no other module', async () => {
    const ada = town.someone();
    const [kept, gone] = [await town.organization(ada), await town.organization(ada)];
    const { invitationId } = await town.invite(gone, 'open@example.com');
    await remove(gone);
    const { items } = (await ada.client.get('/v1/organizations')).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([kept.id]);
    const facade = town.house.get(OrganizationsFacade);
    const system = asSystem('look whether it is there', gone.id);
    expect(await facade.getOrganization(system)).toBeNull();
    expect(await facade.openInvitation(system, invitationId)).toBeNull();
  });

  it('lets nobody in who was invited', async () => {
    const [place, bob] = [await town.organization(), town.someone()];
    const letter = await town.invite(place, bob.user.email);
    await remove(place);
    expect((await bob.client.get('/v1/me/invitations')).body.items).toEqual([]);
    expect((await town.accept(bob, letter)).body).toMatchObject({ status: 410, code: 'invitation_closed' });
    const { token } = letter;
    expect((await bob.client.post('/v1/invitations/decline', { token })).body.code).toBe('invitation_closed');
  });

  it('takes no member who accepts in the moment that it is deleted, unless they were first', async () => {
    for (let round = 0; round < 10; round++) {
      const [place, bob] = [await town.organization(), replica.here(town.someone())];
      const letter = await town.invite(place, bob.user.email);
      const [deleted, accepted] = await Promise.all([remove(place), town.accept(bob, letter)]);
      expect(deleted.status).toBe(204);
      expect([200, 404, 410]).toContain(accepted.status);
      expect((await bob.client.get(place.path)).status).toBe(404);
      const rows = await town.house.adminQuery(`select from organizations.members where organization_id = $1`, [
        place.id,
      ]);
      expect(rows).toHaveLength(accepted.status === 200 ? 2 : 1);
    }
  });

  it('was deleted by one of 10 requests at once, and told once', async () => {
    const place = await town.organization();
    const senders = [place.owner, replica.here(place.owner)];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => remove(place, senders[n % 2])));
    const { '204': deleted, precondition_failed: stale = 0, organization_not_found: gone = 0 } = tally(answers);
    expect([deleted, stale + gone]).toEqual([1, 9]);
    expect(await told(place)).toEqual([
      expect.objectContaining({ organizationId: place.id, actor: { kind: 'user', id: place.owner.user.id } }),
    ]);
  });

  it('was an owner’s to delete, and not while it was suspended', async () => {
    const place = await town.organization();
    const admin = await town.member(place, 'admin');
    expect((await remove(place, admin)).body).toMatchObject({ status: 403, code: 'permission_missing' });
    await town.suspend(place);
    expect((await remove(place)).body.code).toBe('organization_suspended');
    expect((await place.owner.client.get(place.path)).status).toBe(200);
  });

  it('is never the operator’s own', async () => {
    const boss = town.someone({ name: 'Boss', email: 'boss@example.com' });
    await town.house.publish(new UserRegistered({ userId: boss.user.id }));
    await town.house.settle();
    const operator = { id: OPERATOR, path: `/v1/organizations/${OPERATOR}`, owner: boss };
    expect((await remove(operator)).body).toMatchObject({ status: 409, code: 'operator_undeletable' });
    expect((await boss.client.get(operator.path)).status).toBe(200);
  });

  it('can be brought back by an operator until it is purged, as docs/operations says', async () => {
    const [place, open] = [await town.organization(), 'open@example.com'];
    const { slug } = (await place.owner.client.get(place.path)).body;
    await town.invite(place, open);
    await remove(place);
    await town.house.adminQuery(
      `update organizations.organizations
          set status = 'active', deleted_at = null, version = version + 1
        where id = $1 and status = 'deleted'`,
      [place.id],
    );
    expect((await place.owner.client.get(place.path)).body).toMatchObject({ slug, status: 'active', version: 3 });
    const { items } = (await place.owner.client.get(`${place.path}/invitations`)).body;
    expect(items).toEqual([expect.objectContaining({ email: open, status: 'revoked' })]);
    expect((await remove(place)).status).toBe(204);
  });
});
