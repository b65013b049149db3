import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../libs/shared/http/index.js';
import { AppModule } from '../app.module.js';
import type { ListCase } from './list-case.js';
import { listCases } from './list-cases.js';
import { previewOf } from './preview.js';
import { Product } from './product.js';
import type { Instance, Person, Reply } from './product.js';

const product = new Product();
const all = routes(await previewOf(AppModule));
const lists = all
  // The mailbox of development lists files of the machine that it runs on.
  .filter(({ path, query }) => path.startsWith('/v1') && query && 'shape' in query && 'cursor' in query.shape)
  .map(({ operationId }) => operationId);
const pairs = lists.flatMap((own) => lists.filter((it) => it !== own).map((other) => [own, other] as const));

let instance: Instance;
let owner: Person;
let other: Person;
let cases: Readonly<Record<string, ListCase>>;
let elsewhere: Readonly<Record<string, ListCase>>;

beforeAll(async () => {
  instance = await product.start({ LIMITS_REQUESTS_PER_PRINCIPAL: '1000000', LIMITS_STORE_TIMEOUT_MS: '10000' });
  [owner, other] = [await product.person('Ada'), await product.person('Eve')];
  [cases, elsewhere] = [await listCases(product, owner), await listCases(product, other)];
}, 60_000);

afterAll(() => product.stop());

const read = (path: string, person = owner): Promise<Reply> => instance.send('GET', path, undefined, person.token);

/** The next page's address, as RFC 8288 has it: relative to the request. */
function nextOf({ headers }: Reply, path: string): string | null {
  const link = headers.get('link');
  if (link === null) return null;
  const [, target = ''] = /^<([^<>"\s]+)>; rel="next"$/.exec(link) ?? [];
  const next = new URL(target, `http://here${path}`);
  expect(next.host).toBe('here');
  return `${next.pathname}${next.search}`;
}

/** Every key that a reader of all pages sees, in order. */
async function readAll({ path, keyOf }: ListCase): Promise<string[]> {
  const seen: string[] = [];
  for (let at: string | null = `${path}?limit=5`; at !== null;) {
    const page: Reply = await read(at);
    expect(page.status).toBe(200);
    seen.push(...page.body.items.map(keyOf));
    at = nextOf(page, at);
    const cursor = at && new URL(at, 'http://here').searchParams.get('cursor');
    expect(cursor).toBe(page.body.nextCursor);
  }
  return seen;
}

describe('every list', () => {
  it('has a case', () => {
    expect(Object.keys(cases).sort()).toEqual([...lists].sort());
  });

  it.each(lists)(
    'loses and doubles nothing while rows come and go: %s',
    async (operationId) => {
      const list = cases[operationId]!;
      const stay: string[] = [];
      const go: string[] = [];
      for (let n = 0; n < 24; n++) (n % 3 === 0 ? go : stay).push(await list.insert());
      let reading = true;
      const storm = async () => {
        const came: string[] = [];
        for (let n = 0; reading; n++) {
          came.push(await list.insert());
          const gone = n % 2 === 0 ? go.pop() : came.shift();
          if (gone) await list.remove(gone);
        }
        for (const key of [...came, ...go]) await list.remove(key);
      };
      const [seen] = await Promise.all([readAll(list).finally(() => void (reading = false)), storm()]);
      expect(new Set(seen).size).toBe(seen.length);
      expect(stay.filter((key) => !seen.includes(key))).toEqual([]);
      const calm = await readAll(list);
      expect(stay.filter((key) => !calm.includes(key))).toEqual([]);
      expect(await readAll(list)).toEqual(calm);
    },
    60_000,
  );
});

describe('a cursor', () => {
  const cursorOf = async (list: ListCase, person = owner) => {
    for (let n = 0; n < 2; n++) await list.insert();
    const { body } = await read(`${list.path}?limit=1`, person);
    expect(body.nextCursor).toEqual(expect.any(String));
    return body.nextCursor as string;
  };
  const refused = async (path: string, cursor: string) => {
    const { status, body } = await read(`${path}?cursor=${encodeURIComponent(cursor)}`);
    expect([cursor, status, body.code]).toEqual([cursor, 400, 'cursor_invalid']);
  };

  it.each(lists)('is refused when any of it was changed: %s', async (operationId) => {
    const list = cases[operationId]!;
    const cursor = await cursorOf(list);
    expect((await read(`${list.path}?cursor=${cursor}`)).status).toBe(200);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < cursor.length; at++) {
      const letter = alphabet[(alphabet.indexOf(cursor[at]!) + 1 + Math.floor(Math.random() * 63)) % 64]!;
      await refused(list.path, `${cursor.slice(0, at)}${letter}${cursor.slice(at + 1)}`);
    }
    for (const other of [cursor.slice(1), cursor.slice(0, -1), `${cursor}A`, `${cursor}=`, `${cursor}${cursor}`, 'x'])
      await refused(list.path, other);
    for (const json of ['[]', 'null', '["x"]', '{}'])
      await refused(list.path, Buffer.from(`${'\0'.repeat(12)}${json}`).toString('base64url'));
  });

  it.each(pairs)('is refused by other lists: of %s by %s', async (own, other) => {
    await refused(cases[other]!.path, await cursorOf(cases[own]!));
  });

  it.each(lists)('is refused under another filter: %s', async (operationId) => {
    const { query: members } = all.find((it) => it.operationId === operationId)!;
    const list = cases[operationId]!;
    const filters = Object.keys((members as { shape: object }).shape).filter((it) => it !== 'limit' && it !== 'cursor');
    expect(filters.sort()).toEqual((list.filters ?? []).map((it) => it.split('=', 1)[0]).sort());
    for (const filter of list.filters ?? []) {
      const { status, body } = await read(`${list.path}?${filter}&cursor=${await cursorOf(list)}`);
      expect([status, body.code]).toEqual([400, 'cursor_invalid']);
    }
  });

  it.each(lists)('is refused in other hands, or of another organization: %s', async (operationId) => {
    await refused(cases[operationId]!.path, await cursorOf(elsewhere[operationId]!, other));
  });
});
