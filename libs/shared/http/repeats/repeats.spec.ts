import { randomUUIDv7 } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bootModule, ownDatabase } from '../../testing/index.js';
import type { Answer, House, TestDatabase } from '../../testing/index.js';
import { openApiDocument, routes } from '../index.js';
import { ParcelsModule, turns } from '../test/parcels.js';

let database: TestDatabase;
let house: House;
beforeAll(async () => {
  database = await ownDatabase();
  house = await bootModule(ParcelsModule, { database, variables: { DATABASE_ACQUIRE_TIMEOUT_MS: '10000' } });
});
afterAll(async () => {
  await house?.close();
  await database?.drop();
});
afterEach(() => {
  turns.inside = turns.before = undefined;
});

const organizationId = randomUUIDv7();
const path = `/v1/organizations/${organizationId}/parcels`;
const someone = (userId = randomUUIDv7(), at = organizationId) =>
  house.as({ userId, organizationId: at, permissions: ['parcels:write'] });

let labels = 0;
const newLabel = () => `parcel ${++labels}`;
const key = (text: string) => ({ 'idempotency-key': text });
const sent = async (label: string) =>
  (await house.adminQuery(`select from parcels.parcels where label = $1`, [label])).length;
/** What two answers of one request have in common. */
const bytes = ({ status, text, headers }: Answer) => {
  const { 'content-type': type, 'cache-control': cache, location, etag } = headers;
  return { status, text, type, cache, location, etag };
};
const code = ({ status, body }: Answer) => [status, body.code];

describe('a POST with an Idempotency-Key', () => {
  it('takes effect once, and is answered alike to the byte', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    const first = await ada.with(once).post(path, { label });
    expect(first).toMatchObject({ status: 201, headers: { etag: '"1"', 'cache-control': 'private, no-cache' } });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const again = await ada.with(once).post(path, { label });
    expect(bytes(again)).toEqual(bytes(first));
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    const unlike = await ada.post(path, { label });
    expect(bytes(unlike)).toMatchObject({ ...bytes(first), text: expect.any(String), location: expect.any(String) });
    expect(await sent(label)).toBe(2);
  });

  it('is the same however the key is written, and the members of the body are ordered', async () => {
    const [ada, label] = [someone(), newLabel()];
    const answers = [
      await ada.with(key('plain')).post(path, { label, note: 'x' }),
      await ada.with(key('"plain"')).post(path, { note: 'x', label }),
    ];
    expect(bytes(answers[1]!)).toEqual(bytes(answers[0]!));
    await ada.with(key('a"b')).post(path, { label });
    expect((await ada.with(key('"a\\"b"')).post(path, { label })).headers['idempotency-replayed']).toBe('true');
    expect(await sent(label)).toBe(2);
  });

  it.each([
    '',
    '""',
    '"open',
    'clo"se\u00e9',
    'a b',
    '"a b"',
    '"a"b"',
    '"a\\n"',
    'x'.repeat(256),
    `"${'x'.repeat(256)}"`,
  ])('refuses the key %j', async (text) => {
    const refused = await someone().with(key(text)).post(path, { label: 'never' });
    expect([...code(refused), refused.body.errors[0].pointer]).toEqual([
      400,
      'request_invalid',
      '/header/idempotency-key',
    ]);
    expect(await sent('never')).toBe(0);
  });

  it('takes keys of 1 to 255 characters', async () => {
    for (const text of ['k', 'x'.repeat(255), '!~'])
      expect((await someone().with(key(text)).post(path, { label: 'length' })).status).toBe(201);
  });

  it('belongs to its sender, organization and operation', async () => {
    const [user, label, once] = [randomUUIDv7(), newLabel(), key('shared')];
    const elsewhere = randomUUIDv7();
    await someone(user).with(once).post(path, { label });
    await someone().with(once).post(path, { label });
    await someone(user, elsewhere).with(once).post(path.replace(organizationId, elsewhere), { label });
    expect((await someone(user).with(once).post(`${path}/registered`, { label })).status).toBe(204);
    expect(await sent(label)).toBe(4);
  });

  it('is 422 for something else', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    await ada.with(once).post(path, { label });
    for (const other of [{ label: 'other' }, { label, note: 'x' }, { wrong: true }])
      expect(code(await ada.with(once).post(path, other))).toEqual([422, 'idempotency_key_reused']);
    expect(await sent('other')).toBe(0);
  });

  it('keeps no refusal, and may be used again after one', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    expect((await ada.with(once).post(path, { label: '' })).status).toBe(400);
    turns.inside = () => Promise.reject(new Error('the power is gone'));
    expect((await ada.with(once).post(path, { label })).status).toBe(500);
    turns.inside = undefined;
    const done = await ada.with(once).post(path, { label });
    expect([done.status, done.headers['idempotency-replayed']]).toEqual([201, undefined]);
    expect(await sent(label)).toBe(1);
  });

  it('is judged anew for whoever may no longer ask', async () => {
    const [user, once] = [randomUUIDv7(), key(randomUUIDv7())];
    await someone(user).with(once).post(path, { label: newLabel() });
    const powerless = house.as({ userId: user, organizationId, permissions: [] });
    expect((await powerless.with(once).post(path, { label: newLabel() })).status).toBe(403);
  });

  it('answers a rival when the first has committed, and 409 when it takes longer than a second', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    const arrived = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    turns.inside = () => (arrived.resolve(), goOn.promise);
    const first = ada.with(once).post(path, { label });
    await arrived.promise;
    const late = await ada.with(once).post(path, { label });
    expect([...code(late), late.headers['retry-after']]).toEqual([409, 'idempotency_key_in_use', '1']);
    const patient = ada.with(once).post(path, { label });
    goOn.resolve();
    expect(bytes(await patient)).toEqual(bytes(await first));
    expect(await sent(label)).toBe(1);
  });

  it('answers whoever is refused because a rival was faster', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    let first: Answer | undefined;
    turns.before = async () => {
      turns.before = undefined;
      first = await ada.with(once).post(path, { label });
      throw new Error('it is there already');
    };
    const second = await ada.with(once).post(path, { label });
    expect(bytes(second)).toEqual(bytes(first!));
    expect([second.headers['idempotency-replayed'], await sent(label)]).toEqual(['true', 1]);
  });

  it('is needed where a route says so, before anything else is wrong', async () => {
    for (const body of [{ label: 'never' }, { wrong: true }]) {
      const refused = await someone().post(`${path}/registered`, body);
      expect(code(refused)).toEqual([400, 'idempotency_key_required']);
    }
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    for (let n = 0; n < 2; n++)
      expect(bytes(await ada.with(once).post(`${path}/registered`, { label }))).toMatchObject({
        status: 204,
        text: '',
      });
    expect(await sent(label)).toBe(1);
  });

  it('costs a look, a claim and no more, and a repeat the look alone', async () => {
    const [ada, label, once] = [someone(), newLabel(), key(randomUUIDv7())];
    const plain = await house.measure(() => ada.post(path, { label }));
    const keyed = await house.measure(() => ada.with(once).post(path, { label }));
    const again = await house.measure(() => ada.with(once).post(path, { label }));
    expect([keyed.statements.length, keyed.roundTrips]).toEqual([plain.statements.length + 2, plain.roundTrips + 2]);
    expect([again.statements.length, again.roundTrips]).toEqual([1, 1]);
  });

  it('leaves nothing readable of the answer', async () => {
    const [label, once] = ['an old secret', key('a-key-of-mine')];
    await someone().with(once).post(path, { label });
    const [dump] = await house.adminQuery<{ text: string }>(
      `select coalesce(string_agg(k::text, ' '), '') as text from parcels.idempotency_keys k`,
    );
    expect(dump!.text.length).toBeGreaterThan(1000);
    expect(dump!.text).not.toMatch(/old secret|a-key-of-mine|location|label|application\/json/);
  });
});

describe('a mistake in a route', () => {
  it.each(['pairs', 'renamed', 'late'])('fails its test: %s', async (mistake) => {
    const answer = await someone().with(key(randomUUIDv7())).post(`${path}/${mistake}`, { label: newLabel() });
    expect(code(answer)).toEqual([500, 'internal_error']);
  });

  it('is logged outside of tests, where what the handler gives is answered', async () => {
    const live = await bootModule(ParcelsModule, { database, variables: { NODE_ENV: 'development' } });
    const ada = live.as({ userId: randomUUIDv7(), organizationId, permissions: ['parcels:write'] });
    const [label, once] = [newLabel(), key(randomUUIDv7())];
    const first = await ada.with(once).post(`${path}/renamed`, { label });
    expect(first).toMatchObject({ status: 200, body: { label: 'another' } });
    const again = await ada.with(once).post(`${path}/renamed`, { label });
    expect(again).toMatchObject({ status: 200, body: { ...first.body, label } });
    expect(await sent(label)).toBe(1);
    await live.close();
  });
});

describe('a row with a version', () => {
  const parcel = async () => {
    const ada = someone();
    const { body } = await ada.post(path, { label: newLabel() });
    return { ada, at: `${path}/${body.id}` };
  };

  it('is not sent again to whoever has it', async () => {
    const { ada, at } = await parcel();
    const known = await ada.get(at);
    expect(known.headers).toMatchObject({ etag: '"1"', 'cache-control': 'private, no-cache' });
    for (const tag of ['"1"', 'W/"1"', '"0", "1"', '*']) {
      const answer = await ada.with({ 'if-none-match': tag }).get(at);
      expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', '"1"']);
    }
    for (const tag of ['"2"', '1', '""', 'W/"11"'])
      expect((await ada.with({ 'if-none-match': tag }).get(at)).status).toBe(200);
  });

  it('is changed only by whoever says which version they have seen', async () => {
    const { ada, at } = await parcel();
    const change = (tag?: string) => ada.with(tag === undefined ? {} : { 'if-match': tag }).patch(at, { label: 'new' });
    for (const tag of [undefined, '*', ' ']) expect(code(await change(tag))).toEqual([428, 'precondition_required']);
    for (const tag of ['"2"', 'W/"1"', '1', '"1", "2"', '"01"', '"0"', '"-1"', '"9999999999"', '"99999999999"'])
      expect(code(await change(tag))).toEqual([412, 'precondition_failed']);
    const changed = await change('"1"');
    expect([changed.status, changed.body.version, changed.headers.etag]).toEqual([200, 2, '"2"']);
    expect(code(await change('"1"'))).toEqual([412, 'precondition_failed']);
  });

  it('says the same of one that does not exist as of an id that is none', async () => {
    const { ada } = await parcel();
    for (const [tag, status] of [
      ['*', 428],
      ['"1"', 404],
    ] as const)
      for (const id of [randomUUIDv7(), 'no-id'])
        expect((await ada.with({ 'if-match': tag }).patch(`${path}/${id}`, { label: 'x' })).status).toBe(status);
  });

  it('is won by exactly one of 20 who change the same version at once', async () => {
    const { ada, at } = await parcel();
    const attempts = Array.from({ length: 20 }, (_, n) =>
      ada.with({ 'if-match': '"1"' }).patch(at, { label: `by ${n}` }),
    );
    const answers = await Promise.all(attempts);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await ada.get(at)).body.version).toBe(2);
  });
});

describe('the document', () => {
  it('says which headers a route reads and answers, and what it refuses for them', async () => {
    const info = { title: 'Parcels', version: '1.0.0', description: 'A test' };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document of any depth
    const { paths } = (await openApiDocument(routes(house.app), info)) as { paths: Record<string, any> };
    const base = '/v1/organizations/{organizationId}/parcels';
    const reads = ({ parameters = [] }: { parameters?: { in: string; name: string; required: boolean }[] }) =>
      parameters
        .filter((it) => it.in === 'header' && it.name !== 'X-Request-Deadline-Ms')
        .map(({ name, required }) => `${name}${required ? '!' : ''}`);
    const [{ post: send }, { post: register }, { get, patch }] = [
      paths[base],
      paths[`${base}/registered`],
      paths[`${base}/{parcelId}`],
    ];
    expect([send, register, get, patch].map(reads)).toEqual([
      ['Idempotency-Key'],
      ['Idempotency-Key!'],
      ['If-None-Match'],
      ['If-Match!'],
    ]);
    expect(Object.keys(send.responses[201].headers)).toEqual(
      expect.arrayContaining(['Location', 'ETag', 'Idempotency-Replayed']),
    );
    expect([send.responses[409]['x-codes'], send.responses[422]['x-codes']]).toEqual([
      ['idempotency_key_in_use'],
      ['idempotency_key_reused'],
    ]);
    expect(get.responses[304].headers).toHaveProperty('ETag');
    expect([patch.responses[412]['x-codes'], patch.responses[428]['x-codes']]).toEqual([
      ['precondition_failed'],
      ['precondition_required'],
    ]);
  });
});
