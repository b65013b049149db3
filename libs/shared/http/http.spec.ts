import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Allow, permissionsOfRole, Public, ReturnsNothing, routes, SignedIn } from './index.js';
import { boot, organizationId, suspendedId } from './test/boot.js';
import { knownOrder, OrdersModule } from './test/orders.js';
import { problemIn } from './test/problems.js';

let app: NestFastifyApplication;
const orders = `/v1/organizations/${organizationId}/orders`;

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT' | 'OPTIONS' | 'HEAD';
  readonly url: string;
  readonly as?: string;
  readonly headers?: Record<string, string>;
  readonly payload?: object | string;
}

async function send({ as, headers, ...rest }: Sent) {
  const authorization = as ? { authorization: `Bearer ses_${as}` } : {};
  const answer = await app.inject({ method: 'GET', ...rest, headers: { ...authorization, ...headers } });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json() };
}
const refused = async (sent: Sent) => {
  const answer = await send(sent);
  const { status, code, errors } = problemIn(answer);
  return {
    status,
    code,
    pointers: errors?.map(({ pointer }) => pointer) ?? [],
    headers: answer.headers,
    text: answer.text,
  };
};

beforeAll(async () => {
  const problems = { order_not_found: { status: 404, title: 'Order not found', owner: 'orders' } };
  const variables = { CORS_ORIGINS: 'https://app.example.com', TRUSTED_PROXY_HOPS: '1' };
  app = await boot(OrdersModule, { variables, published: { problems } });
});
afterAll(() => app.close());

describe('credentials', () => {
  it.each([
    ['none', {}],
    ['another scheme', { authorization: 'Basic c2VzX2FkYQ==' }],
    ['no token', { authorization: 'Bearer ' }],
    ['an unknown token', { authorization: 'Bearer ses_9' }],
    ['a bad header beside a good cookie', { authorization: 'Bearer ?', cookie: '__Host-session=ses_ada' }],
    ['two session cookies', { cookie: '__Host-session=ses_ada; __Host-session=ses_vic' }],
  ])('answers the same 401 for %s', async (_name, headers) => {
    const answer = await refused({ url: '/v1/me', headers: headers as Record<string, string> });
    expect(answer).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(answer.headers['www-authenticate']).toBe('Bearer');
  });

  it('takes a bearer token or the session cookie, and the header wins', async () => {
    const cookie = '__Host-session=ses_ada';
    expect((await send({ url: '/v1/me', headers: { cookie } })).json()).toMatchObject({ kind: 'user', userId: 'ada' });
    expect((await send({ url: '/v1/me', as: 'vic', headers: { cookie } })).json()).toMatchObject({ userId: 'vic' });
  });

  it('never looks at credentials on a public route', async () => {
    const answer = await send({ method: 'POST', url: '/v1/echoes', as: '9', payload: { title: 'Tea' } });
    expect(answer.json()).toEqual({ title: 'anonymous: Tea' });
  });

  it('sets and clears the session cookie', async () => {
    const opened = await send({ method: 'POST', url: '/v1/sessions' });
    expect(opened.headers['set-cookie']).toBe(
      '__Host-session=ses_abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60',
    );
    const closed = await send({ method: 'POST', url: '/v1/sessions/close', as: 'ada' });
    expect(closed.headers['set-cookie']).toContain('Max-Age=0');
  });

  it('refuses changes of a cookie caller from another origin, and lets header callers pass', async () => {
    const headers = {
      cookie: '__Host-session=ses_ada',
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    };
    const sent = { method: 'POST' as const, url: '/v1/sessions/close' };
    expect(await refused({ ...sent, headers })).toMatchObject({ status: 403, code: 'cross_origin_refused' });
    expect((await send({ ...sent, headers: { ...headers, authorization: 'Bearer ses_ada' } })).status).toBe(204);
    expect((await send({ ...sent, headers: { ...headers, origin: 'https://app.example.com' } })).status).toBe(204);
  });
});

describe('the order of checks', () => {
  const bad = { title: 7 };
  it('is authentication, membership, permission, validation, object', async () => {
    const url = `${orders}/${crypto.randomUUID()}`;
    const foreign = url.replace(organizationId, crypto.randomUUID());
    const sent = { method: 'PATCH' as const, url, payload: bad };
    expect(await refused(sent)).toMatchObject({ status: 401 });
    expect(await refused({ ...sent, url: foreign, as: 'ada' })).toMatchObject({
      status: 404,
      code: 'organization_not_found',
    });
    expect(await refused({ ...sent, as: 'vic' })).toMatchObject({ status: 403, code: 'permission_missing' });
    expect(await refused({ ...sent, as: 'ada' })).toMatchObject({ status: 400, code: 'request_invalid' });
    expect(await refused({ ...sent, as: 'ada', payload: { title: 'Tea' } })).toMatchObject({
      status: 404,
      code: 'order_not_found',
    });
  });

  it('tells only an allowed caller that a body is no JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST' as const, url: orders, payload: '{', headers };
    expect(await refused(sent)).toMatchObject({ status: 401 });
    expect(await refused({ ...sent, as: 'vic' })).toMatchObject({ status: 403 });
    expect(await refused({ ...sent, as: 'ada' })).toMatchObject({ status: 400, code: 'request_malformed' });
  });

  it('treats a malformed id like an unknown one, after validation', async () => {
    const url = `${orders}/not-an-id`;
    expect(await refused({ method: 'PATCH', url, as: 'ada', payload: bad })).toMatchObject({ status: 400 });
    expect(await refused({ method: 'PATCH', url, as: 'ada', payload: { title: 'Tea' } })).toMatchObject({
      status: 404,
      code: 'order_not_found',
    });
    expect(await refused({ url: `/v1/organizations/nonsense/orders`, as: 'ada' })).toMatchObject({
      code: 'organization_not_found',
    });
  });

  it('lets a suspended organization read, and change what is marked for it', async () => {
    const url = orders.replace(organizationId, suspendedId);
    expect((await send({ url, as: 'ada' })).status).toBe(200);
    expect(await refused({ method: 'POST', url, as: 'ada', payload: {} })).toMatchObject({
      status: 403,
      code: 'organization_suspended',
    });
    expect((await send({ method: 'DELETE', url: `${url}/${knownOrder}`, as: 'ada' })).status).toBe(204);
  });

  it('asks for membership alone on a signed-in route below an organization', async () => {
    expect((await send({ url: `${orders}/me`, as: 'vic' })).json()).toMatchObject({ userId: 'vic', organizationId });
    expect(await refused({ url: `${orders}/me`, as: 'stranger' })).toMatchObject({ code: 'organization_not_found' });
  });
});

describe('what was sent', () => {
  it('names wrong members by pointer and never repeats them', async () => {
    const payload = {
      title: '',
      email: 'hunter2',
      lines: [{ sku: 'waytoolong', 'a/b~c': 'hunter2' }],
      password: 'hunter2',
    };
    const { status, pointers, text } = await refused({ method: 'POST', url: orders, as: 'ada', payload });
    expect(status).toBe(400);
    expect(pointers.sort()).toEqual([
      '/body/email',
      '/body/lines/0/a~1b~0c',
      '/body/lines/0/sku',
      '/body/password',
      '/body/title',
    ]);
    expect(text).not.toContain('hunter2');
  });

  it('names the whole body when there is none', async () => {
    expect((await refused({ method: 'POST', url: orders, as: 'ada' })).pointers).toEqual(['/body']);
  });

  it.each([
    ['?limit=0', '/query/limit'],
    ['?limit=abc', '/query/limit'],
    ['?limit=5&limit=6', '/query/limit'],
    ['?colour=red', '/query/colour'],
  ])('refuses the query %s', async (query, pointer) => {
    expect(await refused({ url: orders + query, as: 'ada' })).toMatchObject({ status: 400, pointers: [pointer] });
  });

  it('refuses any query on a route that declares none', async () => {
    expect(await refused({ url: '/v1/me?x=1', as: 'ada' })).toMatchObject({ status: 400, pointers: ['/query/x'] });
  });

  it('takes a declared list given once or repeated, and lowers a limit above 100', async () => {
    const titleOf = async (query: string) =>
      (await send({ url: `${orders}?limit=500${query}`, as: 'ada' })).json().items[0].title;
    expect(await titleOf('&tag=a')).toBe('Order 1 a');
    expect(await titleOf('&tag=a&tag=b')).toBe('Order 1 a+b');
  });

  it('counts text in code points', async () => {
    const place = (title: string) => send({ method: 'POST', url: orders, as: 'ada', payload: { title } });
    expect((await place('🍵'.repeat(20))).status).toBe(201);
    expect((await place('🍵'.repeat(21))).status).toBe(400);
  });

  it('takes a valid trace and the address before the trusted proxy', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const headers = { traceparent, 'x-forwarded-for': '9.9.9.9, 203.0.113.7' };
    expect((await send({ url: '/v1/me', as: 'ada', headers })).json()).toMatchObject({
      trace: traceparent,
      ip: '203.0.113.7',
    });
    expect((await send({ url: '/v1/me', as: 'ada', headers: { traceparent: 'junk' } })).json()).toMatchObject({
      trace: null,
    });
  });
});

describe('what is answered', () => {
  it('is 201 with the place of what was created', async () => {
    const answer = await send({ method: 'POST', url: orders, as: 'ada', payload: { title: 'Tea' } });
    expect([answer.status, answer.headers.location]).toEqual([201, `/v1/orders/${knownOrder}`]);
  });

  it('walks a list by its links, and refuses a cursor that is damaged or of another list', async () => {
    const titles: string[] = [];
    let next: string | undefined = `${orders}?limit=3&tag=a`;
    let cursor = '';
    while (next) {
      const answer = await send({ url: next, as: 'ada' });
      titles.push(...answer.json().items.map((it: { title: string }) => it.title));
      cursor = answer.json().nextCursor ?? cursor;
      next = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link ?? ''))?.[1];
    }
    expect(titles).toEqual(Array.from({ length: 7 }, (_, at) => `Order ${at + 1} a`));
    for (const wrong of [`tag=b&cursor=${cursor}`, `tag=a&cursor=${cursor.slice(0, -2)}AA`, 'tag=a&cursor=x'])
      expect(await refused({ url: `${orders}?${wrong}`, as: 'ada' })).toMatchObject({
        status: 400,
        code: 'cursor_invalid',
      });
  });

  it.each(['null', 'text', 'list', 'misfit'])('is 500 when a handler returns %s, and nothing leaks', async (what) => {
    const { status, code, text } = await refused({ url: `/v1/leaks?what=${what}` });
    expect([status, code]).toEqual([500, 'internal_error']);
    expect(text).not.toContain('secret');
  });

  it('leaves out members that are not declared', async () => {
    const { status, text } = await send({ url: '/v1/leaks?what=planted' });
    expect(status).toBe(200);
    expect(text).not.toContain('secret');
  });

  it('says nothing about an error that nobody expected', async () => {
    const { status, text } = await refused({ url: '/v1/crashes' });
    expect(status).toBe(500);
    expect(text).not.toMatch(/postgres|hunter2|Error:/);
  });

  it('carries our request id, and never the caller’s', async () => {
    const answer = await send({ url: '/v1/me', as: 'ada', headers: { 'x-request-id': 'mine' } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('gives a page a policy for its own script and style, and escapes what is filled in', async () => {
    const { headers, text } = await send({ url: '/pages/welcome?utm=mail' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<title>Hi &amp; bye</title>');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(headers['content-security-policy']).toMatch(/script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });
});

describe('addresses', () => {
  it.each([
    ['PUT', orders, 'GET, HEAD, OPTIONS, POST'],
    ['GET', `${orders}/${knownOrder}`, 'DELETE, OPTIONS, PATCH'],
    ['DELETE', '/v1/me', 'GET, HEAD, OPTIONS'],
  ])('answers 405 with Allow to %s %s', async (method, url, allow) => {
    const answer = await refused({ method: method as 'PUT', url, as: 'ada' });
    expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(answer.headers.allow).toBe(allow);
  });

  it('answers 404 where there is nothing', async () => {
    expect(await refused({ url: '/v1/nothing' })).toMatchObject({ status: 404, code: 'route_not_found' });
  });

  it('answers a preflight of a configured origin, and OPTIONS that is none', async () => {
    const origin = 'https://app.example.com';
    const preflight = await send({
      method: 'OPTIONS',
      url: orders,
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    });
    expect((await send({ method: 'OPTIONS', url: orders })).status).toBe(204);
    const foreign = await send({ url: '/v1/me', as: 'ada', headers: { origin: 'https://evil.example' } });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('explains a problem by its registry entry', async () => {
    const { json } = await send({ url: '/problems/order_not_found' });
    expect(json()).toEqual({
      type: '/problems/order_not_found',
      code: 'order_not_found',
      status: 404,
      title: 'Order not found',
      owner: 'orders',
    });
    expect(await refused({ url: '/problems/constructor' })).toMatchObject({ status: 404, code: 'problem_not_found' });
  });
});

describe('the route table', () => {
  it('lists every route with what its decorators recorded', () => {
    const place = routes(app).find(({ operationId }) => operationId === 'orders_place');
    expect(place).toMatchObject({
      method: 'POST',
      path: '/v1/organizations/:organizationId/orders',
      module: 'orders',
      access: [{ kind: 'allow', permission: 'orders:write' }],
      answers: [{ kind: 'returns', status: 201 }],
    });
    expect(place?.body).toBeDefined();
  });

  it('refuses to boot with a handler that breaks the rules, naming it', async () => {
    @Controller('v1')
    class Careless {
      @Get('things')
      @ReturnsNothing()
      unguarded(): void {}

      @Get('others')
      @SignedIn()
      @Public('twice')
      twice(): void {}

      @Post('things/:id/doIt')
      @Allow('nobody:declared')
      @ReturnsNothing()
      misplaced(): void {}
    }
    @Module({ controllers: [Careless] })
    class CarelessModule {}
    const booting = boot(CarelessModule).then((it) => it.close());
    await expect(booting).rejects.toThrow(/Careless.unguarded .* needs exactly one of @Allow/);
    await expect(booting).rejects.toThrow(/Careless.twice .* needs exactly one of @Returns/);
    await expect(booting).rejects.toThrow(/Careless.misplaced .* lies at an address outside/);
    await expect(booting).rejects.toThrow(/Careless.misplaced .* nobody:declared, which no module declares/);
  });

  it('gives the owner every permission, and a role its own', () => {
    expect([...permissionsOfRole('owner')].sort()).toEqual(['orders:read', 'orders:write']);
    expect([...permissionsOfRole('viewer')]).toEqual(['orders:read']);
    expect(permissionsOfRole('nobody').size).toBe(0);
  });
});
