import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityModule, OneTimeTokenIssued, SessionRevoked, UserPasswordChanged } from '../index.js';
import { PasswordQueue } from '../passwords/passwords.queue.js';
import {
  forgot,
  freshEmail,
  passphrase,
  registered,
  reset,
  signIn,
  signUp,
  verify,
  wrongCode,
} from '../test/people.js';

let house: House;
let replica: House;
/** One person forgets more often here than anybody may be mailed. */
const variables = { IDENTITY_MAILS_PER_QUARTER_HOUR: '10' };
beforeAll(async () => {
  house = await bootModule(IdentityModule, { variables });
  replica = await bootModule(IdentityModule, { variables, database: house.database });
});
afterAll(async () => {
  await replica.close();
  await house.close();
});

const chosen = 'a kettle on the seventh stair';
const disable = (id: string) => house.adminQuery(`update identity.users set status = 'disabled' where id = $1`, [id]);
const statusOf = async (token: string, at = house) => (await at.bearer(token).get('/v1/me')).status;
const refusal = { status: 422, body: { code: 'verification_invalid' } };
const mine = <T extends { data: { userId: string } }>(events: readonly T[], id: string) =>
  events.filter(({ data }) => data.userId === id);

describe('a forgotten password', () => {
  it('is asked for by the same statements and the same answer, whether the address has an account or not', async () => {
    const [known, disabled] = [await registered(house), await registered(house)];
    await disable(disabled.id);
    const ask = (email: string) => house.measure(() => house.anonymous().post('/v1/auth/password/forgot', { email }));
    const costs = [await ask(known.email), await ask(freshEmail()), await ask(disabled.email)];
    for (const { statements, roundTrips, result } of costs) {
      expect(statements).toEqual(costs[0]?.statements);
      expect(roundTrips).toBe(costs[0]?.roundTrips);
      expect([result.status, Object.keys(result.body)]).toEqual([202, ['attemptId']]);
    }
    const ids = costs.map(({ result }) => result.body.attemptId as string);
    const issued = (await house.published(OneTimeTokenIssued)).filter(({ data }) => ids.includes(data.tokenId));
    expect(issued.map(({ data }) => data.purpose)).toEqual(['reset', 'reset', 'reset']);
  });

  it('is mailed for to the address of the account, and to nobody where there is none', async () => {
    const { email, id } = await registered(house);
    const mail = await forgot(house, email.toUpperCase());
    expect(mail).toMatchObject({ purpose: 'reset', userId: id, email });
    const minutesLeft = (Date.parse(mail.expiresAt) - Date.now()) / 60_000;
    expect(minutesLeft).toBeGreaterThan(59);
    expect(minutesLeft).toBeLessThanOrEqual(60);
    expect((await forgot(house, freshEmail())).userId).toBeNull();
  });

  it('is judged by code through the same statements and the same answer, whoever asked for it', async () => {
    const { email } = await registered(house);
    const [known, unknown] = [await forgot(house, email), await forgot(house, freshEmail())];
    const guess = (mail: typeof known) =>
      house.measure(() => reset(house, { attemptId: mail.attemptId, code: wrongCode(mail) }, chosen));
    const costs = [await guess(known), await guess(unknown)];
    const [first, second] = costs.map(({ result: { body, status }, statements, roundTrips }) => {
      const { requestId: _, instance: __, ...problem } = body;
      return { status, problem, statements, roundTrips };
    });
    expect(first).toEqual(second);
    expect(first).toMatchObject({ status: 422, problem: { code: 'verification_invalid' } });
  });

  it('opens nothing where there is no account, even to who knew the secrets', async () => {
    const { token, attemptId, code, email } = await forgot(house, freshEmail());
    expect(await reset(house, { attemptId, code }, chosen)).toMatchObject(refusal);
    expect(await reset(house, { token }, chosen)).toMatchObject(refusal);
    expect(await house.adminQuery('select id from identity.users where email = $1', [email])).toEqual([]);
  });
});

describe('a reset', () => {
  it('changes the password and ends all sessions on the next request, on every instance, and opens none', async () => {
    const { email, token, id } = await registered(house);
    const other = (await signIn(replica, email, passphrase)).body.token as string;
    const answer = await reset(house, { token: (await forgot(house, email)).token }, chosen);
    expect([answer.status, answer.text, answer.headers['set-cookie']]).toEqual([204, '', undefined]);
    for (const session of [token, other])
      expect([await statusOf(session, replica), await statusOf(session)]).toEqual([401, 401]);
    expect((await signIn(house, email, passphrase)).status).toBe(401);
    expect((await signIn(house, email, chosen)).status).toBe(200);

    expect(mine(await house.published(UserPasswordChanged), id)).toMatchObject([
      { data: { userId: id }, actor: { kind: 'user', id } },
    ]);
    expect(mine(await house.published(SessionRevoked), id)).toHaveLength(2);
  });

  it('happens once of twenty that come at once over two instances, and the winner’s password stands', async () => {
    const { email, id } = await registered(house);
    const { token } = await forgot(house, email);
    const passwords = Array.from({ length: 20 }, (_, index) => `${chosen} ${index}`);
    const answers = await Promise.all(passwords.map((it, at) => reset(at % 2 ? house : replica, { token }, it)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([204, ...Array<number>(19).fill(422)]);
    expect((await signIn(house, email, passwords[statuses.indexOf(204)] ?? '')).status).toBe(200);
    expect(mine(await house.published(UserPasswordChanged), id)).toHaveLength(1);
  });

  it('happens once of the link and the code of one mail', async () => {
    const { email } = await registered(house);
    const { token, attemptId, code } = await forgot(house, email);
    const answers = await Promise.all([reset(house, { token }, chosen), reset(replica, { attemptId, code }, chosen)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });

  it('takes a token once, within its hour, as it was mailed, and for this alone', async () => {
    const { email } = await registered(house);
    const { token } = await forgot(house, email);
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    expect(await reset(house, { token: altered }, chosen)).toMatchObject(refusal);
    expect(await verify(house, { token })).toMatchObject(refusal);
    expect(await reset(house, { token: (await signUp(house)).token }, chosen)).toMatchObject(refusal);
    expect((await reset(house, { token }, chosen)).status).toBe(204);
    const again = await reset(house, { token }, passphrase);
    expect(again.body.errors).toMatchObject([{ pointer: '/body/token', code: 'verification_invalid' }]);

    const late = await forgot(house, email);
    const sql = `update identity.one_time_tokens set expires_at = now() - interval '1 second' where id = $1`;
    await house.adminQuery(sql, [late.attemptId]);
    expect(await reset(house, { token: late.token }, passphrase)).toMatchObject(refusal);
    expect(await reset(house, { attemptId: late.attemptId, code: late.code }, passphrase)).toMatchObject(refusal);
    expect((await signIn(house, email, chosen)).status).toBe(200);
  });

  it('takes a typed code, and no code at all after five wrong ones', async () => {
    const { email } = await registered(house);
    const typed = await forgot(house, email);
    const { attemptId, code } = typed;
    for (let time = 1; time <= 6; time++)
      expect((await reset(house, { attemptId, code }, 'password1')).body.code).toBe('password_common');
    for (let time = 1; time <= 4; time++)
      expect(await reset(house, { attemptId, code: wrongCode(typed) }, chosen)).toMatchObject(refusal);
    expect((await reset(house, { attemptId, code }, chosen)).status).toBe(204);

    const guessed = await forgot(house, email);
    const wrong = { attemptId: guessed.attemptId, code: wrongCode(guessed) };
    await Promise.all(Array.from({ length: 9 }, () => reset(house, wrong, chosen)));
    expect(await reset(house, { attemptId: guessed.attemptId, code: guessed.code }, chosen)).toMatchObject(refusal);
    expect(await reset(house, { attemptId: randomUUIDv7(), code }, chosen)).toMatchObject(refusal);
    expect((await reset(house, { token: guessed.token }, chosen)).status).toBe(204);
  });

  it('leaves no other mail behind that would reset the password again', async () => {
    const { email } = await registered(house);
    const [older, newer] = [await forgot(house, email), await forgot(house, email)];
    const foreign = await forgot(house, (await registered(house)).email);
    expect((await reset(house, { token: newer.token }, chosen)).status).toBe(204);
    expect(await reset(house, { token: older.token }, passphrase)).toMatchObject(refusal);
    expect((await reset(house, { token: foreign.token }, chosen)).status).toBe(204);
  });

  it('does nothing for a user who was disabled meanwhile', async () => {
    const { email, id, token } = await registered(house);
    const mail = await forgot(house, email);
    await disable(id);
    expect(await reset(house, { token: mail.token }, chosen)).toMatchObject(refusal);
    expect(await statusOf(token)).toBe(401);
    await house.adminQuery(`update identity.users set status = 'active' where id = $1`, [id]);
    expect([await statusOf(token), (await signIn(house, email, passphrase)).status]).toEqual([200, 200]);
  });

  it('does nothing for a user who is disabled while the new password is hashed', async () => {
    const { email, id } = await registered(house);
    const mail = await forgot(house, email);
    const slow = meanwhile(() => disable(id));
    expect(await reset(house, { token: mail.token }, chosen)).toMatchObject(refusal);
    slow.mockRestore();
    await house.adminQuery(`update identity.users set status = 'active' where id = $1`, [id]);
    expect((await signIn(house, email, passphrase)).status).toBe(200);
    expect((await reset(house, { token: mail.token }, chosen)).status).toBe(204);
  });

  it('lets nobody in who was signing in with the former password', async () => {
    const { email } = await registered(house);
    const mail = await forgot(house, email);
    const slow = meanwhile(() => reset(replica, { token: mail.token }, chosen));
    expect((await signIn(house, email, passphrase)).status).toBe(401);
    slow.mockRestore();
  });

  it('refuses passwords that are made of the address or the name', async () => {
    const { email } = await registered(house);
    const { token } = await forgot(house, email);
    expect((await reset(house, { token }, `${email.split('@')[0]}-1`)).body.code).toBe('password_guessable');
    expect((await reset(house, { token }, chosen)).status).toBe(204);
  });

  it('keeps its budget, however many sessions it ends', async () => {
    const { email } = await registered(house);
    const cost = async (work: () => Promise<unknown>) => {
      const { statements, roundTrips } = await house.measure(work);
      return [statements.length, roundTrips];
    };
    for (const sessions of [0, 6]) {
      for (let at = 0; at < sessions; at++) await signIn(house, email, sessions ? chosen : passphrase);
      const { attemptId, code } = await forgot(house, email);
      expect(await cost(() => reset(house, { attemptId, code }, chosen))).toEqual([7, 10]);
    }
    const { token } = await forgot(house, email);
    await signIn(house, email, chosen);
    expect(await cost(() => reset(house, { token }, chosen))).toEqual([7, 9]);
  });

  it('has a page that reads the proof in the browser, and leaves the database alone', async () => {
    const { result, roundTrips } = await house.measure(() => house.anonymous().get('/pages/reset?utm_source=mail'));
    expect(roundTrips).toBe(0);
    expect(result.status).toBe(200);
    expect(result.headers['content-security-policy']).toContain(`connect-src 'self'`);
    expect(result.text).toContain('/v1/auth/password/reset');
  });
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
