import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { argon2Sync, randomUUIDv7 } from 'node:crypto';
import { anonymous } from '../../../shared/callers/index.js';
import { Authenticator } from '../../../shared/http/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityModule, SessionRevoked, UserPasswordChanged } from '../index.js';
import { PasswordQueue } from '../passwords/passwords.queue.js';
import { forgot, passphrase, registered, reset, signIn } from '../test/people.js';

let house: House;
let replica: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule);
  replica = await bootModule(IdentityModule, { database: house.database });
});
afterAll(async () => {
  await replica.close();
  await house.close();
});

const chosen = 'a kettle on the seventh stair';
const statusOf = async (token: string, at = house) => (await at.bearer(token).get('/v1/me')).status;
const change = (token: string, currentPassword = passphrase, newPassword = chosen, at = house) =>
  at.bearer(token).post('/v1/auth/password/change', { currentPassword, newPassword });
const reauthenticate = (token: string, password = passphrase) =>
  house.bearer(token).post('/v1/auth/reauthenticate', { password });
const hashOf = async (id: string) => {
  const rows = await house.adminQuery<{ hash: string }>('select password_hash hash from identity.users where id = $1', [
    id,
  ]);
  return rows[0]?.hash ?? '';
};
const cookieOf = (header: unknown) => String(header).split(';')[0] ?? '';
const cost = async (work: () => Promise<unknown>) => {
  const { statements, roundTrips } = await house.measure(work);
  return [statements.length, roundTrips];
};
/** Lets a session have proven its person so long ago. */
const age = (sessionId: string, by: string) =>
  house.adminQuery(`update identity.sessions set authenticated_at = now() - $2::interval where id = $1`, [
    sessionId,
    by,
  ]);
/** When the session of this token proved its person, in seconds before now. */
async function secondsSinceProof(token: string): Promise<number> {
  const caller = await house.get(Authenticator).authenticate(anonymous(randomUUIDv7()), token);
  return (Date.now() - (caller?.authenticatedAt?.getTime() ?? 0)) / 1000;
}

describe('changing the password', () => {
  it('needs the current one, and changes nothing without it', async () => {
    const { id, token, email } = await registered(house);
    const before = await hashOf(id);
    const wrong = await change(token, 'not the right one');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password_wrong' } });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/body/currentPassword' }]);
    expect((await house.anonymous().post('/v1/auth/password/change', {})).status).toBe(401);
    expect([await hashOf(id), await statusOf(token)]).toEqual([before, 200]);
    expect((await signIn(house, email, passphrase)).status).toBe(200);
  });

  it('hashes the new one under a salt of its own, and lets the former one in no more', async () => {
    const { id, email, token } = await registered(house);
    const before = await hashOf(id);
    expect((await change(token)).status).toBe(200);
    const after = await hashOf(id);
    expect(after).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(after.split('$')[4]).not.toBe(before.split('$')[4]);
    expect((await signIn(house, email, passphrase)).status).toBe(401);
    expect((await signIn(house, email, chosen)).status).toBe(200);
    const told = (await house.published(UserPasswordChanged)).filter(({ data }) => data.userId === id);
    expect(told).toMatchObject([{ data: { userId: id }, actor: { kind: 'user', id } }]);
  });

  it('gives this session a new token, whose predecessor ends at once everywhere, and lets the others stay', async () => {
    const { token, sessionId, email } = await registered(house);
    const other = (await signIn(house, email, passphrase)).body.token as string;
    const { body } = await change(token);
    expect(body).toMatchObject({ outcome: 'signed_in', session: { id: sessionId, current: true }, user: { email } });
    expect(body.token).toMatch(/^ses_[\w-]{43}$/);
    expect([await statusOf(token), await statusOf(token, replica)]).toEqual([401, 401]);
    expect([await statusOf(body.token, replica), await statusOf(other, replica)]).toEqual([200, 200]);
  });

  it('hands the new token to a cookie where the former one came from a cookie, and to no script', async () => {
    const { email } = await registered(house);
    const signedIn = await signIn(house, email, passphrase, { delivery: 'cookie' });
    const browser = (cookie: string) => house.anonymous().with({ cookie, 'sec-fetch-site': 'same-origin' });
    const former = cookieOf(signedIn.headers['set-cookie']);
    const changed = await browser(former).post('/v1/auth/password/change', {
      ...{ currentPassword: passphrase, newPassword: chosen },
    });
    expect(changed).toMatchObject({ status: 200, body: { token: null } });
    const next = cookieOf(changed.headers['set-cookie']);
    expect((await browser(former).get('/v1/me')).status).toBe(401);
    expect((await browser(next).get('/v1/me')).status).toBe(200);
    const again = await browser(next).post('/v1/auth/reauthenticate', { password: chosen });
    expect(again).toMatchObject({ status: 200, body: { token: null } });
    expect((await browser(cookieOf(again.headers['set-cookie'])).get('/v1/me')).status).toBe(200);
  });

  it('is never kept for a repeat, whose token would have ended with it', async () => {
    const { email, token, id } = await registered(house);
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': `change-${id}` };
    const me = house.anonymous().with(headers);
    const body = { currentPassword: passphrase, newPassword: chosen };
    expect((await me.post('/v1/auth/password/change', body)).status).toBe(200);
    expect((await me.post('/v1/auth/password/change', body)).status).toBe(401);
    const next = (await signIn(house, email, chosen)).body.token as string;
    const again = house.anonymous().with({ ...headers, authorization: `Bearer ${next}` });
    expect((await again.post('/v1/auth/password/change', body)).body.code).toBe('password_wrong');
    const kept = await house.adminQuery(`select operation_id as id from identity.idempotency_keys`);
    expect(kept).toEqual([]);
  });

  it('refuses weak new passwords, and points at them', async () => {
    const { token } = await registered(house);
    const pointers = async (newPassword: string) =>
      (await change(token, passphrase, newPassword)).body.errors.map((it: { pointer: string }) => it.pointer);
    for (const weak of ['short', 'password1', 'bulkhead-2026'])
      expect(await pointers(weak)).toEqual(['/body/newPassword']);
    expect(await statusOf(token)).toBe(200);
  });

  it('ends the mails that would have reset the former one', async () => {
    const { email, token } = await registered(house);
    const mail = await forgot(house, email);
    expect((await change(token)).status).toBe(200);
    expect((await reset(house, { token: mail.token }, passphrase)).status).toBe(422);
  });

  it('happens once of twenty that come at once over two instances', async () => {
    const { id, email, token } = await registered(house);
    const passwords = Array.from({ length: 20 }, (_, index) => `${chosen} ${index}`);
    const answers = await Promise.all(
      passwords.map((it, at) => change(token, passphrase, it, at % 2 ? house : replica)),
    );
    const won = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of answers) expect([200, 401, 422]).toContain(status);
    expect((await signIn(house, email, passwords[won] ?? '')).status).toBe(200);
    expect(await statusOf(answers[won]?.body.token)).toBe(200);
    expect((await house.published(UserPasswordChanged)).filter(({ data }) => data.userId === id)).toHaveLength(1);
  });

  it('fails for a session that is revoked while the passwords are hashed', async () => {
    const { email, token, sessionId } = await registered(house);
    const slow = meanwhile(() =>
      house.adminQuery('update identity.sessions set revoked_at = now() where id = $1', [sessionId]),
    );
    expect((await change(token)).status).toBe(401);
    slow.mockRestore();
    expect((await signIn(house, email, passphrase)).status).toBe(200);
  });
});

describe('showing the password again', () => {
  it('makes the session one that was signed in just now, under a new token', async () => {
    const { token, sessionId } = await registered(house);
    await age(sessionId, '11 minutes');
    expect(await secondsSinceProof(token)).toBeGreaterThan(600);
    const { status, body } = await reauthenticate(token);
    expect(status).toBe(200);
    expect(body.session).toMatchObject({ id: sessionId, methods: ['email', 'password'] });
    expect(await secondsSinceProof(body.token)).toBeLessThan(60);
    expect([await statusOf(token), await statusOf(token, replica)]).toEqual([401, 401]);
    expect((await reauthenticate(body.token)).body.session.methods).toEqual(['email', 'password']);
  });

  it('fails with a wrong one, which ends nothing and proves nothing', async () => {
    const { token, sessionId } = await registered(house);
    await age(sessionId, '11 minutes');
    const wrong = await reauthenticate(token, 'not the right one');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password_wrong' } });
    expect(wrong.body.errors).toMatchObject([{ pointer: '/body/password' }]);
    expect(await secondsSinceProof(token)).toBeGreaterThan(600);
    expect((await house.anonymous().post('/v1/auth/reauthenticate', { password: passphrase })).status).toBe(401);
  });

  it('does not prolong the life of the session', async () => {
    const { token, sessionId } = await registered(house);
    const end = async () => {
      const sql = 'select expires_at from identity.sessions where id = $1';
      return (await house.adminQuery(sql, [sessionId]))[0]?.expires_at;
    };
    const before = await end();
    await reauthenticate(token);
    expect(await end()).toEqual(before);
  });

  it('hashes it anew when the parameters have grown since', async () => {
    const { id, email, token } = await registered(house);
    const nonce = Buffer.alloc(16, 7);
    const weak = { message: passphrase, nonce, parallelism: 1, memory: 8192, passes: 1, tagLength: 32 };
    const texts = [nonce, argon2Sync('argon2id', weak)].map((it) => it.toString('base64').replace(/=+$/, ''));
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${texts.join('$')}`;
    await house.adminQuery('update identity.users set password_hash = $1 where id = $2', [old, id]);
    expect((await reauthenticate(token)).status).toBe(200);
    expect(await hashOf(id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn(house, email, passphrase)).status).toBe(200);
  });

  it('proves nothing when the password was changed while it was checked', async () => {
    const { id, token } = await registered(house);
    const slow = meanwhile(() =>
      house.adminQuery('update identity.users set password_set_at = now() where id = $1', [id]),
    );
    expect((await reauthenticate(token)).body.code).toBe('password_wrong');
    slow.mockRestore();
    expect(await statusOf(token)).toBe(200);
  });
});

describe('signing out everywhere else', () => {
  it('ends all my sessions but this one, on the next request on every instance, and tells of each', async () => {
    const { id, email, token, sessionId } = await registered(house);
    const stranger = await registered(house);
    const others = [await signIn(house, email, passphrase), await signIn(house, email, passphrase)];
    const me = house.bearer(token);
    expect((await me.post('/v1/me/sessions/revoke-others')).status).toBe(204);
    for (const { body } of others) expect(await statusOf(body.token, replica)).toBe(401);
    expect([await statusOf(token, replica), await statusOf(stranger.token, replica)]).toEqual([200, 200]);
    expect((await me.post('/v1/me/sessions/revoke-others')).status).toBe(204);
    const revoked = (await house.published(SessionRevoked)).filter(({ data }) => data.userId === id);
    expect(revoked.map(({ data }) => data.sessionId).sort()).toEqual(others.map(({ body }) => body.session.id).sort());
    expect((await me.get('/v1/me/sessions')).body.items).toMatchObject([{ id: sessionId }]);
  });
});

it('keeps every route within its budget', async () => {
  const { email, token } = await registered(house);
  const changed = await change(token);
  expect(await cost(() => reauthenticate(changed.body.token, chosen))).toEqual([4, 6]);
  const next = (await signIn(house, email, chosen)).body.token as string;
  expect(await cost(() => change(next, chosen, passphrase))).toEqual([6, 8]);
  const last = (await signIn(house, email, passphrase)).body.token as string;
  expect(await cost(() => house.bearer(last).post('/v1/me/sessions/revoke-others'))).toEqual([3, 4]);
});

/** Something happens while the next password is hashed. */
function meanwhile(happens: () => Promise<unknown>) {
  const queue = house.get(PasswordQueue);
  const run = queue.run.bind(queue);
  return jest.spyOn(queue, 'run').mockImplementationOnce(async (work) => {
    const result = await run(work);
    await happens();
    return result;
  });
}
