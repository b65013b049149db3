import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeIn, fragmentIn, Product } from './product.js';
import type { Instance, Person } from './product.js';

const product = new Product();
let first: Instance;
let second: Instance;

beforeAll(async () => {
  first = await product.start();
  second = await product.start({ ROLE: 'api' });
}, 30_000);

afterAll(() => product.stop());

describe('the first journey', () => {
  let ada: Person;
  let ben: Person;
  let organizationId: string;

  it('begins with an address alone; nobody exists before the mailbox is proven', async () => {
    const signedUp = await first.send('POST', '/v1/auth/sign-up', { email: 'Ada@Example.com' });
    expect(signedUp.status).toBe(202);
    const mail = await product.mail('Ada@Example.com', /\/pages\/verify#/);
    expect(mail.subject).toMatch(/confirm/i);
    const users = await product.database.query('select count(*)::int as count from identity.users');
    expect(users).toEqual([{ count: 0 }]);
    const proof = { token: fragmentIn(mail, 'verify'), password: 'lantern-harbour-42', name: 'Ada' };
    const verified = await first.send('POST', '/v1/auth/verify-email', proof);
    expect(verified.status).toBe(201);
    ada = { id: verified.body.user.id, email: verified.body.user.email, token: verified.body.token };
    const again = await first.send('POST', '/v1/auth/verify-email', proof);
    expect(again).toMatchObject({ status: 422, body: { code: 'verification_invalid' } });
    expect(codeIn(mail)).toMatch(/^\d{8}$/);
  });

  it('goes on with an organization, whose owner is who made it', async () => {
    const created = await second.send('POST', '/v1/organizations', { name: 'Acme' }, ada.token);
    expect(created.status).toBe(201);
    organizationId = created.body.id;
    expect(created.headers.get('location')).toBe(`/v1/organizations/${organizationId}`);
    const members = await first.send('GET', `/v1/organizations/${organizationId}/members`, undefined, ada.token);
    expect(members.body.items).toMatchObject([{ userId: ada.id, name: 'Ada', role: 'owner' }]);
  });

  it('has a colleague invited by mail, who signs up and accepts', async () => {
    const invitation = await product.invite(organizationId, ada, 'ben@example.com', 'member');
    ben = await product.person('Ben', 'ben@example.com');
    const accepted = await first.send('POST', '/v1/invitations/accept', invitation, ben.token);
    expect(accepted.status).toBe(200);
    const seen = await second.send('GET', `/v1/organizations/${organizationId}`, undefined, ben.token);
    expect(seen.body).toMatchObject({ id: organizationId, name: 'Acme' });
  });

  it('ends where roles bite: a member reads, and may not rename', async () => {
    const path = `/v1/organizations/${organizationId}`;
    const refused = await first.send('PATCH', path, { name: 'Mine' }, ben.token);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'permission_missing', type: '/problems/permission_missing' });
    const { headers } = await first.send('GET', path, undefined, ada.token);
    const seen = { 'if-match': headers.get('etag') ?? '' };
    const renamed = await first.send('PATCH', path, { name: 'Acme Ltd' }, ada.token, undefined, seen);
    expect([renamed.status, renamed.headers.get('etag')]).toEqual([200, '"2"']);
  });

  it('answers strangers as if there were no such organization', async () => {
    const stranger = await product.person('Mallory');
    const read = (id: string) => first.send('GET', `/v1/organizations/${id}`, undefined, stranger.token);
    const [foreign, unknown] = [await read(organizationId), await read('0198c0de-0000-7000-8000-00000000dead')];
    for (const answer of [foreign, unknown]) expect(answer).toMatchObject({ status: 404 });
    const { instance: _a, requestId: _b, ...foreignBody } = foreign.body;
    const { instance: _c, requestId: _d, ...unknownBody } = unknown.body;
    expect(foreignBody).toEqual(unknownBody);
  });

  it('refuses a revoked session on the next request, on every instance', async () => {
    const sessions = await first.send('GET', '/v1/me/sessions', undefined, ben.token);
    expect((await second.send('GET', '/v1/me', undefined, ben.token)).status).toBe(200);
    const revoked = await first.send('DELETE', `/v1/me/sessions/${sessions.body.items[0].id}`, undefined, ben.token);
    expect(revoked.status).toBe(204);
    const refused = await second.send('GET', '/v1/me', undefined, ben.token);
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('a forgotten password', () => {
  it('is replaced by the mail for it, which ends every session on every instance, and is told of', async () => {
    const ada = await product.person('Ada', 'forgetful@example.com');
    const asked = await first.send('POST', '/v1/auth/password/forgot', { email: 'Forgetful@example.com' });
    const stranger = await first.send('POST', '/v1/auth/password/forgot', { email: 'stranger@example.com' });
    expect([asked.status, stranger.status]).toEqual([202, 202]);
    const token = fragmentIn(await product.mail(ada.email, /\/pages\/reset#/), 'reset');
    const reset = await second.send('POST', '/v1/auth/password/reset', { token, password: 'anchor-teapot-17' });
    expect(reset.status).toBe(204);
    for (const instance of [first, second])
      expect((await instance.send('GET', '/v1/me', undefined, ada.token)).status).toBe(401);
    const signIn = (password: string) => first.send('POST', '/v1/auth/sign-in', { email: ada.email, password });
    expect((await signIn('lantern-harbour-42')).status).toBe(401);
    expect((await signIn('anchor-teapot-17')).status).toBe(200);
    expect((await product.mail(ada.email, /password of your account was changed/)).subject).toMatch(/was changed$/);
    expect(product.mails.to('stranger@example.com')).toEqual([]);
  });
});

describe('under contention, over two instances', () => {
  it('lets one of 20 parallel accepts of an invitation make one member', async () => {
    const [owner, guest] = [await product.person(), await product.person()];
    const organizationId = await product.organization(owner);
    const invitation = await product.invite(organizationId, owner, guest.email, 'member');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        [first, second][index % 2]!.send('POST', '/v1/invitations/accept', invitation, guest.token),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((it) => it === 200)).toHaveLength(1);
    expect(statuses.filter((it) => it >= 500)).toEqual([]);
    const members = await product.database.query(
      'select user_id from organizations.members where organization_id = $1',
      [organizationId],
    );
    expect(members).toHaveLength(2);
  });

  it('keeps an owner while two owners leave at once, 50 times over', async () => {
    const owners = [await product.person(), await product.person()] as const;
    for (let round = 0; round < 50; round++) {
      const organizationId = await product.organization(owners[0]);
      await product.database.query(
        `insert into organizations.members (organization_id, user_id, role) values ($1, $2, 'owner')`,
        [organizationId, owners[1].id],
      );
      const path = `/v1/organizations/${organizationId}/members/me`;
      const answers = await Promise.all([
        first.send('DELETE', path, undefined, owners[0].token),
        second.send('DELETE', path, undefined, owners[1].token),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      const left = await product.database.query(
        `select role from organizations.members where organization_id = $1 and role = 'owner'`,
        [organizationId],
      );
      expect(left).toHaveLength(1);
    }
  }, 60_000);
});
