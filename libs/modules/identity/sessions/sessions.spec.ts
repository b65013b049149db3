import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import { anonymous, asSystem, signedInAs } from '../../../shared/callers/index.js';
import type { Caller } from '../../../shared/callers/index.js';
import { Database } from '../../../shared/database/index.js';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityModule, SessionRevoked } from '../index.js';
import { passphrase, registered, signIn, signUp, verify } from '../test/people.js';
import type { SessionView } from './sessions.dto.js';

let house: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule);
});
afterAll(() => house.close());

const age = (sessionId: string, what: string) =>
  house.adminQuery(`update identity.sessions set ${what} where id = $1`, [sessionId]);
const statusOf = async (token: string) => (await house.bearer(token).get('/v1/me')).status;

describe('sessions', () => {
  it('are listed to their person alone, the newest first, page by page', async () => {
    const { email, token } = await registered(house);
    await registered(house);
    for (let time = 1; time <= 2; time++) await signIn(house, email, passphrase);
    const me = house.bearer(token);
    const first = await me.get('/v1/me/sessions?limit=2');
    expect(first.body.items.map(({ methods }: SessionView) => methods)).toEqual([['password'], ['password']]);
    const { body } = await me.get(`/v1/me/sessions?limit=2&cursor=${first.body.nextCursor}`);
    expect(body.nextCursor).toBeNull();
    expect(body.items).toMatchObject([{ current: true, methods: ['email'], ip: expect.stringContaining('2001:db8:') }]);
    expect(first.headers.link).toContain('rel="next"');
    const foreign = house.bearer((await registered(house)).token);
    expect((await foreign.get(`/v1/me/sessions?cursor=${first.body.nextCursor}`)).body.code).toBe('cursor_invalid');
  });

  it('end at once when they are revoked, on every replica', async () => {
    const { email, token, id } = await registered(house);
    const other = (await signIn(house, email, passphrase)).body;
    const replica = await bootModule(IdentityModule, { database: house.database });
    try {
      expect((await replica.bearer(other.token).get('/v1/me')).status).toBe(200);
      const path = `/v1/me/sessions/${other.session.id}`;
      expect((await house.bearer(token).delete(path)).status).toBe(204);
      expect((await replica.bearer(other.token).get('/v1/me')).status).toBe(401);
      expect((await house.bearer(token).delete(path)).status).toBe(404);
      expect((await replica.bearer(token).get('/v1/me')).status).toBe(200);
    } finally {
      await replica.close();
    }
    const revoked = (await house.published(SessionRevoked)).filter(({ data }) => data.userId === id);
    expect(revoked).toMatchObject([{ data: { sessionId: other.session.id }, aggregate: { id: other.session.id } }]);
  });

  it('of somebody else do not exist, nor do malformed ids', async () => {
    const [mine, theirs] = [await registered(house), await registered(house)];
    const me = house.bearer(mine.token);
    for (const sessionId of [theirs.sessionId, randomUUIDv7(), 'not-an-id'])
      expect(await me.delete(`/v1/me/sessions/${sessionId}`)).toMatchObject({
        status: 404,
        body: { code: 'session_not_found' },
      });
    expect(await statusOf(theirs.token)).toBe(200);
  });

  it('end when unused for 7 days, after 30 days, and with their user', async () => {
    const [idle, old, gone] = [await registered(house), await registered(house), await registered(house)];
    const [row] = await house.adminQuery(
      `select extract(day from idle_expires_at - created_at)::int as idle, extract(day from expires_at - created_at)::int as all
       from identity.sessions where id = $1`,
      [idle.sessionId],
    );
    expect(row).toEqual({ idle: 7, all: 30 });
    await age(idle.sessionId, `idle_expires_at = now() - interval '1 second'`);
    await age(old.sessionId, `idle_expires_at = now() - interval '1 second', expires_at = now() - interval '1 second'`);
    await house.adminQuery(`update identity.users set status = 'disabled' where id = $1`, [gone.id]);
    for (const { token } of [idle, old, gone]) expect(await statusOf(token)).toBe(401);
  });

  it('note their use once a minute, and never outlive their end by it', async () => {
    const { sessionId, token } = await registered(house);
    const me = house.bearer(token);
    const at = `last_seen_at = last_seen_at - interval '2 minutes', expires_at = now() + interval '1 hour', idle_expires_at = now()`;
    await age(sessionId, `${at} + interval '1 minute'`);
    const calls = await house.measure(() => Promise.all([1, 2, 3].map(() => me.get('/v1/me'))));
    expect(calls.result.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect([calls.statements.length, calls.beside.length > 0]).toEqual([3 * 2, true]);
    const quiet = await house.measure(() => me.get('/v1/me'));
    expect(quiet.statements).toHaveLength(2);
    const [row] = await house.adminQuery(
      `select last_seen_at > now() - interval '1 minute' as seen, idle_expires_at = expires_at as capped
       from identity.sessions where id = $1`,
      [sessionId],
    );
    expect(row).toEqual({ seen: true, capped: true });
  });

  it('are refused without SQL when the token is malformed, and alike when it is unknown', async () => {
    const malformed = await house.measure(() => house.bearer('ses_short').get('/v1/me'));
    expect(malformed).toMatchObject({ roundTrips: 0, result: { status: 401, body: { code: 'unauthenticated' } } });
    expect(await statusOf(`ses_${'A'.repeat(43)}`)).toBe(401);
  });

  it('are behind a wall of the database: nobody sees or writes those of another', async () => {
    const [mine, theirs] = [await registered(house), await registered(house)];
    const database = house.get(Database);
    const nobody = anonymous(randomUUIDv7());
    const me = signedInAs(nobody, mine.id);
    const countAs = (caller: Caller) =>
      database.transaction(caller, async () => {
        const rows = await database.unitOfWork().manager.query('select id from identity.sessions');
        return (rows as unknown[]).length;
      });
    expect(await countAs(nobody)).toBe(0);
    expect(await countAs(me)).toBe(1);
    expect(await countAs(asSystem('a test counts'))).toBeGreaterThan(1);

    const giveAway = database.transaction(me, () =>
      database.unitOfWork().manager.query('update identity.sessions set user_id = $1', [theirs.id]),
    );
    await expect(giveAway).rejects.toMatchObject({ code: 'boundary_breach' });
  });

  it('keep every route within its budget of statements and round trips', async () => {
    const { email, token } = await registered(house);
    const me = house.bearer(token);
    const cost = async (work: () => Promise<unknown>) => {
      const { statements, roundTrips } = await house.measure(work);
      return [statements.length, roundTrips];
    };
    expect(await cost(() => me.get('/v1/me'))).toEqual([2, 3]);
    expect(await cost(() => me.get('/v1/me/sessions'))).toEqual([2, 3]);
    expect(await cost(() => me.patch('/v1/me', { name: 'Ada' }))).toEqual([3, 4]);
    expect(await cost(() => signUp(house))).toEqual([3 + 1, 4 + 2]); // and the look into the mail
    const [byToken, byCode] = [await signUp(house), await signUp(house)];
    expect(await cost(() => verify(house, { token: byToken.token }))).toEqual([6, 7]);
    expect(await cost(() => verify(house, { attemptId: byCode.attemptId, code: byCode.code }))).toEqual([6, 8]);
    expect(await cost(() => signIn(house, email, passphrase))).toEqual([4, 6]);
    expect(await cost(() => me.post('/v1/auth/sign-out'))).toEqual([3, 4]);
  });
});
