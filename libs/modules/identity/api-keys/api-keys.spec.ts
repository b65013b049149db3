import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { asSystem } from '../../../shared/callers/index.js';
import { ApiKeyCreated, ApiKeyRevoked, ApiKeySuspended, ApiKeyUpdated, IdentityFacade } from '../index.js';
import { everything, Registry } from '../test/roster.js';
import type { Office } from '../test/roster.js';

const CAP = 5;
const form = /^sk_[0-9A-Za-z]{50}$/;

let registry: Registry;
let replica: Registry;
let office: Office;
beforeAll(async () => {
  registry = await Registry.open({ IDENTITY_API_KEYS_PER_ORGANIZATION: String(CAP) });
  replica = await registry.replica();
});
beforeEach(() => {
  office = registry.office();
});
afterAll(async () => {
  await replica.close();
  await registry.close();
});

const published = async <Data extends object>(event: Parameters<typeof registry.house.published<Data>>[0]) =>
  (await registry.house.published(event)).filter(({ organizationId }) => organizationId === office.id);
const system = () => asSystem('a test tells of a leaver', office.id);

describe('an API key', () => {
  it('is shown when it is made, and never again', async () => {
    const { path, client, owner } = office;
    const body = { name: 'Build', kind: 'secret', scopes: ['api_keys:read'], restrictions: { environment: 'staging' } };
    const made = await client.post(path, body);
    expect(made.status).toBe(201);
    const { secret, ...view } = made.body;
    expect(secret).toMatch(form);
    expect(view).toMatchObject({
      ...{ name: 'Build', kind: 'secret', scopes: ['api_keys:read'], organizationId: office.id, version: 1 },
      restrictions: { environment: 'staging', origins: [] },
      ...{ responsibleUserId: owner.id, createdBy: owner.id, suspendedAt: null, expiresAt: null },
    });
    const read = await client.get(made.headers.location as string);
    expect([read.body, read.headers.etag]).toEqual([view, '"1"']);
    expect((await client.get(path)).body.items).toEqual([{ ...view, lastUsedAt: null }]);
    const [event] = await published(ApiKeyCreated);
    expect(event).toMatchObject({
      data: { keyId: view.id, kind: 'secret', responsibleUserId: owner.id },
      actor: { kind: 'user', id: owner.id },
    });
  });

  it('is one key under one idempotency key, and the same secret is answered', async () => {
    const once = office.client.once();
    const body = { name: 'Build', kind: 'secret', scopes: ['api_keys:read'] };
    const [first, again] = [await once.post(office.path, body), await once.post(office.path, body)];
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, first.text, 'true']);
    expect((await office.client.get(office.path)).body.items).toHaveLength(1);
  });

  it('is renamed, restricted and given an end by whoever has seen it', async () => {
    const { id } = await registry.key(office);
    const path = `${office.path}/${id}`;
    expect((await office.client.patch(path, { name: 'Deploy' })).status).toBe(428);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const restrictions = { origins: ['https://app.example.com'], environment: 'production' };
    const patched = await office.client.seeing(1).patch(path, { name: 'Deploy', restrictions, expiresAt });
    expect(patched.body).toMatchObject({ name: 'Deploy', restrictions, expiresAt, version: 2 });
    expect((await office.client.get(path)).body).toEqual(patched.body);
    expect((await office.client.seeing(1).patch(path, { name: 'Late' })).status).toBe(412);
    const undone = { expiresAt: null, restrictions: { environment: null, origins: [] } };
    expect((await office.client.seeing(2).patch(path, undone)).body).toMatchObject({
      expiresAt: null,
      restrictions: { environment: null, origins: [] },
    });
    const changed = (await published(ApiKeyUpdated)).map(({ data }) => data.changed);
    expect(changed).toEqual([
      ['name', 'restrictions', 'expiresAt'],
      ['restrictions', 'expiresAt'],
    ]);
  });

  it('is revoked for good, which bites with the next request of another instance', async () => {
    const { id, secret } = await registry.key(office);
    const path = `${office.path}/${id}`;
    expect(await replica.statusOf(office, secret)).toBe(200);
    expect((await office.client.seeing(2).delete(path)).status).toBe(412);
    expect((await office.client.seeing(1).delete(path)).status).toBe(204);
    expect(await replica.statusOf(office, secret)).toBe(401);
    for (const answer of [await office.client.seeing(2).delete(path), await office.client.get(path)])
      expect([answer.status, answer.body.code]).toEqual([404, 'api_key_not_found']);
    expect((await published(ApiKeyRevoked)).map(({ data }) => data.keyId)).toEqual([id]);
  });

  it('is made for at most so many at once, whoever hurries', async () => {
    const { client, path } = office;
    const body = { name: 'Build', kind: 'secret', scopes: ['api_keys:read'] };
    await registry.key(office);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.post(path, body)));
    const refused = answers.filter(({ status }) => status === 409);
    expect([refused.length, refused[0]!.body.code]).toEqual([20 - (CAP - 1), 'api_key_limit_reached']);
    const { items } = (await client.get(path)).body;
    expect(items).toHaveLength(CAP);
    expect((await client.seeing(1).delete(`${path}/${items[0].id}`)).status).toBe(204);
    expect((await client.post(path, body)).status).toBe(201);
  });
});

describe('what a key is made for', () => {
  const make = async (more: object, client = office.client) => {
    const { status, body } = await client.post(office.path, {
      ...{ name: 'Build', kind: 'secret', scopes: ['identity:run'] },
      ...more,
    });
    return [status, body.code, body.errors?.[0].pointer];
  };

  it('is known here, and for a publishable key fit for everybody', async () => {
    expect(await make({ scopes: ['identity:run', 'identity:fly'] })).toEqual([422, 'scope_unknown', '/body/scopes/1']);
    const publishable = await make({ kind: 'publishable', scopes: ['identity:write'] });
    expect(publishable).toEqual([422, 'scope_unpublishable', '/body/scopes/0']);
    const made = await office.client.post(office.path, { name: 'Web', kind: 'publishable', scopes: ['identity:run'] });
    expect(made.body.secret).toMatch(/^pk_/);
  });

  it('does not exceed what its maker may do, nor what whoever answers for it may', async () => {
    const powerful = await registry.colleague(office);
    const weak = await registry.colleague(office, ['api_keys:write', 'api_keys:read']);
    const byWeak = registry.house.bearer(weak.token);
    expect(await make({}, byWeak)).toEqual([403, 'scope_exceeds_own', undefined]);
    expect(await make({ responsibleUserId: powerful.id }, byWeak)).toEqual([403, 'scope_exceeds_own', undefined]);
    expect(await make({ responsibleUserId: weak.id })).toEqual([422, 'scope_exceeds_responsible', '/body/scopes/0']);
    const stranger = await registry.colleague(registry.office());
    for (const responsibleUserId of [randomUUIDv7(), stranger.id])
      expect(await make({ responsibleUserId })).toEqual([404, 'responsible_not_found', undefined]);
    expect(await make({ responsibleUserId: powerful.id })).toEqual([201, undefined, undefined]);
  });

  it('is neither changed nor shown anew by who may not do it themselves', async () => {
    const { id } = await registry.key(office, { scopes: ['identity:write'] });
    const weak = await registry.colleague(office, ['api_keys:write', 'api_keys:read']);
    const byWeak = registry.house.bearer(weak.token);
    const path = `${office.path}/${id}`;
    const answers = [
      await byWeak.post(`${path}/rotate`, { overlapHours: 1 }),
      await byWeak.seeing(1).patch(path, { name: 'Mine' }),
      await byWeak.seeing(1).patch(path, { responsibleUserId: weak.id }),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, 'scope_exceeds_own']);
    // Less than it was is no more than they may do, and ending it nobody has to answer for.
    const less = await byWeak.seeing(1).patch(path, { scopes: ['api_keys:read'] });
    expect([less.status, less.body.scopes]).toEqual([200, ['api_keys:read']]);
    expect((await byWeak.seeing(2).delete(path)).status).toBe(204);
  });

  it('has an end in the future, if it has one', async () => {
    const expiresAt = new Date(Date.now() - 1).toISOString();
    expect(await make({ expiresAt })).toEqual([422, 'expiry_passed', '/body/expiresAt']);
  });
});

describe('a key whose member leaves', () => {
  it('is suspended with an event, once, and wakes when another one answers for it', async () => {
    const [leaver, heir] = [await registry.colleague(office), await registry.colleague(office)];
    const key = await registry.key(office, { responsibleUserId: leaver.id });
    const other = await registry.key(office, { responsibleUserId: heir.id });
    expect(await registry.statusOf(office, key.secret)).toBe(200);
    registry.roster.remove(office.id, leaver.id);
    expect(await registry.statusOf(office, key.secret)).toBe(401);

    const facade = registry.house.get(IdentityFacade);
    await facade.suspendKeysOf(system(), leaver.id);
    await facade.suspendKeysOf(system(), leaver.id);
    const [event, ...more] = await published(ApiKeySuspended);
    expect([event!.data, more]).toEqual([{ keyId: key.id, responsibleUserId: leaver.id }, []]);
    const path = `${office.path}/${key.id}`;
    expect((await office.client.get(path)).body.suspendedAt).toEqual(expect.any(String));

    registry.roster.let(office.id, leaver.id, everything);
    expect(await registry.statusOf(office, key.secret)).toBe(401);
    const woken = await office.client.seeing(2).patch(path, { responsibleUserId: heir.id });
    expect(woken.body).toMatchObject({ suspendedAt: null, responsibleUserId: heir.id });
    for (const { secret } of [key, other]) expect(await registry.statusOf(office, secret)).toBe(200);
  });

  it('is erased with its organization, and that of another one is not', async () => {
    const neighbour = registry.office();
    const [gone, kept] = [await registry.key(office), await registry.key(neighbour)];
    const facade = registry.house.get(IdentityFacade);
    await facade.eraseOrganization(system());
    await facade.eraseOrganization(system());
    for (const table of ['api_keys', 'api_key_secrets', 'api_key_counts']) {
      const naming = `select count(*)::int as rows from identity.${table} where organization_id = $1`;
      expect(await registry.house.adminQuery(naming, [office.id])).toEqual([{ rows: 0 }]);
    }
    expect(await registry.statusOf(office, gone.secret)).toBe(401);
    expect(await registry.statusOf(neighbour, kept.secret)).toBe(200);
  });
});
