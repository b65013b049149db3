import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { declaredCompartments, versionedTables } from '../../../libs/shared/database/index.js';
import { routes, takesKey } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import { apiKeyPlaces } from './api-keys.cases.js';
import { modulePlaces } from './cases.js';
import { form, report } from './faults/form.js';
import { sendOnce, sendPatiently } from './keyed-sender.js';
import type { RawReply } from './keyed-sender.js';
import { previewOf } from './preview.js';
import { ProductProcess } from './processes.js';
import { Product } from './product.js';
import type { Instance, Person } from './product.js';
import { visits } from './visits.js';

const { KEYS, KILLS } = form({ short: { KEYS: 100, KILLS: 1 }, long: { KEYS: 10_000, KILLS: 5 } });
const SENDERS = 5;
const KEYS_AT_ONCE = 8;

const generous = {
  ...{ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_REQUESTS_PER_ADDRESS: '1000000' },
  ...{ LIMITS_REQUESTS_PER_ORGANIZATION: '1000000', LIMITS_STORE_TIMEOUT_MS: '10000' },
  ...{ ORGANIZATIONS_PER_PERSON_AND_DAY: '100000' },
  ...{ DATABASE_POOL_SIZE: '6', DATABASE_ACQUIRE_TIMEOUT_MS: '20000' },
};
const all = routes(await previewOf(AppModule));
const product = new Product();
/** Of a process of its own. */
const settings = () => ({
  ...{ ...product.database.variables, ...generous, NODE_ENV: 'test', LOG_LEVEL: 'silent' },
  ...{ TRUSTED_PROXY_HOPS: '1', ROLE: 'api' },
});
let first: Instance;
let second: Instance;
let owner: Person;

beforeAll(async () => {
  first = await product.start(generous);
  second = await product.start({ ...generous, ROLE: 'api' });
  owner = await product.person('Ada');
}, 60_000);

afterAll(() => product.stop());

const bytes = ({ status, text, headers: { location, etag, 'content-type': type } }: RawReply) =>
  JSON.stringify([status, location, etag, type, text]);
const instances = () => [first, second][Math.floor(Math.random() * 2)]!.url;
const organization = (name: string, key = randomUUID()) => ({
  path: '/v1/organizations',
  token: owner.token,
  key,
  body: { name },
});
/** How often each organization of such a name was made, and told of. */
const effects = (prefix: string) =>
  product.database.query<{ name: string; made: number; told: number }>(
    `select o.name, count(distinct o.id)::int as made, count(e.id)::int as told
       from organizations.organizations o
       left join organizations.event_outbox e
         on e.organization_id = o.id and e.type = 'organizations.organization.created'
      where o.name like $1 || ' %' group by o.name`,
    [prefix],
  );

describe(`${KEYS} keys, each sent by ${SENDERS} at once who hang up and ask again, and ${KILLS} kills`, () => {
  const figures = { requests: 0, first: 0, replayed: 0, kills: 0 };
  /** A third one, which is killed now and then. */
  let mortal: ProductProcess;

  beforeAll(async () => {
    mortal = await ProductProcess.start(settings());
  }, 120_000);
  afterAll(() => mortal?.kill());

  /** Kills it whenever so many keys are through, and starts it again. */
  async function killNowAndThen(keysLeft: () => number): Promise<void> {
    const { port } = new URL(mortal.url);
    for (; figures.kills < KILLS; figures.kills++) {
      while (keysLeft() > KEYS * (1 - (figures.kills + 1) / (KILLS + 1))) await wait(5);
      await mortal.kill();
      mortal = await ProductProcess.begin(settings(), { port: Number(port) });
      if (figures.kills + 1 < KILLS) await mortal.ready();
    }
  }

  /** One key: its senders go to any instance, and some of them hang up, once or twice. */
  async function race(name: string): Promise<void> {
    const request = organization(name);
    const url = () => {
      const way = figures.requests++ % 3;
      return way === 0 ? mortal.url : instances();
    };
    const senders = Array.from({ length: SENDERS }, (_, n) => sendPatiently(url, request, n % 3));
    const replies = await Promise.all(senders);
    expect(new Set(replies.map(bytes)).size).toBe(1);
    expect(replies[0]!.status).toBe(201);
    const fresh = replies.filter(({ replayed }) => !replayed).length;
    expect(fresh).toBeLessThanOrEqual(1);
    figures.first += fresh;
    figures.replayed += SENDERS - fresh;
  }

  it(
    'take one effect each, and every answer is the same to the byte',
    async () => {
      const names = Array.from({ length: KEYS }, (_, n) => `Race ${n}`);
      const began = performance.now();
      const lane = async () => {
        for (let name = names.pop(); name !== undefined; name = names.pop()) await race(name);
      };
      await Promise.all([killNowAndThen(() => names.length), ...Array.from({ length: KEYS_AT_ONCE }, lane)]);
      const made = await effects('Race');
      expect(made).toHaveLength(KEYS);
      expect(made.filter((it) => it.made !== 1 || it.told !== 1)).toEqual([]);
      report('repeats', { keys: KEYS, ...figures, seconds: (performance.now() - began) / 1_000 });
    },
    120_000 + KEYS * 600,
  );
});

describe('a process that is killed', () => {
  const hooks = new URL('../../../libs/shared/testing/typescript-hooks.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('./dying-server.ts', import.meta.url));

  /** Sends to a process that dies of it. */
  async function dieOf(dieAt: string, request: ReturnType<typeof organization>): Promise<void> {
    const env = { ...process.env, ...settings(), DIE_AT: dieAt };
    const server = spawn(process.execPath, ['--import', hooks, program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const exit = once(server, 'exit');
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    await expect(sendOnce(`http://127.0.0.1:${port.toString().trim()}`, request)).rejects.toThrow();
    expect(await exit).toEqual([null, 'SIGKILL']);
  }

  it.each([
    ['before the commit has left nothing: its request is made anew', 'commit', 0, false],
    ['between commit and answer has left both: its request is answered', 'answer', 1, true],
  ] as const)(
    '%s',
    async (_what, dieAt, left, replayed) => {
      for (let n = 0; n < KILLS; n++) {
        const name = `Killed at ${dieAt} ${n}`;
        const request = organization(name);
        await dieOf(dieAt, request);
        const standing = async () => (await effects('Killed at')).filter((it) => it.name === name);
        expect(await standing()).toHaveLength(left);
        const reply = await sendPatiently(instances, request, 0);
        expect([reply.status, reply.replayed]).toEqual([201, replayed]);
        expect(await standing()).toEqual([{ name, made: 1, told: 1 }]);
      }
    },
    60_000 + KILLS * 30_000,
  );
});

describe('every POST of somebody signed in', () => {
  const posts = all.filter(takesKey);
  /** Their effect takes from whoever asked what it takes to ask: a repeat is judged as they stand now. */
  const lastWords: Readonly<Record<string, number>> = {
    identity_signOut: 401,
    organizations_transferOwnership: 403,
  };
  /** Some posts want a recent sign-in, and the owner's is of the beginning. */
  let newcomer: Person;
  beforeAll(async () => {
    newcomer = await product.person('Grace');
  });

  it.each(posts.map(({ operationId }) => operationId))('is answered once under a key: %s', async (operationId) => {
    const [, path, body, token = ''] = await visits[operationId]!({ product, owner: newcomer });
    const request = { path, body, token, key: randomUUID() };
    const reply = await sendOnce(first.url, request);
    expect([reply.text, reply.status < 300, reply.replayed]).toEqual([reply.text, true, false]);
    const again = await sendOnce(second.url, request);
    if (lastWords[operationId]) return expect(again.status).toBe(lastWords[operationId]);
    expect(bytes(again)).toBe(bytes(reply));
    expect(again.replayed).toBe(true);
  });

  it('leaves no secret, address or name where the answers are kept', async () => {
    const person = await product.person('Grace Hopper');
    const told = await sendOnce(first.url, { ...organization('Secret Society'), token: person.token });
    const modules = declaredCompartments().filter(({ events }) => events !== false);
    const rows = modules.map(({ name }) => `select k::text as row from ${name}.idempotency_keys k`);
    const kept = await product.database.query<{ row: string }>(rows.join(' union all '));
    const dump = kept.map(({ row }) => row).join('\n');
    expect(kept.length).toBeGreaterThan(KEYS);
    for (const secret of ['ses_', person.token, person.id, person.email, '@example.com', 'Society', 'Race', 'location'])
      expect(dump).not.toContain(secret);
    expect(dump).not.toContain(JSON.parse(told.text).id);
  });
});

describe('a row with a version', () => {
  /** Users and members are changed by themselves and by roles: the last word holds, and no version is asked for. */
  const exempt = ['identity.users', 'organizations.members'];
  const places: Readonly<Record<string, string>> = {
    ...modulePlaces,
    ...apiKeyPlaces,
    'organizations.organizations': '/v1/organizations/:organizationId',
  };
  it('is read with its tag and written with it, whichever entity has one', () => {
    expect(versionedTables().filter((it) => !exempt.includes(it))).toEqual(Object.keys(places).sort());
    for (const path of Object.values(places)) {
      const here = all.filter((route) => route.path === path);
      expect(here.find(({ method }) => method === 'GET')).toMatchObject({ versioned: true });
      const writes = here.filter(({ method }) => ['PUT', 'PATCH', 'DELETE'].includes(method));
      expect(writes.map(({ operationId, ifMatch }) => [operationId, ifMatch])).toEqual(
        writes.map(({ operationId }) => [operationId, true]),
      );
    }
  });

  it('is changed by exactly one of 20 who saw the same version, over two instances', async () => {
    const path = `/v1/organizations/${await product.organization(owner)}`;
    const seen = { 'if-match': '"1"' };
    const attempts = Array.from({ length: 20 }, (_, n) =>
      [first, second][n % 2]!.send('PATCH', path, { name: `Change ${n}` }, owner.token, undefined, seen),
    );
    const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(412)]);
    const { headers } = await second.send('GET', path, undefined, owner.token);
    expect(headers.get('etag')).toBe('"2"');
  });
});
