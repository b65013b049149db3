import { describe, expect, it } from '@jest/globals';
import { Client, orders } from '../test/client.js';
import { OrdersModule } from '../test/orders.js';

const client = new Client(OrdersModule, { variables: { TRUSTED_PROXY_HOPS: '1' } });
const { send, refused } = client;

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
