import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredPermissions, permissionsOfRole, routes } from '../../../libs/shared/http/index.js';
import type { Route } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import { previewOf } from './preview.js';
import { Product } from './product.js';
import type { Instance, Person, Reply } from './product.js';

const product = new Product();
const all = routes(await previewOf(AppModule));
const guarded = all.filter(({ access }) => access[0]?.kind !== 'public');
const tenants = guarded.filter(({ path }) => path.startsWith('/v1/organizations/:organizationId'));
const personal = guarded.filter(({ access }) => access[0]?.kind === 'signed_in');
const permitted = tenants.filter(({ access }) => access[0]?.kind === 'allow');
const byName = (list: readonly Route[]) => list.map((route) => [route.operationId, route] as const);
const everything = [...permissionsOfRole('owner')];
const published = declaredPermissions().filter((it) => it.publishable);

let first: Instance;
let second: Instance;
let owner: Person;
let organizationId: string;
let foreign: string;
let key: { readonly id: string; readonly secret: string };
let publishable: string | undefined;

const made = async (by: Person, id: string, more: object = {}) => {
  const body = { name: 'Build', kind: 'secret', scopes: everything, ...more };
  const reply = await first.send('POST', `/v1/organizations/${id}/api-keys`, body, by.token);
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  return reply.body as { readonly id: string; readonly secret: string };
};

beforeAll(async () => {
  first = await product.start();
  second = await product.start({ ROLE: 'api' });
  const stranger = await product.person('Mallory');
  owner = await product.person('Ada');
  organizationId = await product.organization(owner);
  foreign = (await made(stranger, await product.organization(stranger))).secret;
  key = await made(owner, organizationId);
  const scopes = published.map(({ name }) => name);
  if (scopes.length > 0) publishable = (await made(owner, organizationId, { kind: 'publishable', scopes })).secret;
}, 60_000);

afterAll(() => product.stop());

/** The address of a route about things that do not exist, in this organization. */
const addressOf = ({ path }: Route, id = organizationId) =>
  path.replace(':organizationId', id).replaceAll(/:[A-Za-z]+/g, randomUUIDv7());
const ask = (route: Route, credential: string, id?: string) =>
  second.send(route.method, addressOf(route, id), undefined, credential);
/** What a refusal tells, without what names the one request. */
const told = ({ status, body }: Reply) => ({ status, code: body?.code, detail: body?.detail });

describe('a route of an organization', () => {
  it.each(byName(permitted))('is not there for a key of another one: %s', async (_name, route) => {
    const answers = [
      await ask(route, foreign),
      await ask(route, foreign, randomUUIDv7()),
      await ask(route, foreign, 'nonsense'),
    ].map(told);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 404, code: 'organization_not_found' });
  });

  it.each(byName(permitted))('takes no publishable key, whatever it is about: %s', async (_name, route) => {
    if (publishable === undefined) return;
    for (const id of [organizationId, randomUUIDv7()])
      expect(told(await ask(route, publishable, id))).toMatchObject({ status: 403, code: 'api_key_unsuitable' });
  });
});

describe('what is a person’s', () => {
  it.each(byName(personal))('is no key’s: %s', async (_name, route) => {
    for (const credential of [key.secret, publishable ?? key.secret])
      expect(told(await ask(route, credential))).toMatchObject({ status: 403, code: 'session_required' });
  });
});

describe('an API key', () => {
  const path = () => `/v1/organizations/${organizationId}`;

  it('that is revoked by one instance is refused by the next request to another', async () => {
    const { id, secret } = await made(owner, organizationId);
    expect((await second.send('GET', path(), undefined, secret)).status).toBe(200);
    const revoked = await first.send('DELETE', `${path()}/api-keys/${id}`, undefined, owner.token, undefined, {
      'if-match': '"1"',
    });
    expect(revoked.status).toBe(204);
    expect((await second.send('GET', path(), undefined, secret)).status).toBe(401);
  });

  it('acts under its own name, and repeats under its own idempotency keys', async () => {
    const body = { email: 'guest@example.com', role: 'viewer' };
    const repeat = { 'idempotency-key': randomUUID() };
    const invite = (credential: string, more: object = {}) =>
      second.send('POST', `${path()}/invitations`, { ...body, ...more }, credential, undefined, repeat);
    const invited = await invite(key.secret);
    expect([invited.status, (await invite(key.secret)).body]).toEqual([201, invited.body]);
    const byOwner = await invite(owner.token, { email: 'another@example.com' });
    expect([byOwner.status, byOwner.body.id === invited.body.id]).toEqual([201, false]);
    const [event] = await product.database.query<{ actor: object }>(
      `select actor from organizations.event_outbox where type = 'organizations.invitation.created' and aggregate_id = $1`,
      [invited.body.id],
    );
    expect(event!.actor).toEqual({ kind: 'key', id: key.id });
  });

  it('stops when its member leaves, which is told to who may name another one, and wakes by that', async () => {
    const guest = await product.person('Grace');
    await product.join(organizationId, owner, guest, 'developer');
    const { id, secret } = await made(owner, organizationId, {
      scopes: ['org:read'],
      responsibleUserId: guest.id,
    });
    expect((await second.send('GET', path(), undefined, secret)).status).toBe(200);
    await first.send('DELETE', `${path()}/members/${guest.id}`, undefined, owner.token);
    expect((await second.send('GET', path(), undefined, secret)).status).toBe(401);

    const suspended = async () => {
      for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(20)) {
        const { items } = (await first.send('GET', '/v1/me/notifications', undefined, owner.token)).body;
        const item = items.find((it: { title: string }) => it.title.includes('API key'));
        if (item) return item;
      }
      throw new Error('Nobody was told');
    };
    expect((await suspended()).title).toBe('An API key of Acme has stopped working');
    const read = await first.send('GET', `${path()}/api-keys/${id}`, undefined, owner.token);
    expect(read.body.suspendedAt).toEqual(expect.any(String));
    const seen = { 'if-match': read.headers.get('etag')! };
    const answering = { responsibleUserId: owner.id };
    await first.send('PATCH', `${path()}/api-keys/${id}`, answering, owner.token, undefined, seen);
    expect((await second.send('GET', path(), undefined, secret)).status).toBe(200);
  });
});
