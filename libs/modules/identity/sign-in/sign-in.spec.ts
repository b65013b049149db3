import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityModule, UserSignInFailed } from '../index.js';
import { PasswordQueue } from '../passwords/passwords.queue.js';
import { freshEmail, passphrase, registered, signIn } from '../test/people.js';

let house: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule);
});
afterAll(() => house.close());

/** A sign-in with a wrong password: what it answered, and what it cost. */
async function failed(email: string) {
  const hashing = jest.spyOn(house.get(PasswordQueue), 'run');
  const { result, statements, roundTrips } = await house.measure(() => signIn(house, email, 'not the right one'));
  const hashes = hashing.mock.calls.length;
  hashing.mockRestore();
  const { status, headers, body } = result;
  const { requestId: _, instance: __, ...problem } = body;
  return { status, challenge: headers['www-authenticate'], problem, statements, roundTrips, hashes };
}

describe('sign-in', () => {
  it('answers and costs the same for a wrong password, an unknown address and a disabled account', async () => {
    const { email } = await registered(house);
    const disabled = await registered(house);
    await house.adminQuery(`update identity.users set status = 'disabled' where id = $1`, [disabled.id]);
    const wrong = await failed(email);
    expect(wrong).toMatchObject({
      status: 401,
      challenge: 'Bearer',
      hashes: 1,
      problem: { code: 'credentials_invalid' },
    });
    expect(await failed(freshEmail())).toEqual(wrong);
    expect(await failed(disabled.email)).toEqual(wrong);
    expect((await signIn(house, disabled.email, passphrase)).status).toBe(401);
  });

  it('tells once a minute of wrong passwords, with their number, and never of an address that nobody has', async () => {
    const [one, two, stranger] = [await registered(house), await registered(house), freshEmail()];
    for (const email of [one.email, stranger, one.email.toUpperCase(), two.email, one.email]) await failed(email);
    const told = async () =>
      (await house.published(UserSignInFailed))
        .map(({ data }) => data)
        .filter(({ userId }) => userId === one.id || userId === two.id);
    await house.nextTick('identity');
    expect(await told()).toEqual([]);
    await house.adminQuery(`update identity.failed_sign_ins set created_at = created_at - interval '1 minute'`);
    await failed(two.email);
    await house.nextTick('identity');
    expect(await told()).toHaveLength(2);
    expect(await told()).toEqual(
      expect.arrayContaining([
        { userId: one.id, count: 3 },
        { userId: two.id, count: 2 },
      ]),
    );
    await house.nextTick('identity');
    expect(await told()).toHaveLength(2);
    expect(await house.adminQuery('select account_hash from identity.failed_sign_ins')).toEqual([]);
    const all = await house.published(UserSignInFailed);
    expect(all.every(({ data }) => data.userId !== null)).toBe(true);
  });

  it('gives every sign-in a session and a token of its own', async () => {
    const { email, token } = await registered(house);
    const [one, two] = [await signIn(house, email, passphrase), await signIn(house, email, passphrase)];
    expect(new Set([token, one.body.token, two.body.token]).size).toBe(3);
    expect(one.body.session).toMatchObject({ current: true, methods: ['password'] });
    expect(one.body.session.id).not.toBe(two.body.session.id);
  });

  it('hands the token over as a cookie that no script can read, when asked to', async () => {
    const { email } = await registered(house);
    const { status, headers, body } = await signIn(house, email, passphrase, { delivery: 'cookie' });
    expect(status).toBe(200);
    expect(body.token).toBeNull();
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-session=ses_[\w-]{43}; /);
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax', 'Max-Age=2592000'])
      expect(cookie.split('; ')).toContain(attribute);

    const browser = house.anonymous().with({ cookie: cookie.split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' });
    expect((await browser.get('/v1/me')).body.email).toBe(email);
    const out = await browser.post('/v1/auth/sign-out');
    expect(out.status).toBe(204);
    expect(String(out.headers['set-cookie'])).toMatch(/^__Host-session=; .*Max-Age=0/);
    expect((await browser.get('/v1/me')).status).toBe(401);
  });

  it('points at what is wrong with a request', async () => {
    const { status, body } = await house
      .anonymous()
      .post('/v1/auth/sign-in', { email: 'x', password: '', delivery: 'url' });
    expect(status).toBe(400);
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['/body/delivery', '/body/email', '/body/password']);
  });

  it('lets nobody in whose password was changed while it was being checked', async () => {
    const { id, email } = await registered(house);
    const queue = house.get(PasswordQueue);
    const hash = queue.run.bind(queue);
    const slow = jest.spyOn(queue, 'run').mockImplementation(async (work) => {
      const result = await hash(work);
      await house.adminQuery(`update identity.users set password_set_at = now() where id = $1`, [id]);
      return result;
    });
    expect((await signIn(house, email, passphrase)).status).toBe(401);
    slow.mockRestore();
    expect((await signIn(house, email, passphrase)).status).toBe(200);
  });
});
