import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ApiKeyRotated } from '../index.js';
import { Registry } from '../test/roster.js';
import type { Office } from '../test/roster.js';
import { newApiKey, readApiKey } from './api-keys.form.js';

let registry: Registry;
let office: Office;
beforeAll(async () => {
  registry = await Registry.open();
});
beforeEach(() => {
  office = registry.office();
});
afterAll(() => registry.close());

const status = (secret: string) => registry.statusOf(office, secret);
const change = (id: string, set: string) =>
  registry.house.adminQuery(`update identity.api_keys set ${set} where id = $1`, [id]);

/** Where a row could hold what it should not; the dump of the whole product looks everywhere. */
const rowsLike = `select distinct name from (
    select 'api_keys' as name, t::text as row from identity.api_keys t
    union all select 'api_key_secrets', t::text from identity.api_key_secrets t
    union all select 'event_outbox', t::text from identity.event_outbox t
    union all select 'idempotency_keys', t::text from identity.idempotency_keys t
  ) it where row like any ($1)`;

describe('the text of a key', () => {
  const anywhere = fc.integer({ min: 0, max: 52 });
  const anything = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 });

  it('is no key any more, whichever character of it is another one', () => {
    fc.assert(
      fc.property(fc.constantFrom('secret', 'publishable'), anywhere, anything, (kind, at, other) => {
        const { text } = newApiKey(kind);
        fc.pre(text[at] !== other);
        return readApiKey(text) !== null && readApiKey(text.slice(0, at) + other + text.slice(at + 1)) === null;
      }),
      { numRuns: 5_000 },
    );
  });

  it('is refused without a statement when it is mistyped, and by one look-up when it is unknown', async () => {
    const { secret } = await registry.key(office);
    await status(secret);
    const typed = (text: string) => registry.house.measure(() => status(text));
    for (let at = 0; at < secret.length; at++) {
      const wrong = secret.slice(0, at) + (secret[at] === 'x' ? 'y' : 'x') + secret.slice(at + 1);
      expect(await typed(wrong)).toMatchObject({ result: 401, roundTrips: 0 });
    }
    expect(await typed(newApiKey('secret').text)).toMatchObject({ result: 401, roundTrips: 1 });
    expect(await typed(secret)).toMatchObject({ result: 200, roundTrips: 3 });
  });

  it('stands in no row, however it is read', async () => {
    const { id, secret } = await registry.key({ ...office, client: office.client.once() });
    const rotated = await office.client.once().post(`${office.path}/${id}/rotate`, { overlapHours: 1 });
    await status(secret);
    const holding = (parts: readonly string[]) =>
      registry.house.adminQuery(rowsLike, [parts.map((part) => `%${part}%`)]);
    const spellings = (text: string) => [
      text,
      ...(['hex', 'base64'] as const).map((it) => Buffer.from(text).toString(it)),
    ];
    const secrets = [secret, rotated.body.secret].flatMap((text) => [text, text.slice(15, 47)]);
    expect(await holding(secrets.flatMap(spellings))).toEqual([]);
    // The control: what finds a key stands there, as it has to.
    expect(await holding([secret.slice(3, 15)])).toEqual([{ name: 'api_key_secrets' }]);
  });
});

describe('a key', () => {
  it('does what its scopes and its member allow now, in its own organization alone', async () => {
    const developer = await registry.colleague(office);
    const { secret } = await registry.key(office, { responsibleUserId: developer.id });
    const program = registry.house.bearer(secret);
    expect((await program.get(office.path)).status).toBe(200);
    const body = { name: 'More', kind: 'secret', scopes: ['api_keys:read'] };
    expect(await program.post(office.path, body)).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
    registry.roster.let(office.id, developer.id, ['identity:run']);
    expect(await program.get(office.path)).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
    registry.roster.remove(office.id, developer.id);
    expect(await status(secret)).toBe(401);
    const elsewhere = [registry.office().path, office.path.replace(office.id, randomUUIDv7())];
    for (const path of elsewhere)
      expect(await program.get(path)).toMatchObject({ status: 404, body: { code: 'organization_not_found' } });
  });

  it('makes keys in its own name, of no more than it may do', async () => {
    const program = registry.house.bearer(
      (await registry.key(office, { scopes: ['api_keys:read', 'api_keys:write'] })).secret,
    );
    const made = await program.post(office.path, { name: 'Child', kind: 'secret', scopes: ['api_keys:read'] });
    expect([made.status, made.body.responsibleUserId]).toEqual([201, office.owner.id]);
    const more = await program.post(office.path, { name: 'Child', kind: 'secret', scopes: ['identity:run'] });
    expect([more.status, more.body.code]).toEqual([403, 'scope_exceeds_own']);
  });

  it.each([
    ['expired', 'expires_at = now()', 401],
    ['is suspended', 'suspended_at = now()', 401],
    ['is revoked', 'revoked_at = now()', 401],
    ['has an end to come', `expires_at = now() + interval '1 hour'`, 200],
  ])('that %s is answered so', async (_what, set, expected) => {
    const { id, secret } = await registry.key(office);
    await change(id, set);
    expect(await status(secret)).toBe(expected);
  });

  it('ends with the account of who answers for it', async () => {
    const member = await registry.colleague(office);
    const { secret } = await registry.key(office, { responsibleUserId: member.id });
    expect(await status(secret)).toBe(200);
    await registry.house.adminQuery(`update identity.users set status = 'disabled' where id = $1`, [member.id]);
    expect(await status(secret)).toBe(401);
  });

  it('does nothing that is a person’s, and is taken nowhere here if it is publishable', async () => {
    const secret = registry.house.bearer((await registry.key(office)).secret);
    const publishable = registry.house.bearer(
      (await registry.key(office, { kind: 'publishable', scopes: ['identity:run'] })).secret,
    );
    for (const program of [secret, publishable])
      expect(await program.get('/v1/me')).toMatchObject({ status: 403, body: { code: 'session_required' } });
    expect(await publishable.get(office.path)).toMatchObject({ status: 403, body: { code: 'api_key_unsuitable' } });
    const staging = registry.house.bearer(
      (await registry.key(office, { restrictions: { environment: 'staging' } })).secret,
    );
    expect(await staging.get(office.path)).toMatchObject({ status: 403, body: { code: 'api_key_unsuitable' } });
  });

  it('notes its use once a minute, which changes no version', async () => {
    const { id, secret } = await registry.key(office);
    const use = () => registry.house.measure(() => status(secret));
    const first = await use();
    const then = await Promise.all([1, 2, 3].map(use));
    expect([first.beside.length > 0, then.map(({ beside }) => beside)]).toEqual([true, [[], [], []]]);
    const [item] = (await office.client.get(office.path)).body.items;
    expect(item).toMatchObject({ id, version: 1, lastUsedAt: expect.any(String) });
    await change(id, `last_used_at = last_used_at - interval '61 seconds'`);
    expect((await use()).beside.length).toBeGreaterThan(0);
  });
});

describe('another secret', () => {
  const rotate = async (id: string, overlapHours: number) => {
    const { status: answered, body } = await office.client.post(`${office.path}/${id}/rotate`, { overlapHours });
    expect(answered).toBe(200);
    return body;
  };

  it('stands beside the one before while they overlap, and two of them at most', async () => {
    const first = await registry.key(office);
    const second = await rotate(first.id, 24);
    expect([second.id, second.version]).toEqual([first.id, 2]);
    expect(await Promise.all([first, second].map((it) => status(it.secret)))).toEqual([200, 200]);
    const third = await rotate(first.id, 1);
    expect(await Promise.all([first, second, third].map((it) => status(it.secret)))).toEqual([401, 200, 200]);
    await registry.house.adminQuery(
      `update identity.api_key_secrets set expires_at = now() where api_key_id = $1 and expires_at is not null`,
      [first.id],
    );
    expect(await Promise.all([second, third].map((it) => status(it.secret)))).toEqual([401, 200]);
    const told = (await registry.house.published(ApiKeyRotated)).filter(({ data }) => data.keyId === first.id);
    expect(told.map(({ data }) => data.overlapHours)).toEqual([24, 1]);
  });

  it('takes its place at once, where nothing is to overlap', async () => {
    const first = await registry.key(office);
    const second = await rotate(first.id, 0);
    expect(await Promise.all([first, second].map((it) => status(it.secret)))).toEqual([401, 200]);
    const longer = await office.client.post(`${office.path}/${first.id}/rotate`, { overlapHours: 25 });
    expect(longer.status).toBe(400);
  });

  it('leaves two of them, however many ask at once', async () => {
    const { id } = await registry.key(office);
    const secrets = await Promise.all(Array.from({ length: 5 }, () => rotate(id, 1)));
    const statuses = await Promise.all(secrets.map(({ secret }) => status(secret)));
    expect(statuses.filter((it) => it === 200)).toHaveLength(2);
  });

  it('is not made for a key of another organization', async () => {
    const { id } = await registry.key(registry.office());
    const answer = await office.client.post(`${office.path}/${id}/rotate`, { overlapHours: 1 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'api_key_not_found' } });
  });
});
