import { beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { z } from 'zod';
import { kernelErrors } from '../../errors/index.js';
import {
  Answers,
  answered,
  Body,
  openApiDocument,
  Protocol,
  RawBody,
  RecentAuth,
  Returns,
  routes,
  SignedIn,
  Unmetered,
  WhenDatabaseIsAway,
} from '../index.js';
import { boot, organizationId, suspendedId, verifications } from '../test/boot.js';
import { Client, orders } from '../test/client.js';
import { WatchesModule } from '../test/watches.js';
import { VerifiedKeys } from './verified-keys.js';

const app = 'https://app.example.com';
const shop = 'https://shop.example';
const client = new Client(WatchesModule, {
  variables: { CORS_ORIGINS: app, LIMITS_PROTOCOL_REQUESTS_PER_KEY: '5' },
});
const { send, refused } = client;

const watch = '/ofrep/v1/watches/tea';
let keys = 0;
/** A key that no other test uses: each has a limit, and is remembered. */
const key = (name: string) => `${name}.${++keys}`;
const bearing = (credential: string, headers: Record<string, string> = {}) => ({
  authorization: `Bearer ${credential}`,
  ...headers,
});
const look = (headers: Record<string, string>, url = watch) => send({ method: 'POST', url, headers });
const denied = (headers: Record<string, string>, url = watch) => refused({ method: 'POST', url, headers });

beforeEach(() => {
  verifications.fail = undefined;
});

describe('a route of a protocol', () => {
  it('takes an API key in each place where its clients put one', async () => {
    const name = key('sk_ada.staging');
    const places = [
      ['authorization', `Bearer ${name}`],
      ['authorization', name],
      ['x-api-key', name],
    ] as const;
    for (const [place, credential] of places) {
      const answer = await look({ [place]: credential });
      expect([answer.status, answer.json()]).toMatchObject([200, { keyId: name, userId: null, organizationId }]);
    }
  });

  it('gives a caller of the key’s organization and environment, with the permission', async () => {
    const { json } = await look(bearing(key('pk_ada.staging')));
    expect(json()).toMatchObject({ permissions: ['orders:watch'], environment: 'staging', told: 'nothing' });
  });

  it.each([
    ['nothing', {}],
    ['a session', { authorization: 'Bearer ses_ada' }],
    ['the cookie of one', { cookie: '__Host-session=ses_ada' }],
    ['no key', { authorization: 'sk_' }],
    ['a bad header beside a good one', { authorization: 'Basic c2s=', 'x-api-key': 'sk_ada.staging' }],
  ])('answers 401 to %s', async (_name, headers) => {
    expect(await denied(headers)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it.each([
    ['a key without an environment', 'sk_ada', {}, 'api_key_unsuitable'],
    ['a publishable key from a page that it is not for', 'pk_ada.staging.shop', { origin: app }, 'origin_refused'],
    ['a publishable key from nowhere, if it is for a page', 'pk_ada.staging.shop', {}, 'origin_refused'],
  ])('answers 403 to %s', async (_name, name, headers, code) => {
    expect(await denied(bearing(key(name), headers))).toMatchObject({ status: 403, code });
  });

  it('answers 403 to a publishable key where none is taken, and to a key whose member lacks the permission', async () => {
    const url = '/ofrep/v1/watches';
    const publishable = await refused({ url, headers: bearing(key('pk_ada.staging')) });
    expect(publishable).toMatchObject({ status: 403, code: 'api_key_unsuitable' });
    const powerless = await refused({ url, headers: bearing(key('sk_vic.staging')) });
    expect(powerless).toMatchObject({ status: 403, code: 'permission_missing' });
    expect((await send({ url, headers: bearing(key('sk_ada.staging')) })).status).toBe(200);
  });

  it('answers in the words of the protocol, and lets nothing out that is not declared', async () => {
    const headers = bearing(key('sk_ada.staging'));
    const found = await look(headers);
    expect([found.status, found.headers.etag, found.headers['cache-control']]).toEqual([
      200,
      '"abc"',
      'private, no-cache',
    ]);
    const lost = await look(headers, '/ofrep/v1/watches/lost');
    expect(lost.status).toBe(404);
    expect(lost.json()).toEqual({ key: 'lost', errorCode: 'FLAG_NOT_FOUND' });
    expect(found.text).not.toContain('secret');
    const same = await look(headers, '/ofrep/v1/watches/same');
    expect([same.status, same.text, same.headers.etag]).toEqual([304, '', '"abc"']);
  });

  it('answers 500 where a handler chooses a status that it does not declare', async () => {
    const slip = (status: number) =>
      send({ method: 'POST', url: '/ofrep/v1/slips', headers: bearing(key('sk_ada.staging')), payload: { status } });
    expect([(await slip(202)).status, (await slip(201)).status]).toEqual([202, 500]);
  });

  it('hands over body and query as they came', async () => {
    const headers = { ...bearing(key('sk_ada.staging')), 'content-type': 'application/json' };
    const posted = async (payload: string) =>
      (await send({ method: 'POST', url: watch, headers, payload })).json().told;
    expect(await posted('{"context":{"a":[1]}}')).toBe('{"context":{"a":[1]}}');
    expect([await posted('{'), await posted('{"__proto__":1}')]).toEqual(['nothing', 'nothing']);
    const url = '/ofrep/v1/watches?userId=7&properties[plan]=pro&tag=a&tag=b';
    const { told } = (await send({ url, headers: bearing(key('sk_ada.staging')) })).json();
    expect(JSON.parse(told)).toEqual({ userId: '7', 'properties[plan]': 'pro', tag: ['a', 'b'] });
  });

  it('has a limit of its own for each key, and tells what is left of it', async () => {
    const headers = bearing(key('sk_ada.staging'));
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push(await look(headers));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[0]!.headers).toMatchObject({ 'ratelimit-policy': '"default";q=5;w=60' });
    expect(answers[0]!.headers.ratelimit).toMatch(/^"default";r=4;t=\d+$/);
    expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(0);
    expect((await look(bearing(key('sk_ada.staging')))).status).toBe(200);
  });
});

describe('a page of another origin', () => {
  const preflight = (url: string) =>
    send({ method: 'OPTIONS', url, headers: { origin: shop, 'access-control-request-method': 'POST' } });

  it('may read what takes publishable keys, without credentials, and nothing else', async () => {
    for (const { headers } of [await preflight(watch), await look(bearing(key('pk_ada.staging'), { origin: shop }))]) {
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['access-control-allow-credentials']).toBeUndefined();
    }
    for (const url of ['/ofrep/v1/watches', orders])
      expect((await preflight(url)).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('may send a key that is for it, whatever cookies there are', async () => {
    const headers = bearing(key('pk_ada.staging.shop'), { origin: shop, cookie: '__Host-session=ses_ada' });
    expect((await look(headers)).status).toBe(200);
    const inItsOwnHeader = { ...headers, 'x-api-key': key('pk_ada.staging.shop'), 'sec-fetch-site': 'cross-site' };
    expect((await look({ ...inItsOwnHeader, authorization: '' })).status).toBe(401);
  });
});

describe('an API key elsewhere', () => {
  it('is taken below its own organization alone', async () => {
    const as = (url: string, name: string) => refused({ url, headers: bearing(key(name)) });
    const { status } = await send({ url: orders, headers: bearing(key('sk_ada')) });
    expect(status).toBe(200);
    for (const elsewhere of [suspendedId, crypto.randomUUID(), 'nonsense'])
      expect(await as(orders.replace(organizationId, elsewhere), 'sk_ada')).toMatchObject({
        status: 404,
        code: 'organization_not_found',
      });
  });

  it.each([
    ['publishable', 'pk_ada', orders, 'api_key_unsuitable'],
    ['publishable, asking for what is a person’s', 'pk_ada', '/v1/me', 'session_required'],
    ['for an environment', 'sk_ada.staging', orders, 'api_key_unsuitable'],
    ['asking for what is a person’s', 'sk_ada', '/v1/me', 'session_required'],
    ['asking for what is a member’s', 'sk_ada', `${orders}/me`, 'session_required'],
  ])('gets 403 where it is %s, whatever it asks about', async (_what, name, url, code) => {
    for (const place of [url, url.replace(organizationId, crypto.randomUUID())])
      expect(await refused({ url: place, headers: bearing(key(name)) })).toMatchObject({ status: 403, code });
  });

  it('is no session, and not taken from its cookie', async () => {
    const headers = { cookie: `__Host-session=${key('sk_ada')}` };
    expect(await refused({ url: orders, headers })).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  it('never signed in recently', async () => {
    const sent = { method: 'POST' as const, url: `${orders}/burn`, payload: { title: 'Tea' } };
    expect(await refused({ ...sent, headers: bearing(key('sk_ada')) })).toMatchObject({ code: 'recent_auth_required' });
  });

  it('is asked about with every request', async () => {
    const name = key('sk_ada');
    const before = verifications.count;
    for (let n = 0; n < 3; n++) await send({ url: orders, headers: bearing(name) });
    expect(verifications.count).toBe(before + 3);
  });
});

describe('while the database is away', () => {
  const unavailable = () => {
    throw kernelErrors.unavailable();
  };
  const passed = (ms: number) => {
    Object.assign(client.app.get(VerifiedKeys, { strict: false }), { now: () => performance.now() + ms });
  };

  it('a key is taken as it was verified, where the route says so and for as long as it says', async () => {
    const headers = bearing(key('sk_ada.staging'));
    passed(0);
    expect((await look(headers)).status).toBe(200);
    expect((await send({ url: '/ofrep/v1/watches', headers })).status).toBe(200);
    verifications.fail = unavailable;
    passed(14 * 60_000);
    expect((await look(headers)).status).toBe(200);
    expect(await refused({ url: '/ofrep/v1/watches', headers })).toMatchObject({ status: 503 });
    expect(await denied(bearing(key('sk_ada.staging')))).toMatchObject({ status: 503 });
    passed(16 * 60_000);
    expect(await denied(headers)).toMatchObject({ status: 503, code: 'unavailable' });
  });
});

describe('the OpenAPI document', () => {
  it('has every status of a protocol with its shape, beside the problems of the kernel', async () => {
    const info = { title: 'Watches', version: '1.0.0', description: 'A test' };
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a document of any depth
    const document = (await openApiDocument(routes(client.app), info)) as any;
    const { post } = document.paths['/ofrep/v1/watches/{watchKey}'];
    expect(post).toMatchObject({
      security: [{ bearer: [] }, { bareKey: [] }, { apiKey: [] }],
      ...{ 'x-permission': 'orders:watch', 'x-publishable': true, 'x-when-database-is-away': '15m' },
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
    });
    const { securitySchemes } = document.components;
    expect(Object.keys(securitySchemes)).toEqual(['bearer', 'apiKey', 'bareKey', 'cookie']);
    expect(Object.keys(post.responses)).toEqual(['200', '304', '400', '401', '403', '404', '429', '4XX', '5XX']);
    const { 200: found, 304: same, 404: lost } = post.responses;
    expect(found.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Seen' });
    expect([Object.keys(found.headers), same.content]).toEqual([
      expect.arrayContaining(['ETag', 'RateLimit']),
      undefined,
    ]);
    expect(Object.keys(lost.content)).toEqual(['application/json', 'application/problem+json']);
    const names = (path: string, method: string) =>
      document.paths[path][method].parameters.map(({ name }: { name: string }) => name);
    expect(names('/ofrep/v1/watches/{watchKey}', 'post')).toEqual([
      'watchKey',
      'If-None-Match',
      'X-Request-Deadline-Ms',
    ]);
    expect(names('/ofrep/v1/watches', 'get')).toEqual(['members', 'X-Request-Deadline-Ms']);
  });
});

describe('a route that breaks the rules of protocols', () => {
  it('keeps the program from starting, and is named', async () => {
    const Thing = z.object({ a: z.int() }).meta({ id: 'ProtocolThing' });
    const thing = { a: 1 };
    @Controller()
    class Careless {
      @Get('v1/flags')
      @Protocol('orders:watch')
      @Answers({ 200: Thing })
      misplaced() {
        return answered(200, thing);
      }

      @Get('v1/answers')
      @SignedIn()
      @Answers({ 200: Thing })
      ownWords() {
        return answered(200, thing);
      }

      @Post('ofrep/v1/both')
      @Protocol('orders:write', { publishable: true })
      @RecentAuth('10m')
      @Unmetered('a test')
      @Answers({ 200: Thing })
      both(@Body(Thing) _body: { a: number }, @RawBody() _raw: unknown) {
        return answered(200, thing);
      }

      @Post('v1/raw')
      @SignedIn()
      @WhenDatabaseIsAway('15m')
      @Returns(Thing)
      raw(@RawBody() _raw: unknown) {
        return thing;
      }

      @Get('unleash/undeclared')
      @Protocol('nobody:declared')
      @Answers({ 200: Thing })
      undeclared() {
        return answered(200, thing);
      }
    }
    @Module({ controllers: [Careless] })
    class CarelessModule {}
    const booting = boot(CarelessModule).then((it) => it.close());
    for (const fault of [
      /misplaced .* is a @Protocol outside of/,
      /ownWords .* has @Answers without @Protocol/,
      /both .* takes publishable keys, and orders:write is not for them/,
      /both .* reads its body both judged and raw/,
      /both .* asks an API key for a recent sign-in/,
      /both .* is a @Protocol, and @Unmetered/,
      /raw .* reads what came unjudged, without @Protocol/,
      /raw .* is @WhenDatabaseIsAway without @Protocol/,
      /undeclared .* asks for nobody:declared, which no module declares/,
    ])
      await expect(booting).rejects.toThrow(fault);
  });
});
