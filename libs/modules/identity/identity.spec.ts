import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUIDv7 } from 'node:crypto';
import { asSystem } from '../../shared/callers/index.js';
import { bootModule } from '../../shared/testing/index.js';
import type { House } from '../../shared/testing/index.js';
import {
  IdentityFacade,
  IdentityModule,
  OneTimeTokenIssued,
  UserRegistered,
  UserSignedIn,
  UserSignedOut,
} from './index.js';
import { mailboxOf } from './users/users.mailbox.js';
import { freshEmail, mailOf, passphrase, registered, signIn, signUp, verify } from './test/people.js';

let house: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule);
});
afterAll(() => house.close());

const system = asSystem('a test asks');

describe('identity', () => {
  it('takes a person from an address to a session and out again', async () => {
    const email = freshEmail();
    const attempt = await house.anonymous().post('/v1/auth/sign-up', { email });
    expect(attempt.status).toBe(202);
    expect(Object.keys(attempt.body)).toEqual(['attemptId']);

    const { token } = await mailOf(house, attempt.body.attemptId);
    const verified = await verify(house, { token }, { name: 'Grace' });
    expect(verified.status).toBe(201);
    expect(verified.headers.location).toBe('/v1/me');
    expect(verified.body).toMatchObject({ outcome: 'signed_in', user: { email, name: 'Grace', locale: 'en' } });
    expect(verified.body.token).toMatch(/^ses_[\w-]{43}$/);

    const signedIn = await signIn(house, email.toUpperCase(), passphrase);
    expect(signedIn.status).toBe(200);
    const me = house.bearer(signedIn.body.token);
    expect((await me.get('/v1/me')).body).toEqual(verified.body.user);
    expect((await me.post('/v1/auth/sign-out')).status).toBe(204);
    expect((await me.get('/v1/me')).status).toBe(401);
    expect((await house.bearer(verified.body.token).get('/v1/me')).status).toBe(200);
  });

  it('tells what happened in events that hold ids and no personal data', async () => {
    const { id, sessionId, token, email } = await registered(house);
    await house.bearer(token).post('/v1/auth/sign-out');
    const of = (envelopes: readonly { aggregate: { id: string } }[]) =>
      envelopes.filter((it) => it.aggregate.id === id);
    expect(of(await house.published(UserRegistered))).toMatchObject([
      { data: { userId: id }, actor: { kind: 'user', id }, organizationId: null },
    ]);
    expect(of(await house.published(UserSignedIn))).toMatchObject([{ data: { userId: id, sessionId } }]);
    expect(of(await house.published(UserSignedOut))).toMatchObject([{ data: { userId: id, sessionId } }]);
    const tokens = await house.published(OneTimeTokenIssued);
    expect(Object.keys(tokens[0]?.data ?? {}).sort()).toEqual(['purpose', 'tokenId']);
    expect(JSON.stringify(tokens)).not.toContain(email);
  });

  it('lets a person change name and language, and nothing else', async () => {
    const me = house.bearer((await registered(house)).token);
    const changed = await me.patch('/v1/me', { name: 'Ada Lovelace', locale: 'pt-br' });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Ada Lovelace', locale: 'pt-BR' } });
    expect((await me.patch('/v1/me', {})).body).toEqual(changed.body);
    expect((await me.get('/v1/me')).body).toEqual(changed.body);

    const refused = await me.patch('/v1/me', { name: '  ', locale: 'no_such', email: freshEmail() });
    expect(refused.status).toBe(400);
    const pointers = refused.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(pointers.sort()).toEqual(['/body/email', '/body/locale', '/body/name']);
  });

  it('tells other modules who users are, in one statement for any number', async () => {
    const [one, two] = [await registered(house), await registered(house)];
    const ids = [one.id, two.id, randomUUIDv7()];
    const { result, statements } = await house.measure(() => house.get(IdentityFacade).getUsers(system, ids));
    expect(statements).toHaveLength(1);
    expect(result.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [one, two].map(({ id, email }) => ({ id, email, name: 'Ada', locale: 'en', status: 'active' })),
    );
    expect(await house.get(IdentityFacade).getUsers(system, [])).toEqual([]);
  });

  it('tells other modules whose address one is, however it is spelt', async () => {
    const { id, email } = await registered(house);
    const facade = house.get(IdentityFacade);
    const { result, statements } = await house.measure(() => facade.findUserByEmail(system, email.toUpperCase()));
    expect(result).toEqual({ id, email, name: 'Ada', locale: 'en', status: 'active' });
    expect(await house.measure(() => facade.findUserByEmail(system, freshEmail()))).toMatchObject({
      result: null,
      statements: [...statements],
    });
  });

  it('takes spellings of one address for one, and a +tag for another', () => {
    const keyOf = (email: string) => mailboxOf(email).key;
    expect(keyOf('Ada.Lovelace@EXAMPLE.com')).toBe('ada.lovelace@example.com');
    expect(keyOf('ＡＤＡ@bücher.example')).toBe(keyOf('ada@XN--BCHER-KVA.example'));
    expect(keyOf('a\u030Ake@example.com')).toBe(keyOf('\u00E5ke@example.com'));
    expect(keyOf('ada+news@example.com')).not.toBe(keyOf('ada@example.com'));
    expect(() => mailboxOf('ada@no host')).toThrow('request_invalid');
  });

  it('opens a mail token the same way each time, and not once it was used', async () => {
    const mail = await signUp(house);
    expect(await mailOf(house, mail.attemptId)).toEqual(mail);
    expect(mail).toMatchObject({ purpose: 'verify', userId: null });
    expect(mail.code).toMatch(/^\d{8}$/);
    await verify(house, { token: mail.token });
    expect(await house.get(IdentityFacade).openMailToken(system, mail.attemptId)).toBeNull();
    expect(await house.get(IdentityFacade).openMailToken(system, randomUUIDv7())).toBeNull();
  });

  it('stores nothing that signs anybody in: no token, code or password, and no hash that tells one', async () => {
    const mail = await signUp(house);
    const { body } = await verify(house, { token: (await signUp(house)).token });
    const tables = ['users', 'sessions', 'one_time_tokens', 'event_outbox'];
    const rows = await Promise.all(
      tables.map((table) => house.adminQuery(`select row::text from identity.${table} row`)),
    );
    const dump = JSON.stringify(rows);
    const codeHash = createHash('sha256').update(mail.code).digest('hex');
    for (const secret of [mail.token, mail.code, body.token, body.token.slice(4), passphrase, codeHash])
      expect(dump).not.toContain(secret);

    const hashes = await house.adminQuery<{ token_hash: Buffer }>('select token_hash from identity.sessions');
    for (const { token_hash: hash } of hashes.slice(0, 20))
      expect((await house.bearer(`ses_${hash.toString('base64url')}`).get('/v1/me')).status).toBe(401);
  });
});
