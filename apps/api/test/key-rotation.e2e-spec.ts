import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeIn, fragmentIn, Product } from './product.js';
import type { Instance } from './product.js';

const product = new Product();
const [old, fresh] = ['old', 'new'].map((id) => `${id}:${randomBytes(32).toString('base64url')}`);
const password = 'lantern-harbour-42';
let instance: Instance;

/** A roll-out: the processes with the new keys take over from those with the old ones. */
async function rollOut(...keys: readonly (string | undefined)[]): Promise<void> {
  instance = await product.start({ BULKHEAD_KEYS: keys.join(',') });
  if (product.instances.length > 1) await product.instances.shift()?.app.close();
}

async function signUp(email: string) {
  const { body } = await instance.send('POST', '/v1/auth/sign-up', { email });
  const mail = await product.mail(email, /\/pages\/verify#/);
  return { attemptId: body.attemptId as string, code: codeIn(mail), token: fragmentIn(mail, 'verify') };
}

const verify = (proof: object) =>
  instance.send('POST', '/v1/auth/verify-email', { ...proof, password, name: 'Somebody' });

const keysInUse = async () =>
  (
    await product.database.query<{ key_id: string }>(
      'select distinct key_id from identity.one_time_tokens where consumed_at is null order by 1',
    )
  ).map((row) => row.key_id);

beforeAll(() => rollOut(old), 30_000);
afterAll(() => product.stop());

describe('a rotation of BULKHEAD_KEYS', () => {
  let byLink: Awaited<ReturnType<typeof signUp>>;
  let byCode: Awaited<ReturnType<typeof signUp>>;
  let late: Awaited<ReturnType<typeof signUp>>;
  let session: string;
  let invitation: { token: string };

  it('begins with mails that the old key has made', async () => {
    [byLink, byCode, late] = [
      await signUp('link@example.com'),
      await signUp('code@example.com'),
      await signUp('late@example.com'),
    ];
    const owner = await product.person();
    session = owner.token;
    invitation = await product.invite(await product.organization(owner), owner, 'guest@example.com', 'member');
    expect(await keysInUse()).toEqual(['old']);
  });

  it('keeps links and codes of those mails, invitations and sessions, when a new key comes to the front', async () => {
    await rollOut(fresh, old);
    expect((await verify({ token: byLink.token })).status).toBe(201);
    expect((await verify({ attemptId: byCode.attemptId, code: byCode.code })).status).toBe(201);
    expect((await instance.send('GET', '/v1/me', undefined, session)).status).toBe(200);
    const guest = await product.person('Guest', 'guest@example.com');
    expect((await instance.send('POST', '/v1/invitations/accept', invitation, guest.token)).status).toBe(200);
  });

  it('makes new mails with the new key, so that the old one can go when the old mails have expired', async () => {
    const { attemptId, code } = await signUp('later@example.com');
    expect(await keysInUse()).toEqual(['new', 'old']);
    await rollOut(fresh);
    expect((await verify({ attemptId, code })).status).toBe(201);
    expect((await instance.send('GET', '/v1/me', undefined, session)).status).toBe(200);
    expect((await verify({ token: late.token })).status).toBe(201);
  });
});
