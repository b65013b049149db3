import { argon2Sync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dump } from './dump.js';
import type { Loot } from './dump.js';
import { codeIn, fragmentIn, Product } from './product.js';
import type { Instance, Person } from './product.js';

const product = new Product();
const password = 'lantern-harbour-42';
const AT_ONCE = 20;

/** What was mailed and not used: the secrets that the dump must not hold. */
interface Mailed {
  readonly id: string;
  readonly token: string;
  readonly code: string;
}
/** Two of each kind: one to be opened by its token, one by its code. */
type Pending = readonly [Mailed, Mailed];

let instance: Instance;
let ada: Person;
let guest: Person;
let signUps: Pending;
let resets: Pending;
let invitations: Pending;
let apiKey: string;
/** What the key opens. */
let keyed: string;

beforeAll(async () => {
  instance = await product.start();
  await journey();
}, 60_000);

afterAll(() => product.stop());

const post = (path: string, body: unknown, token?: string) => instance.send('POST', path, body, token);

async function mailed(to: string, page: string, id: string): Promise<Mailed> {
  const mail = await product.mail(to, new RegExp(`/pages/${page}#`));
  return { id, token: fragmentIn(mail, page), code: codeIn(mail) };
}

async function attempt(path: string, email: string, page: string): Promise<Mailed> {
  const { body } = await post(path, { email });
  return mailed(email, page, body.attemptId);
}

async function invited(email: string, name: string): Promise<Mailed> {
  const organizationId = await product.organization(ada, name);
  const body = { email, role: 'member' };
  const sent = await post(`/v1/organizations/${organizationId}/invitations`, body, ada.token);
  const mail = await product.mail(email, new RegExp(name));
  return { id: sent.body.id, token: fragmentIn(mail, 'accept'), code: codeIn(mail) };
}

/** A bit of everything: sessions of several kinds, and each kind of mail that nobody has answered yet. */
async function journey(): Promise<void> {
  ada = await product.person('Ada');
  guest = await product.person('Grace');
  await post('/v1/auth/sign-in', { email: ada.email, password });
  const leaver = await product.person('Leaver');
  await post('/v1/auth/sign-out', undefined, leaver.token);
  await post('/v1/auth/password/change', { currentPassword: password, newPassword: 'anchor-teapot-17' }, guest.token);
  guest = {
    ...guest,
    token: (await post('/v1/auth/sign-in', { email: guest.email, password: 'anchor-teapot-17' })).body.token,
  };
  const forgetful = [await product.person('Tom'), await product.person('Tim')] as const;
  signUps = [
    await attempt('/v1/auth/sign-up', 'new1@example.com', 'verify'),
    await attempt('/v1/auth/sign-up', 'new2@example.com', 'verify'),
  ];
  resets = [
    await attempt('/v1/auth/password/forgot', forgetful[0].email, 'reset'),
    await attempt('/v1/auth/password/forgot', forgetful[1].email, 'reset'),
  ];
  const organizationId = await product.organization(ada, 'Programs');
  const key = { name: 'Build', kind: 'secret', scopes: ['org:read'] };
  const path = `/v1/organizations/${organizationId}/api-keys`;
  const made = await instance.send('POST', path, key, ada.token, undefined, { 'idempotency-key': 'a-key' });
  apiKey = (await post(`${path}/${made.body.id}/rotate`, { overlapHours: 24 }, ada.token)).body.secret;
  keyed = `/v1/organizations/${organizationId}`;
  invitations = [await invited(guest.email, 'Harbour'), await invited(guest.email, 'Lantern')];
}

/** A way in, the form of what it could take, and what it answers to one. */
interface Door {
  readonly name: string;
  readonly fits: RegExp;
  readonly try: (candidate: string) => Promise<{ readonly status: number }>;
}

const account = { password: 'unguessed-anchor-9', name: 'Thief' };

/** Sessions and passwords first: whoever opens by a reset ends them. */
const doors = (): Door[] => [
  {
    name: 'bearer',
    fits: /^ses_[\w-]{43}$/,
    try: (it) => instance.send('GET', '/v1/me', undefined, it),
  },
  {
    name: 'API key',
    fits: /^sk_[0-9A-Za-z]{50}$/,
    try: (it) => instance.send('GET', keyed, undefined, it),
  },
  {
    name: 'password',
    fits: /^.{8,128}$/s,
    try: (it) => post('/v1/auth/sign-in', { email: ada.email, password: it }),
  },
  ...codeDoors(),
  {
    name: 'verify token',
    fits: /^[\w-]{64}$/,
    try: (token) => post('/v1/auth/verify-email', { token, ...account }),
  },
  {
    name: 'reset token',
    fits: /^[\w-]{64}$/,
    try: (token) => post('/v1/auth/password/reset', { token, password: account.password }),
  },
  {
    name: 'invitation token',
    fits: /^[\w-]{64}$/,
    try: (token) => post('/v1/invitations/accept', { token }, guest.token),
  },
];

const codeDoors = (): Door[] => {
  const [, { id: attemptId }] = signUps;
  const [, { id: resetId }] = resets;
  const [, { id: invitationId }] = invitations;
  const kinds = {
    'verify code': (code: string) => post('/v1/auth/verify-email', { attemptId, code, ...account }),
    'reset code': (code: string) =>
      post('/v1/auth/password/reset', { attemptId: resetId, code, password: account.password }),
    'invitation code': (code: string) => post('/v1/invitations/accept', { invitationId, code }, guest.token),
  };
  return Object.entries(kinds).map(([name, send]) => {
    return { name, fits: /^\d{8}$/, try: send };
  });
};

/** Codes have five tries, and sign-ins a throttle: whoever has the database could undo both, and this test does. */
async function forgetTries(): Promise<void> {
  const counted = {
    'identity.one_time_tokens': 'attempts',
    'organizations.invitations': 'attempts',
    'limits.counters': 'taken',
  };
  for (const [table, column] of Object.entries(counted)) {
    const name = `public.forget_${column}_of_${table.split('.')[0]}`;
    await product.database.query(
      `create function ${name}() returns trigger language plpgsql as $$ begin new.${column} := 0; return new; end $$;
       create trigger forget before insert or update on ${table} for each row execute function ${name}()`,
    );
  }
}

const refused = new Set<string>();

/** Tries at every door what was not refused there already. @returns what was let in, and how much was tried where */
async function tryAll({ values, spellings }: Loot) {
  const all = [...values, ...spellings].flatMap((it) => [it, `ses_${it}`, `sk_${it}`]);
  const [found, statuses] = [new Set<string>(), new Set<number>()];
  const tried: Record<string, number> = {};
  for (const door of doors()) {
    const candidates = new Set(door.name === 'password' ? values : all);
    const fitting = [...candidates].filter((it) => door.fits.test(it) && !refused.has(`${door.name} ${it}`));
    const answers = await enter(door, fitting);
    if (answers.some((status) => status < 300)) found.add(door.name);
    for (const status of answers) statuses.add(status);
    tried[door.name] = fitting.length;
  }
  return { found, tried, statuses };
}

async function enter(door: Door, candidates: readonly string[]): Promise<number[]> {
  const answers: number[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const batch = candidates.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(batch.map(door.try))).map(({ status }) => status));
    for (const it of batch) refused.add(`${door.name} ${it}`);
  }
  return answers;
}

/** The same password under a hash that takes no time: thousands can be tried, and the right one is still right. */
async function weaken(person: Person): Promise<void> {
  const nonce = randomBytes(16);
  const tag = argon2Sync('argon2id', { message: password, nonce, parallelism: 1, memory: 8, passes: 1, tagLength: 32 });
  const [salt, hash] = [nonce, tag].map((it) => it.toString('base64').replace(/=+$/, ''));
  const phc = `$argon2id$v=19$m=8,t=1,p=1$${salt}$${hash}`;
  await product.database.query('update identity.users set password_hash = $1 where id = $2', [phc, person.id]);
}

describe('a dump of all tables', () => {
  it('authenticates nowhere, whatever is made of its values', async () => {
    const loot = await dump(product.database);
    await weaken(ada);
    await forgetTries();
    const { found, tried, statuses } = await tryAll(loot);
    expect(found).toEqual(new Set());
    // Nothing was refused for another reason than that it opens nothing.
    expect([...statuses].sort()).toEqual([401, 404, 422]);
    expect(loot.tables).toBeGreaterThan(15);
    for (const { name } of doors()) expect([name, tried[name]]).not.toEqual([name, 0]);
  }, 240_000);

  it('would be found out if a real secret stood in any of them, in whatever spelling', async () => {
    // The first test left a row here for each of its requests.
    await product.database.query('delete from limits.counters');
    const asHex = (token: string) => Buffer.from(token, 'base64url').toString('hex');
    const session = ada.token.replace('ses_', '');
    await product.database.query(`update identity.sessions set user_agent = $1`, [`Reader/1.0 (${asHex(session)})`]);
    await product.database.query(`update identity.users set name = $1 where id = $2`, [password, guest.id]);
    const secrets = {
      ...{ verify: signUps[0].token, note: `Enter ${signUps[1].code}, or ${resets[1].code}` },
      ...{ key: `Authorization: ${apiKey}` },
      ...{ reset: asHex(resets[0].token), invitation: [invitations[0].token], code: invitations[1].code },
    };
    await product.database.query(`update organizations.event_outbox set data = data || $1::jsonb`, [secrets]);
    const { found } = await tryAll(await dump(product.database));
    expect(found).toEqual(new Set(doors().map(({ name }) => name)));
  }, 240_000);
});
