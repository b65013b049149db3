import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clonedDatabase, MailServer } from '../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../libs/shared/testing/index.js';
import { ProductProcess } from './processes.js';
import { codeIn, fragmentIn } from './product.js';

const mails = new MailServer();
let database: TestDatabase;
let program: ProductProcess;

beforeAll(async () => {
  await mails.start();
  database = await clonedDatabase();
  program = await ProductProcess.start({
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', ROLE: 'all', DRAIN_MS: '0', DATABASE_ACQUIRE_TIMEOUT_MS: '20000' },
    ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: `${mails.url}?requireTLS=false` },
    ...database.variables,
  });
}, 60_000);
afterAll(async () => {
  await program?.stop();
  await mails.stop();
  await database?.drop();
}, 30_000);

const password = 'lantern-harbour-42';
let requests = 0;

async function send(method: string, path: string, body?: unknown, token?: string, more: Record<string, string> = {}) {
  requests++;
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token && { authorization: `Bearer ${token}` }),
    ...more,
  };
  const answer = await fetch(`${program.url}${path}`, { method, headers, body: JSON.stringify(body) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

async function mailTo(email: string, matching: RegExp) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(20)) {
    const mail = mails.to(email).find(({ text }) => matching.test(text ?? ''));
    if (mail) return mail;
  }
  throw new Error(`No mail came: ${program.output}`);
}

/** Signs somebody up. @returns their session */
async function person(email: string): Promise<string> {
  const { attemptId } = (await send('POST', '/v1/auth/sign-up', { email })).body;
  const code = codeIn(await mailTo(email, /\/pages\/verify#/));
  return (await send('POST', '/v1/auth/verify-email', { attemptId, code, password, name: 'Ada' })).body.token;
}

/** Waits until nothing is left to be done, and what was done is written. */
async function settled(): Promise<void> {
  const waiting = ['identity', 'organizations', 'notifications'].map(
    (module) => `select count(*) from ${module}.event_inbox where status = 'pending'`,
  );
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(100)) {
    const [row] = await database.query<{ count: string }>(
      `select sum(count) as count from (${waiting.join(' union all ')}) it`,
    );
    if (row?.count === '0') return void (await wait(300));
  }
  throw new Error('It was never settled');
}

/** How often each code stands in what was printed since. */
function codesSince(start: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of program.output.slice(start).trim().split('\n')) {
    const code = / event=(\S+)/.exec(line)?.[1] ?? `no code: ${line}`;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

describe('the log of a whole journey, at level info', () => {
  it('is one line a request, and none for what handlers, relay and mails did', async () => {
    const ada = await person('ada@example.com');
    const created = await send('POST', '/v1/organizations', { name: 'Acme' }, ada, { 'idempotency-key': 'journey-1' });
    const path = `/v1/organizations/${created.body.id}`;
    const invite = { email: 'ben@example.com', role: 'member' };
    expect((await send('POST', `${path}/invitations`, invite, ada, { 'idempotency-key': 'journey-2' })).status).toBe(
      201,
    );
    const invited = fragmentIn(await mailTo('ben@example.com', /\/pages\/accept#/), 'accept');
    const ben = await person('ben@example.com');
    expect((await send('POST', '/v1/invitations/accept', { token: invited }, ben)).status).toBe(200);
    expect((await send('GET', `${path}/members`, undefined, ben)).body.items).toHaveLength(2);
    const key = { name: 'Build', kind: 'secret', scopes: ['org:read'] };
    const { id: keyId, secret } = (await send('POST', `${path}/api-keys`, key, ada)).body;
    expect((await send('GET', path, undefined, secret)).status).toBe(200);
    expect((await send('PATCH', path, { name: 'Other' }, ada)).status).toBe(428);
    expect((await send('GET', '/v1/nowhere', undefined, ada)).status).toBe(404);
    await settled();
    expect([program.output.includes(secret), program.output.includes(keyId)]).toEqual([false, true]);
    const atTheStart = { 'database.capacity': 1 };
    expect(codesSince(0)).toEqual({ ...atTheStart, 'http.request': requests, 'security.sign_in_succeeded': 2 });
  }, 60_000);

  it('has each fact of somebody’s security once, and nothing secret', async () => {
    const email = 'cy@example.com';
    const start = program.output.length;
    const before = requests;
    const first = await person(email);
    const signIn = (guess: string) => send('POST', '/v1/auth/sign-in', { email, password: guess });
    expect((await signIn('not the right one')).status).toBe(401);
    const second = (await signIn(password)).body;
    const third = (await signIn(password)).body;
    const wrong = { currentPassword: 'not the right one', newPassword: 'a kettle on the seventh stair' };
    expect((await send('POST', '/v1/auth/password/change', wrong, first)).status).toBe(422);
    const right = { ...wrong, currentPassword: password };
    const renewed = (await send('POST', '/v1/auth/password/change', right, first)).body.token;
    expect((await send('DELETE', `/v1/me/sessions/${third.session.id}`, undefined, renewed)).status).toBe(204);
    expect((await send('POST', '/v1/me/sessions/revoke-others', undefined, renewed)).status).toBe(204);
    await send('POST', '/v1/auth/password/forgot', { email });
    const token = fragmentIn(await mailTo(email, /\/pages\/reset#/), 'reset');
    const chosen = 'a lantern on the eighth stair';
    expect((await send('POST', '/v1/auth/password/reset', { token, password: chosen })).status).toBe(204);
    await settled();
    expect(codesSince(start)).toEqual({
      'http.request': requests - before,
      'security.sign_in_succeeded': 3,
      'security.sign_in_failed': 1,
      'security.reauthentication_failed': 1,
      'security.password_changed': 1,
      'security.session_revoked': 2,
      'security.password_reset': 1,
    });
    for (const secret of [email, password, chosen, wrong.newPassword, first, second.token, renewed, token])
      expect(program.output.includes(secret) ? secret : null).toBeNull();
  }, 60_000);
});
