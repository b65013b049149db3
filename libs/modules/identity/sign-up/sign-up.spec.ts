import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import { bootModule } from '../../../shared/testing/index.js';
import type { Answer, House } from '../../../shared/testing/index.js';
import { IdentityModule } from '../index.js';
import { freshEmail, mailOf, passphrase, registered, signIn, signUp, verify, wrongCode } from '../test/people.js';

let house: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule);
});
afterAll(() => house.close());

const usersOf = (email: string) => house.adminQuery('select id from identity.users where email = $1', [email]);
const entriesOf = ({ body }: Answer) => body.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code]);
const resend = (attemptId: string) => house.anonymous().post('/v1/auth/verify-email/resend', { attemptId });

describe('sign-up', () => {
  it('makes no user before the mailbox is proven', async () => {
    const email = freshEmail();
    await signUp(house, email);
    expect(await usersOf(email)).toEqual([]);
    expect((await signIn(house, email, passphrase)).status).toBe(401);
  });

  it('answers and works the same for an address that has an account, and mails something else', async () => {
    const { email, id } = await registered(house);
    const known = await house.measure(() => house.anonymous().post('/v1/auth/sign-up', { email }));
    const unknown = await house.measure(() => house.anonymous().post('/v1/auth/sign-up', { email: freshEmail() }));
    expect(known.statements).toEqual(unknown.statements);
    expect(known.roundTrips).toBe(unknown.roundTrips);
    expect(known.result.status).toBe(unknown.result.status);
    expect(Object.keys(known.result.body)).toEqual(Object.keys(unknown.result.body));
    const mail = await mailOf(house, known.result.body.attemptId);
    expect(mail).toMatchObject({ purpose: 'already_registered', userId: id, email });
  });

  it('knows an address in another spelling, and mails to the one that was proven', async () => {
    const { email } = await registered(house);
    const mail = await signUp(house, email.replace('example.com', 'EXAMPLE.com').replace(/^t/, 'T'));
    expect(mail).toMatchObject({ purpose: 'already_registered', email });
    expect((await signUp(house, email.replace('@', '+news@'))).purpose).toBe('verify');
  });

  it('judges codes of known and unknown addresses by the same statements and the same answer', async () => {
    const { email } = await registered(house);
    const [known, unknown] = [await signUp(house, email), await signUp(house)];
    const guess = (attemptId: string) => house.measure(() => verify(house, { attemptId, code: wrongCode(unknown) }));
    const [first, second] = [await guess(known.attemptId), await guess(unknown.attemptId)];
    expect(first.statements).toEqual(second.statements);
    expect([first, second].map(({ result }) => [result.status, result.body.code])).toEqual([
      [422, 'verification_invalid'],
      [422, 'verification_invalid'],
    ]);
    expect((await verify(house, { token: known.token })).status).toBe(422);
    expect((await verify(house, { attemptId: known.attemptId, code: known.code })).status).toBe(422);
  });

  it('points at what is wrong with a request', async () => {
    const post = (path: string, body: object) => house.anonymous().post(`/v1/auth/${path}`, body);
    expect(entriesOf(await post('sign-up', {}))).toEqual([['/body/email', 'invalid_type']]);
    expect(entriesOf(await post('sign-up', { email: 'ada@', role: 'owner' }))).toEqual([
      ['/body/email', 'invalid_format'],
      ['/body/role', 'unrecognized_keys'],
    ]);
    const short = await post('verify-email', { token: 'x'.repeat(64), name: '', password: '1234567' });
    expect(short.status).toBe(400);
    expect(
      entriesOf(short)
        .map(([pointer]: string[]) => pointer)
        .sort(),
    ).toEqual(['/body/name', '/body/password']);
    const both = await verify(house, { token: 'x'.repeat(64), ...{ attemptId: randomUUIDv7(), code: '12345678' } });
    expect(entriesOf(both)).toEqual([['/body/token', 'custom']]);
    expect(entriesOf(await post('verify-email', { name: 'Ada', password: passphrase }))).toEqual([
      ['/body/token', 'custom'],
    ]);
  });

  it('takes a token once, within its time, and only as it was mailed', async () => {
    const mail = await signUp(house);
    const altered = `${mail.token.slice(0, -1)}${mail.token.endsWith('A') ? 'B' : 'A'}`;
    expect((await verify(house, { token: altered })).body).toMatchObject({ status: 422, code: 'verification_invalid' });
    expect((await verify(house, { token: mail.token })).status).toBe(201);
    expect(entriesOf(await verify(house, { token: mail.token }))).toEqual([['/body/token', 'verification_invalid']]);

    const late = await signUp(house);
    const sql = `update identity.one_time_tokens set expires_at = now() - interval '1 second' where id = $1`;
    await house.adminQuery(sql, [late.attemptId]);
    expect((await verify(house, { token: late.token })).status).toBe(422);
    expect((await verify(house, { attemptId: late.attemptId, code: late.code })).status).toBe(422);
  });

  it('takes a typed code, and no code at all after five wrong ones', async () => {
    const typed = await signUp(house);
    const { attemptId, code } = typed;
    for (let time = 1; time <= 4; time++)
      expect((await verify(house, { attemptId, code: wrongCode(typed) })).status).toBe(422);
    expect((await verify(house, { attemptId, code })).status).toBe(201);

    const guessed = await signUp(house);
    const wrong = { attemptId: guessed.attemptId, code: wrongCode(guessed) };
    await Promise.all(Array.from({ length: 9 }, () => verify(house, wrong)));
    const late = await verify(house, { attemptId: guessed.attemptId, code: guessed.code });
    expect(late).toMatchObject({ status: 422, body: { code: 'verification_invalid' } });
    const tries = 'select attempts from identity.one_time_tokens where id = $1';
    expect(await house.adminQuery(tries, [guessed.attemptId])).toEqual([{ attempts: 5 }]);
    expect((await verify(house, { token: guessed.token })).status).toBe(201);
  });

  it('makes one user of twenty parallel proofs of one mailbox', async () => {
    const email = freshEmail();
    const [first, second] = [await signUp(house, email), await signUp(house, email)];
    const proofs = Array.from({ length: 20 }, () => verify(house, { token: first.token }));
    const statuses = (await Promise.all(proofs)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, ...Array<number>(19).fill(422)]);
    expect(await usersOf(email)).toHaveLength(1);
    const again = await verify(house, { token: second.token });
    expect(again).toMatchObject({ status: 409, body: { code: 'email_registered' } });
  });

  it('sends another mail for an attempt, of a new attempt, whatever became of the first', async () => {
    const first = await signUp(house);
    const again = await resend(first.attemptId);
    expect(again.status).toBe(202);
    const second = await mailOf(house, again.body.attemptId);
    expect(second).toMatchObject({ purpose: 'verify', email: first.email });
    expect(second.token).not.toBe(first.token);
    expect((await verify(house, { token: first.token })).status).toBe(201);
    const third = await resend(first.attemptId);
    expect(third.status).toBe(202);
    expect((await mailOf(house, third.body.attemptId)).purpose).toBe('already_registered');
    expect(await resend(randomUUIDv7())).toMatchObject({ status: 404, body: { code: 'attempt_not_found' } });
  });

  it('shows a page that reads the proof in the browser, and leaves the database alone', async () => {
    const { result, roundTrips } = await house.measure(() => house.anonymous().get('/pages/verify?utm_source=mail'));
    expect(roundTrips).toBe(0);
    expect(result.status).toBe(200);
    expect(result.headers['content-type']).toContain('text/html');
    expect(result.headers['content-security-policy']).toContain(`connect-src 'self'`);
    expect(result.text).toContain('/v1/auth/verify-email');
  });
});
