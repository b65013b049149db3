import { describe, expect, it } from '@jest/globals';
import { organizationId } from '../test/boot.js';
import { Client, orders } from '../test/client.js';
import { OrdersModule } from '../test/orders.js';

const [perPrincipal, perAddress, perOrganization] = [8, 12, 10];
const client = new Client(OrdersModule, {
  variables: {
    TRUSTED_PROXY_HOPS: '1',
    LIMITS_REQUESTS_PER_PRINCIPAL: String(perPrincipal),
    LIMITS_REQUESTS_PER_ADDRESS: String(perAddress),
    LIMITS_REQUESTS_PER_ORGANIZATION: String(perOrganization),
  },
});
const { send, refused } = client;
const direct = new Client(OrdersModule, { variables: { LIMITS_REQUESTS_PER_ADDRESS: String(perAddress) } });

let addresses = 0;
const elsewhere = () => `203.0.113.${++addresses}`;
/** A name that no other test uses; tokens take letters alone. */
let people = 0;
const somebody = () => `person${String.fromCharCode(97 + people++)}`;

const policyForm = /^"default";q=(\d{1,15});w=(\d{1,15})$/;
const limitForm = /^"default";r=(\d{1,15});t=(\d{1,15})$/;

function quotaIn(headers: Record<string, unknown>) {
  const [, limit, window] = policyForm.exec(String(headers['ratelimit-policy'])) ?? [];
  const [, remaining, reset] = limitForm.exec(String(headers.ratelimit)) ?? [];
  return { limit: Number(limit), window: Number(window), remaining: Number(remaining), reset: Number(reset) };
}

const get = (url: string, as?: string, from = elsewhere()) => send({ url, as, headers: { 'x-forwarded-for': from } });
/** How many of so many requests are answered with each status. */
async function tally(requests: number, ask: (n: number) => Promise<{ status: number }>) {
  const counts: Record<number, number> = {};
  for (let n = 0; n < requests; n++) {
    const { status } = await ask(n);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

describe('the rate of requests', () => {
  it('is told with every answer, by the quota that binds first', async () => {
    const [person, from] = [somebody(), elsewhere()];
    for (const remaining of [7, 6, 5])
      expect(quotaIn((await get('/v1/me', person, from)).headers)).toMatchObject({ limit: 8, window: 60, remaining });
    for (const url of ['/v1/me', '/v1/crashes']) {
      const { status, headers } = await get(url);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(quotaIn(headers)).toEqual({ limit: 12, window: 60, remaining: 11, reset: 60 });
    }
  });

  it('refuses with 429 and says how long to wait', async () => {
    const [person, from] = [somebody(), elsewhere()];
    expect(await tally(perPrincipal, () => get('/v1/me', person, from))).toEqual({ 200: perPrincipal });
    const answer = await refused({ url: '/v1/me', as: person, headers: { 'x-forwarded-for': from } });
    expect(answer).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(quotaIn(answer.headers)).toMatchObject({ limit: 8, remaining: 0 });
    expect(Number(answer.headers['retry-after'])).toBe(quotaIn(answer.headers).reset);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(50);
  });

  it('counts a person wherever they are, and an address whoever calls from it', async () => {
    const [person, from] = [somebody(), elsewhere()];
    expect(await tally(10, () => get('/v1/me', person))).toEqual({ 200: 8, 429: 2 });
    expect(await tally(14, (n) => get('/v1/me', `somebody${'abcdefghijklmn'[n]}`, from))).toEqual({ 200: 12, 429: 2 });
    expect((await get('/pages/welcome', undefined, from)).status).toBe(429);
  });

  it('counts those who guess at tokens, before it says that they guessed wrong', async () => {
    const from = elsewhere();
    expect(await tally(14, (n) => get('/v1/me', `${n}`, from))).toEqual({ 401: 12, 429: 2 });
  });

  it('counts an organization for its members together, and never for strangers', async () => {
    expect(await tally(10, () => get(orders, somebody()))).toEqual({ 404: 10 });
    const members = ['ada', 'vic'];
    const answers = await tally(12, (n) => get(n % 2 ? orders : `${orders}/me`, members[n % 2]));
    expect(answers).toEqual({ 200: perOrganization, 429: 2 });
    const elsewhere404 = orders.replace(organizationId, crypto.randomUUID());
    expect((await get(elsewhere404, somebody())).status).toBe(404);
  });

  it('says nothing about what lies behind it to whoever has used it up', async () => {
    const person = somebody();
    await tally(perPrincipal, () => get('/v1/me', person));
    const foreign = orders.replace(organizationId, crypto.randomUUID());
    for (const url of [orders, foreign, `${orders}/me`]) expect((await get(url, person)).status).toBe(429);
  });

  it('is not counted where supervisors, programs and readers ask', async () => {
    const from = elsewhere();
    await tally(perAddress + 1, () => get('/v1/me', undefined, from));
    for (const url of ['/openapi.json', '/docs']) {
      const { status, headers } = await get(url, undefined, from);
      expect([status, headers.ratelimit]).toEqual([200, undefined]);
    }
  });
});

describe('a forged X-Forwarded-For', () => {
  it('makes nobody a new address: what the nearest proxy saw counts', async () => {
    const from = elsewhere();
    expect(await tally(14, (n) => get('/v1/me', undefined, `198.51.100.${n}, ${from}`))).toEqual({ 401: 12, 429: 2 });
  });

  it('means nothing at all without a proxy', async () => {
    const ask = (n: number) => direct.send({ url: '/v1/me', headers: { 'x-forwarded-for': `198.51.100.${n}` } });
    expect(await tally(14, ask)).toEqual({ 401: 12, 429: 2 });
  });

  it('of one /64 is one address', async () => {
    const ask = (n: number) => get('/v1/me', undefined, `2001:db8:7:7::${n}`);
    expect(await tally(14, ask)).toEqual({ 401: 12, 429: 2 });
  });
});
