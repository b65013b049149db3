import { describe, expect, it } from '@jest/globals';
import { organizationId, suspendedId } from '../test/boot.js';
import { Client, orders } from '../test/client.js';
import { knownOrder, OrdersModule } from '../test/orders.js';

const client = new Client(OrdersModule, { variables: { CORS_ORIGINS: 'https://app.example.com' } });
const { send, refused } = client;

describe('credentials', () => {
  it.each([
    ['none', {}],
    ['another scheme', { authorization: 'Basic c2VzX2FkYQ==' }],
    ['no token', { authorization: 'Bearer ' }],
    ['an unknown token', { authorization: 'Bearer ses_9' }],
    ['a bad header beside a good cookie', { authorization: 'Bearer ?', cookie: '__Host-session=ses_ada' }],
    ['two session cookies', { cookie: '__Host-session=ses_ada; __Host-session=ses_vic' }],
  ])('answers the same 401 for %s', async (_name, headers) => {
    const answer = await refused({ url: '/v1/me', headers });
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

  it('asks for a recent sign-in after the permission and before what was sent', async () => {
    const sent = { method: 'POST' as const, url: `${orders}/burn`, payload: bad };
    expect(await refused({ ...sent, as: 'vic.never' })).toMatchObject({ status: 403, code: 'permission_missing' });
    for (const as of ['ada.11', 'ada.never'])
      expect(await refused({ ...sent, as })).toMatchObject({ status: 403, code: 'recent_auth_required' });
    expect(await refused({ ...sent, as: 'ada.9' })).toMatchObject({ status: 400, code: 'request_invalid' });
    expect((await send({ ...sent, as: 'ada.9', payload: { title: 'Tea' } })).status).toBe(204);
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
