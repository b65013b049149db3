import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { argon2Sync } from 'node:crypto';
import { bootModule } from '../../../shared/testing/index.js';
import type { House } from '../../../shared/testing/index.js';
import { IdentityModule } from '../index.js';
import { passphrase, registered, signIn, signUp, verify } from '../test/people.js';
import { PasswordQueue } from './passwords.queue.js';

let house: House;
beforeAll(async () => {
  house = await bootModule(IdentityModule, { variables: { IDENTITY_PRODUCT_WORDS: 'bulkhead,Lighthouse' } });
});
afterAll(() => house.close());

/** Registers somebody with this password; answers the status, and the code of a refusal. */
async function choose(password: string, { email, name = 'Grace Hopper' }: { email?: string; name?: string } = {}) {
  const { token } = await signUp(house, email);
  const { status, body } = await verify(house, { token }, { password, name });
  return status === 201 ? status : body.code;
}

const storedHash = async (id: string) => {
  const rows = await house.adminQuery<{ hash: string }>(
    'select password_hash as hash from identity.users where id = $1',
    [id],
  );
  return rows[0]?.hash ?? '';
};

describe('passwords', () => {
  it('have 8 to 128 characters, counted in code points', async () => {
    expect(await choose('kR4?wq9')).toBe('request_invalid');
    expect(await choose('kR4?wq9z')).toBe(201);
    expect(await choose('🔑🌊🏮🎐🪁🧭🪵')).toBe('request_invalid');
    expect(await choose('🔑🌊🏮🎐🪁🧭🪵🪨')).toBe(201);
    expect(await choose('🌊'.repeat(128))).toBe(201);
    expect(await choose('🌊'.repeat(129))).toBe('request_invalid');
  });

  it('are taken exactly as they come', async () => {
    const { token, email } = await signUp(house);
    const password = '  Ångström ｗide  ';
    expect((await verify(house, { token }, { password })).status).toBe(201);
    expect((await signIn(house, email, password)).status).toBe(200);
    for (const other of [
      password.trim(),
      password.normalize('NFKC'),
      password.normalize('NFD'),
      password.toLowerCase(),
    ])
      expect((await signIn(house, email, other)).status).toBe(401);
  });

  it('are refused when common, in any case', async () => {
    for (const common of ['password', 'PASSWORD1', 'qwertyuiop', '12345678'])
      expect(await choose(common)).toBe('password_common');
  });

  it('are refused when little is left besides words of product, address and name', async () => {
    const email = 'margaret.hamilton@moonshots.example.com';
    expect(await choose('bulkhead-2026')).toBe('password_guessable');
    expect(await choose('LightHouse!!1')).toBe('password_guessable');
    expect(await choose('bulkheadpassword')).toBe('password_guessable');
    expect(await choose('HamiltonMoonshots', { email })).toBe('password_guessable');
    expect(await choose('hopper.grace.99')).toBe('password_guessable');
    expect(await choose('grace under a heavy sail')).toBe(201);
  });

  it('cost no try of the code when they are refused before the proof', async () => {
    const { attemptId, code } = await signUp(house);
    for (let time = 1; time <= 6; time++)
      expect((await verify(house, { attemptId, code }, { password: 'password1' })).body.code).toBe('password_common');
    expect((await verify(house, { attemptId, code })).status).toBe(201);
  });

  it('are stored as argon2id with 19 MiB and two passes, under a salt of their own', async () => {
    const [one, two] = [await storedHash((await registered(house)).id), await storedHash((await registered(house)).id)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
  });

  it('are hashed anew at sign-in when the parameters have grown since', async () => {
    const { id, email } = await registered(house);
    const nonce = Buffer.alloc(16, 7);
    const weak = { message: passphrase, nonce, parallelism: 1, memory: 8192, passes: 1, tagLength: 32 };
    const texts = [nonce, argon2Sync('argon2id', weak)].map((it) => it.toString('base64').replace(/=+$/, ''));
    const old = `$argon2id$v=19$m=8192,t=1,p=1$${texts.join('$')}`;
    await house.adminQuery('update identity.users set password_hash = $1 where id = $2', [old, id]);
    const answers = await Promise.all([1, 2, 3].map(() => signIn(house, email, passphrase)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await storedHash(id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await signIn(house, email, passphrase)).status).toBe(200);
  });

  it('are checked two at a time; 32 wait, and the next one is sent away', async () => {
    const queue = house.get(PasswordQueue);
    let running = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    const work = async () => {
      most = Math.max(most, ++running);
      await gate.promise;
      running--;
    };
    const all = Array.from({ length: 34 }, () => queue.run(work));
    const refused = await signIn(house, 'nobody@example.com', passphrase);
    expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '1' }, body: { code: 'passwords_busy' } });
    gate.resolve();
    await Promise.all(all);
    expect(most).toBe(2);
    expect((await signIn(house, 'nobody@example.com', passphrase)).status).toBe(401);
  });
});
