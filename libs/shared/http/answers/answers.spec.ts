import { describe, expect, it } from '@jest/globals';
import { Client, orders } from '../test/client.js';
import { knownOrder, OrdersModule } from '../test/orders.js';

const problems = { order_not_found: { status: 404, title: 'Order not found', owner: 'orders' } };
const variables = { CORS_ORIGINS: 'https://app.example.com' };

const client = new Client(OrdersModule, { variables, published: { problems } });
const { send, refused } = client;

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
    expect(text).toContain('<link rel="icon" href="data:,">');
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
