import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootModule, ownAddress } from '../../../shared/testing/index.js';
import type { Answer, House } from '../../../shared/testing/index.js';
import { IdentityModule } from '../index.js';
import { PasswordQueue } from '../passwords/passwords.queue.js';
import { forgot, freshEmail, passphrase, registered } from '../test/people.js';

/** Fifty requests at once wait in the pool's queue for longer than people should. */
const variables = { DATABASE_ACQUIRE_TIMEOUT_MS: '20000', LIMITS_STORE_TIMEOUT_MS: '10000' };
let house: House;
let replica: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule, { variables });
  replica = await bootModule(IdentityModule, { variables, database: house.database });
});
afterAll(async () => {
  await replica.close();
  await house.close();
});
afterEach(() => void jest.restoreAllMocks());

const signIn = (email: string, password: string, from: string, at = house): Promise<Answer> =>
  at.anonymous().with({ 'x-forwarded-for': from }).post('/v1/auth/sign-in', { email, password });
const wrong = (email: string, from = ownAddress(), at = house) => signIn(email, 'not the right one', from, at);
const signUp = (email: string) => house.anonymous().post('/v1/auth/sign-up', { email });
/** Lets this much time pass for everything that is counted. */
const later = (minutes: number) =>
  house.adminQuery(
    `update limits.counters set free_at = free_at - make_interval(mins => $1),
       resets_at = resets_at - make_interval(mins => $1)`,
    [minutes],
  );

function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** How many passwords were looked at, here and there. */
function countHashes(): () => number {
  const spies = [house, replica].map((it) => jest.spyOn(it.get(PasswordQueue), 'run'));
  return () => spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
}

const times = <T>(count: number, work: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

describe('guessing at the password of one account', () => {
  it('is looked at 5 times from one address, of 50 tries at once over two processes', async () => {
    const [{ email }, from, hashes] = [await registered(house), ownAddress(), countHashes()];
    const before = hashes();
    const answers = await times(50, (n) => wrong(email, from, [house, replica][n % 2]));
    expect(tally(answers)).toEqual({ 401: 5, 429: 45 });
    // Whoever was refused while rivals were being counted may have been told to come back in a second; not so afterwards.
    expect(await wrong(email, from)).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^(2\d|30)$/) },
      body: { code: 'sign_in_throttled' },
    });
    expect(hashes() - before).toBe(5);
  }, 60_000);

  it('is looked at 30 times an hour from all addresses, of 50 tries at once over two processes', async () => {
    const [{ email, password }, hashes] = [await registered(house), countHashes()];
    const before = hashes();
    const answers = await times(50, (n) => wrong(email, ownAddress(), [house, replica][n % 2]));
    expect(tally(answers)).toEqual({ 401: 30, 429: 20 });
    expect(hashes() - before).toBe(30);
    expect((await signIn(email, password, ownAddress())).status).toBe(429);
    await later(61);
    expect((await signIn(email, password, ownAddress())).status).toBe(200);
  }, 60_000);

  it('waits twice as long after each further try, a quarter of an hour at most, and never for good', async () => {
    const [{ email, password }, from] = [await registered(house), ownAddress()];
    for (let n = 0; n < 5; n++) expect((await wrong(email, from)).status).toBe(401);
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      const { status, headers } = await wrong(email, from);
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(seconds - 20);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(seconds);
      await later(15);
      expect((await wrong(email, from)).status).toBe(401);
    }
    await later(15);
    expect((await signIn(email, password, from)).status).toBe(200);
  }, 60_000);

  it('leaves sessions alone, and takes nothing from other addresses while it is refused at one', async () => {
    const [{ email, password, token }, from] = [await registered(house), ownAddress()];
    const answers = [];
    for (let n = 0; n < 45; n++) answers.push(await wrong(email, from));
    expect(tally(answers)).toEqual({ 401: 5, 429: 40 });
    expect((await house.bearer(token).get('/v1/me')).status).toBe(200);
    expect((await signIn(email, password, ownAddress())).status).toBe(200);
  }, 60_000);
});

describe('a right password', () => {
  it('costs no try, and gives back those before it at that address', async () => {
    const [{ email, password }, from] = [await registered(house), ownAddress()];
    for (let n = 0; n < 8; n++) expect((await signIn(email, password, from)).status).toBe(200);
    for (let n = 0; n < 4; n++) await wrong(email, from);
    expect((await signIn(email, password, from)).status).toBe(200);
    for (let n = 0; n < 5; n++) expect((await wrong(email, from)).status).toBe(401);
    expect((await wrong(email, from)).status).toBe(429);
  }, 60_000);

  it('that was reset a moment ago is welcome at once, whatever was tried before', async () => {
    const [{ email, password }, from] = [await registered(house), ownAddress()];
    for (let n = 0; n < 6; n++) await wrong(email, from);
    await times(28, () => wrong(email));
    for (const address of [from, ownAddress()]) expect((await signIn(email, password, address)).status).toBe(429);
    const { token } = await forgot(house, email);
    const here = house.anonymous().with({ 'x-forwarded-for': from });
    const chosen = 'a kettle on the seventh stair';
    expect((await here.post('/v1/auth/password/reset', { token, password: chosen })).status).toBe(204);
    for (const address of [from, ownAddress()]) expect((await signIn(email, chosen, address)).status).toBe(200);
  }, 60_000);

  it('cannot be guessed by who holds a session either', async () => {
    const { email, token, password } = await registered(house);
    const me = house.bearer(token);
    const prove = (guess: string) => me.post('/v1/auth/reauthenticate', { password: guess });
    for (let n = 0; n < 5; n++) expect((await prove('not the right one')).status).toBe(422);
    expect(await prove(password)).toMatchObject({ status: 429, body: { code: 'sign_in_throttled' } });
    expect((await signIn(email, password, ownAddress())).status).toBe(200);
  });

  it('that could not be looked at was no try', async () => {
    const [{ email, password }, from] = [await registered(house), ownAddress()];
    const busy = jest.spyOn(house.get(PasswordQueue), 'run').mockRejectedValue(new Error('busy'));
    for (let n = 0; n < 8; n++) expect((await signIn(email, password, from)).status).toBe(500);
    busy.mockRestore();
    expect((await signIn(email, password, from)).status).toBe(200);
  });
});

describe('an address that guesses at many accounts', () => {
  it('is sent away after 50 tries, whoever has an account', async () => {
    const [from, hashes] = [ownAddress(), countHashes()];
    const { email, password } = await registered(house);
    const before = hashes();
    const answers = await times(60, (n) => wrong(freshEmail(), from, [house, replica][n % 2]));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    // What the queue had no room for was not looked at, and given back.
    expect(hashes() - before).toBe(50);
    expect((await signIn(email, password, ownAddress())).status).toBe(200);
  }, 60_000);
});

describe('a throttle', () => {
  it('tells nothing about who has an account: the same answers and statements, one of them its own', async () => {
    const [{ email }, from] = [await registered(house), [ownAddress(), ownAddress()]];
    const stranger = freshEmail();
    for (let n = 0; n < 7; n++) {
      const known = await house.measure(() => wrong(email, from[0]));
      const unknown = await house.measure(() => wrong(stranger, from[1]));
      expect(known.statements).toEqual(unknown.statements);
      expect(known.limiter).toEqual(unknown.limiter);
      expect(known.limiter).toHaveLength(2);
      const told = ({ result: { status, headers, body } }: typeof known) => [status, Object.keys(headers), body.code];
      expect(told(known)).toEqual(told(unknown));
    }
  });

  it('lets 3 mails out to an address in a quarter of an hour and 10 in a day, known or not, by whichever way', async () => {
    for (const email of [(await registered(house)).email, freshEmail()]) {
      await house.adminQuery('delete from limits.counters');
      const first = await signUp(email);
      const { attemptId } = first.body;
      const resend = () => house.anonymous().post('/v1/auth/verify-email/resend', { attemptId });
      expect(tally([first, await signUp(email.toUpperCase()), await resend()])).toEqual({ 202: 3 });
      for (const refused of [await signUp(email), await resend()])
        expect(refused).toMatchObject({ status: 429, body: { code: 'mails_throttled' } });
      expect((await signUp(freshEmail())).status).toBe(202);
      let waits: number[] = [];
      for (const mails of [3, 3, 1]) {
        await later(15);
        const answers = await times(4, () => signUp(email));
        expect(tally(answers)).toEqual({ 202: mails, 429: 4 - mails });
        waits = answers.map(({ headers }) => Number(headers['retry-after'] ?? 0));
      }
      expect(Math.max(...waits)).toBeGreaterThan(23 * 3600);
      await later(24 * 60);
      expect((await signUp(email)).status).toBe(202);
    }
  }, 60_000);

  it('keeps no address that it counts', async () => {
    const [email, from] = [freshEmail(), '203.0.113.99'];
    await wrong(email, from);
    await signUp(email);
    const dump = JSON.stringify(await house.adminQuery('select c::text as row from limits.counters c'));
    expect(dump).not.toContain(email);
    expect(dump).not.toContain(from);
    expect(dump).not.toContain(passphrase);
  });
});
