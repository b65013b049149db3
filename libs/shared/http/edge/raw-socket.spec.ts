import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { boot } from '../test/boot.js';
import { OrdersModule } from '../test/orders.js';
import { problemIn } from '../test/problems.js';
import { speak } from '../test/raw-socket.js';

let app: NestFastifyApplication;

beforeAll(async () => {
  app = await boot(OrdersModule, { limits: { requestTimeoutMs: 300, connectionsCheckMs: 50 } });
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

/** The answer to these bytes, which has to be a problem document with its headers. */
async function refusal(bytes: string | Buffer): Promise<string> {
  const answer = await speak(app, bytes);
  const { status, code } = problemIn(answer);
  return `${status} ${code}`;
}

const get = (target: string, ...lines: string[]) =>
  `GET ${target} HTTP/1.1\r\n${['Host: x', ...lines].join('\r\n')}\r\n\r\n`;
const post = (body: string | Buffer, ...lines: string[]) => {
  const type = lines.some((line) => /^content-type/i.test(line)) ? [] : ['Content-Type: application/json'];
  const head = ['POST /v1/echoes HTTP/1.1', 'Host: x', `Content-Length: ${Buffer.byteLength(body)}`, ...type, ...lines];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
};
const KIB = 1024;

describe('before there is a request', () => {
  it.each([
    ['a malformed request line', 'NONSENSE\r\n\r\n', '400 request_malformed'],
    ['an unknown method', 'BREW /v1/me HTTP/1.1\r\nHost: x\r\n\r\n', '400 request_malformed'],
    ['a malformed header', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n', '400 request_malformed'],
    [
      'two lengths',
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
      '400 request_malformed',
    ],
    [
      'length and chunks',
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      '400 request_malformed',
    ],
    [
      'a bad chunk',
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      '400 request_malformed',
    ],
    ['HTTP/2 in the clear', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 request_malformed'],
    ['CONNECT', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n', '400 request_malformed'],
    ['an unknown expectation', get('/v1/me', 'Expect: miracles'), '417 expectation_unsupported'],
    ['a header block over its limit', get('/v1/me', `X-Big: ${'a'.repeat(16 * KIB)}`), '431 headers_too_large'],
    // None is dropped in silence: what is not looked at could be a second Host.
    ['more than 2,000 headers', get('/v1/me', ...Array<string>(2_000).fill('a:'), 'Host: y'), '431 headers_too_large'],
    ['a header block far over its limit', get('/v1/me', `X-Big: ${'a'.repeat(64 * KIB)}`), '431 headers_too_large'],
  ])('answers %s', async (_name, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  it.each([
    ['no Host', 'GET /v1/me HTTP/1.1\r\n\r\n'],
    ['two Hosts', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'],
    ['an empty Host', 'GET /v1/me HTTP/1.1\r\nHost:\r\n\r\n'],
    ['a Host with odd characters', 'GET /v1/me HTTP/1.1\r\nHost: a/b@c\r\n\r\n'],
  ])('refuses %s', async (_name, bytes) => {
    expect(await refusal(bytes)).toBe('400 request_malformed');
  });

  it('answers clients of HTTP/1.0, which know no Host', async () => {
    expect(await refusal('GET /v1/me HTTP/1.0\r\n\r\n')).toBe('401 unauthenticated');
  });
});

describe('clients that stall', () => {
  it.each([
    ['in the headers', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'in the body',
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"ti',
    ],
    [
      'in a chunk',
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"t',
    ],
  ])('get 408 when they stop %s', async (_name, bytes) => {
    expect(await refusal(bytes)).toBe('408 request_timeout');
  });
});

describe('addresses', () => {
  it.each([
    ['/v1/%zz', '400 request_malformed'],
    ['/v1/%c3%28', '400 request_malformed'],
    [`/problems/${'a'.repeat(257)}`, '414 uri_too_long'],
    [`/v1/me?${'a'.repeat(8 * KIB)}`, '414 uri_too_long'],
    [`/v1/me?${'a'.repeat(15 * KIB)}`, '414 uri_too_long'],
    ['*', '404 route_not_found'],
    ['me', '400 request_malformed'],
    ['http://x/v1/nothing', '404 route_not_found'],
    ['//v1/me', '404 route_not_found'],
    ['/v1/organizations//orders', '404 route_not_found'],
    ['/v1/leaks?what=%00', '400 request_malformed'],
    ['/v1/leaks?what=%ed%a0%80', '400 request_malformed'],
    ['/v1/leaks?what=%', '400 request_malformed'],
    ['/v1/leaks?__proto__=x', '400 request_malformed'],
    ['/v1/leaks?what=a&what=b', '400 request_invalid'],
  ])('answers %s', async (target, expected) => {
    expect(await refusal(get(target))).toBe(expected);
  });

  it('takes a parameter and an address at their limits', async () => {
    expect(await refusal(get(`/problems/${'a'.repeat(256)}`))).toBe('404 problem_not_found');
    const head = '/v1/nothing?';
    expect(await refusal(get(head + 'a'.repeat(8 * KIB - head.length)))).toBe('404 route_not_found');
  });

  it.each(['TRACE', 'PROPFIND', 'PUT'])('answers %s with what the address takes', async (method) => {
    const answer = await speak(app, `${method} /v1/me HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(problemIn(answer)).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  it('answers OPTIONS that is no preflight', async () => {
    expect((await speak(app, 'OPTIONS /v1/me HTTP/1.1\r\nHost: x\r\n\r\n')).status).toBe(204);
  });
});

describe('bodies', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it.each([
    ['truncated JSON', post('{"title":'), '400 request_malformed'],
    ['no JSON at all', post('title=Tea'), '400 request_malformed'],
    ['bytes that are not UTF-8', post(Buffer.from('{"title":"\xff"}', 'latin1')), '400 request_malformed'],
    ['nothing', post(''), '400 request_invalid'],
    ['null', post('null'), '400 request_invalid'],
    ['a list', post('[]'), '400 request_invalid'],
    ['20,000 nested lists', post(deep(20_000)), '400 request_malformed'],
    ['one level too many', post(deep(33)), '400 request_malformed'],
    ['as many levels as allowed', post(deep(32)), '400 request_invalid'],
    ['brackets in text, which are no levels', post(JSON.stringify({ title: '['.repeat(100) })), '400 request_invalid'],
    ['a lone surrogate', post('{"title":"\\ud800"}'), '400 request_invalid'],
    ['U+0000', post('{"title":"a\\u0000b"}'), '400 request_invalid'],
    ['U+0000 in a name', post('{"a\\u0000":1}'), '400 request_invalid'],
    ['__proto__', post('{"__proto__":{"title":"Tea"}}'), '400 request_invalid'],
    ['constructor', post('{"title":"Tea","constructor":{"prototype":{}}}'), '400 request_invalid'],
    ['text', post('{}', 'Content-Type: text/plain'), '415 media_type_unsupported'],
    ['a form', post('title=Tea', 'Content-Type: application/x-www-form-urlencoded'), '415 media_type_unsupported'],
    ['another charset', post('{}', 'Content-Type: application/json; charset=latin1'), '415 media_type_unsupported'],
    ['a broken type', post('{}', 'Content-Type: ;;;'), '415 media_type_unsupported'],
    ['JSON over its limit', post(JSON.stringify({ title: 'a'.repeat(256 * KIB) })), '413 body_too_large'],
  ])('answers %s', async (_name, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  it('refuses a body without a type', async () => {
    const bytes = 'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}';
    expect(await refusal(bytes)).toBe('415 media_type_unsupported');
  });

  it('refuses chunks that exceed the limit together', async () => {
    const chunk = `8000\r\n${'a'.repeat(0x8000)}\r\n`;
    const head =
      'POST /v1/echoes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await refusal(head + chunk.repeat(9))).toBe('413 body_too_large');
  });

  it('takes JSON at its limit, sent after 100 Continue or with a charset', async () => {
    const padding = ' '.repeat(256 * KIB - '{"title":"Tea"}'.length);
    const answer = await speak(app, post(`{"title":"Tea"}${padding}`, 'Content-Type: application/json; charset=UTF-8'));
    expect([answer.status, answer.text]).toEqual([200, '{"title":"anonymous: Tea"}']);
  });
});
