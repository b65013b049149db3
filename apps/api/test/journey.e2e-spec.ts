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
    const { identity } = first.as();
    const signedUp = await identity.signUp({ body: { email: 'Ada@Example.com' } });
    expect(signedUp.response?.status).toBe(202);
    const mail = await product.mail('Ada@Example.com', /\/pages\/verify#/);
    expect(mail.subject).toMatch(/confirm/i);
    const users = await product.database.query('select count(*)::int as count from identity.users');
    expect(users).toEqual([{ count: 0 }]);
    const proof = { token: fragmentIn(mail, 'verify'), password: 'lantern-harbour-42', name: 'Ada' };
    const { data: session, response } = await identity.verifyEmail({ body: proof });
    expect(response?.status).toBe(201);
    ada = { id: session!.user.id, email: session!.user.email, token: session!.token! };
    const again = await identity.verifyEmail({ body: proof });
    expect(again.error).toMatchObject({ status: 422, code: 'verification_invalid' });
    expect(codeIn(mail)).toMatch(/^\d{8}$/);
  });

  it('goes on with an organization, whose owner is who made it', async () => {
    const created = await second.as(ada).organizations.createOrganization({ body: { name: 'Acme' } });
    organizationId = created.data!.id;
    expect(created.response?.status).toBe(201);
    expect(created.response?.headers.get('location')).toBe(`/v1/organizations/${organizationId}`);
    const members = await first.as(ada).organizations.listMembers({ path: { organizationId } });
    expect(members.data?.items).toMatchObject([{ userId: ada.id, name: 'Ada', role: 'owner' }]);
  });

  it('has a colleague invited by mail, who signs up and accepts', async () => {
    const invitation = await product.invite(organizationId, ada, 'ben@example.com', 'member');
    ben = await product.person('Ben', 'ben@example.com');
    const accepted = await first.as(ben).organizations.acceptInvitation({ body: invitation });
    expect(accepted.data).toMatchObject({ id: organizationId, role: 'member' });
    const seen = await second.as(ben).organizations.getOrganization({ path: { organizationId } });
    expect(seen.data).toMatchObject({ id: organizationId, name: 'Acme' });
  });

  it('ends where roles bite: a member reads, and may not rename', async () => {
    const rename = async (person: Person, name: string) => {
      const { organizations } = first.as(person);
      const { response } = await organizations.getOrganization({ path: { organizationId } });
      const headers = { 'If-Match': response?.headers.get('etag') ?? '' };
      return organizations.renameOrganization({ path: { organizationId }, headers, body: { name } });
    };
    const { error } = await rename(ben, 'Mine');
    expect(error).toMatchObject({ status: 403, code: 'permission_missing', type: '/problems/permission_missing' });
    const { data, response } = await rename(ada, 'Acme Ltd');
    expect([data?.name, response?.headers.get('etag')]).toEqual(['Acme Ltd', '"2"']);
  });

  it('answers strangers as if there were no such organization', async () => {
    const stranger = await product.person('Mallory');
    const read = async (id: string) => {
      const { error } = await first.as(stranger).organizations.getOrganization({ path: { organizationId: id } });
      return { ...error, instance: 'its own', requestId: 'its own' };
    };
    const foreign = await read(organizationId);
    expect(foreign).toMatchObject({ status: 404, code: 'organization_not_found' });
    expect(foreign).toEqual(await read('0198c0de-0000-7000-8000-00000000dead'));
  });

  it('refuses a revoked session on the next request, on every instance', async () => {
    const [here, there] = [first.as(ben).identity, second.as(ben).identity];
    const { data: sessions } = await here.listSessions();
    expect((await there.getMe()).data).toMatchObject({ id: ben.id });
    const revoked = await here.revokeSession({ path: { sessionId: sessions!.items[0]!.id } });
    expect(revoked.response?.status).toBe(204);
    const { error, response } = await there.getMe();
    expect(error).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(response?.headers.get('www-authenticate')).toBe('Bearer');
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
        [first, second][index % 2]!.as(guest).organizations.acceptInvitation({ body: invitation }),
      ),
    );
    const statuses = answers.map(({ response }) => response?.status ?? 0);
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
      const leave = (instance: Instance, owner: Person) =>
        instance.as(owner).organizations.leaveOrganization({ path: { organizationId } });
      const answers = await Promise.all([leave(first, owners[0]), leave(second, owners[1])]);
      expect(answers.map(({ response }) => response?.status).sort()).toEqual([204, 409]);
      const left = await product.database.query(
        `select role from organizations.members where organization_id = $1 and role = 'owner'`,
        [organizationId],
      );
      expect(left).toHaveLength(1);
    }
  }, 60_000);
});
