import { randomBytes } from 'node:crypto';
import type { Pieces } from './malformed-wire.js';

/** Bytes that are no request, or one that must not be taken for another. */
export interface ByteCase {
  readonly name: string;
  readonly pieces: () => Pieces;
  /** `refused`: a problem is the first answer. `any`: whatever is below 500, or a closed socket. */
  readonly expects: 'refused' | 'any';
  /** As many answers may come; 1 unless given: what is smuggled is one too many. */
  readonly most?: number;
  /** As whose answer it is judged; GET unless given. */
  readonly method?: 'GET' | 'HEAD' | 'OPTIONS';
  /** Closes our half at the end. */
  readonly ends?: boolean;
  /** Waits for the server's patience to end. */
  readonly stalls?: boolean;
}

const CRLF = '\r\n';
const head = (first: string, ...lines: string[]) => `${[first, ...lines].join(CRLF)}${CRLF}${CRLF}`;
const get = (target: string, ...lines: string[]) => head(`GET ${target} HTTP/1.1`, 'Host: x', ...lines);
const good = get('/v1/me');
const post = (...lines: string[]) =>
  head('POST /v1/auth/sign-up HTTP/1.1', 'Host: x', 'Content-Type: application/json', ...lines);
const smuggled = get('/openapi.json');
const KIB = 1024;

const refused = (name: string, bytes: string | Buffer, more: Partial<ByteCase> = {}): ByteCase => ({
  ...{ name, pieces: () => [bytes], expects: 'refused' },
  ...more,
});
const any = (name: string, bytes: string | Buffer, more: Partial<ByteCase> = {}): ByteCase =>
  refused(name, bytes, { expects: 'any', ...more });
const inPieces = (name: string, pieces: Pieces, more: Partial<ByteCase> = {}): ByteCase =>
  refused(name, '', { pieces: () => pieces, ...more });

const requestLines: readonly ByteCase[] = [
  refused('no request line', `NONSENSE${CRLF}${CRLF}`),
  any('bytes by chance', '', { pieces: () => [randomBytes(200), `${CRLF}${CRLF}`] }),
  refused('a TLS hello', Buffer.from('1603010200010001fc0303', 'hex'), { ends: true }),
  refused('the preface of HTTP/2', `PRI * HTTP/2.0${CRLF}${CRLF}SM${CRLF}${CRLF}`),
  refused('HTTP/0.9', `GET /v1/me${CRLF}`),
  refused('a version to come', head('GET /v1/me HTTP/2.0', 'Host: x')),
  refused('a version that never was', head('GET /v1/me HTTP/1.9', 'Host: x')),
  refused('a version in small letters', head('GET /v1/me http/1.1', 'Host: x')),
  refused('no version', head('GET /v1/me', 'Host: x')),
  refused('words after the version', head('GET /v1/me HTTP/1.1 x', 'Host: x')),
  refused('a method in small letters', head('get /v1/me HTTP/1.1', 'Host: x')),
  refused('a method that nobody knows', head('BREW /v1/me HTTP/1.1', 'Host: x')),
  refused('U+0000 in the method', head('G\0T /v1/me HTTP/1.1', 'Host: x')),
  refused('a method without an end', 'A'.repeat(64 * KIB)),
  refused('a space in the address', head('GET /v1/ me HTTP/1.1', 'Host: x')),
  refused('a control character in the address', head('GET /v1/\x01me HTTP/1.1', 'Host: x')),
  refused('a tab in the address', head('GET\t/v1/me\tHTTP/1.1', 'Host: x')),
  refused('raw UTF-8 in the address', head('GET /v1/é🍵 HTTP/1.1', 'Host: x')),
  refused('an address without a slash', get('me')),
  refused('a star as the address', get('*')),
  refused('a whole URL that is broken', get('http://')),
  refused('a host as the address', get('example.com:443')),
  any('OPTIONS of everything', head('OPTIONS * HTTP/1.1', 'Host: x'), { method: 'OPTIONS' }),
  refused('CONNECT', head('CONNECT example.com:443 HTTP/1.1', 'Host: example.com')),
  refused('CONNECT to an address', head('CONNECT /v1/me HTTP/1.1', 'Host: x')),
  refused('one character over the longest address', get(`/v1/me?${'a'.repeat(8 * KIB - 6)}`)),
  refused('an address of 20 KiB', get(`/${'a'.repeat(20 * KIB)}`)),
  refused('an address of 200 KiB', get(`/${'a'.repeat(200 * KIB)}`)),
  refused('words of a proxy before it', `PROXY TCP4 1.2.3.4 5.6.7.8 1 2${CRLF}${good}`),
  refused('another protocol', `SSH-2.0-OpenSSH_9.0${CRLF}`),
  refused('a byte order mark', `\ufeff${good}`),
  any('empty lines before it', `${CRLF}${CRLF}${good}`),
  refused('U+0000 before it', `\0${good}`),
];

const headers: readonly ByteCase[] = [
  refused('a line without a colon', get('/v1/me', 'bad header')),
  refused('a space before the colon', get('/v1/me', 'X-A : b')),
  refused('no name', get('/v1/me', ': b')),
  refused('a folded line', get('/v1/me', 'X-A: b', ' folded')),
  refused('a folded length', post('Content-Length:', ' 2') + '{}'),
  refused('U+0000 in a value', get('/v1/me', 'X-A: a\0b')),
  refused('a bare CR in a value', get('/v1/me', 'X-A: a\rb')),
  refused('bare LF at the ends of lines', good.replaceAll(CRLF, '\n')),
  refused('a control character in a name', get('/v1/me', 'X-\x01: b')),
  refused('letters beyond ASCII in a name', get('/v1/me', 'X-é: b')),
  any('2,500 headers of two bytes', get('/v1/me', ...Array<string>(2_500).fill('a:'))),
  refused('another Host behind 2,000 headers', get('/v1/me', ...Array<string>(2_000).fill('a:'), 'Host: y')),
  refused('a block over 16 KiB, of the shortest lines', get('/v1/me', ...Array<string>(5_000).fill('a:'))),
  refused('a block over 16 KiB', get('/v1/me', `X-Big: ${'a'.repeat(16 * KIB)}`)),
  refused('a block of 200 KiB', get('/v1/me', ...Array<string>(200).fill(`X-Big: ${'a'.repeat(KIB)}`))),
  inPieces('a block without an end', [
    head('GET /v1/me HTTP/1.1').slice(0, -2),
    ...Array<string>(60).fill(`x: ${'a'.repeat(KIB)}${CRLF}`),
  ]),
  refused('no Host', head('GET /v1/me HTTP/1.1')),
  refused('two Hosts', get('/v1/me', 'Host: y')),
  refused('the same Host twice', get('/v1/me', 'HOST: x')),
  refused('a folded Host', head('GET /v1/me HTTP/1.1', 'Host:', ' x')),
  any('an address and a Host that differ', get('http://other.example/v1/me')),
  refused('two credentials', get('/v1/me', 'Authorization: Bearer ses_a', 'Authorization: Bearer ses_b')),
  any('HTTP/1.0 without a Host', head('GET /v1/me HTTP/1.0')),
  any('HTTP/1.0 that stays', head('GET /v1/me HTTP/1.0', 'Connection: keep-alive')),
  any('an upgrade', get('/v1/me', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x')),
  any(
    'an upgrade to HTTP/2',
    get('/v1/me', 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: x'),
  ),
  refused('an unknown expectation', get('/v1/me', 'Expect: miracles')),
  any(
    'a hop that removes credentials',
    get('/v1/me', 'Connection: authorization, close', 'Authorization: Bearer ses_a'),
  ),
];

const chunked = 'Transfer-Encoding: chunked';
const bodies: readonly ByteCase[] = [
  refused('a length and chunks', post('Content-Length: 5', chunked) + `0${CRLF}${CRLF}${smuggled}`),
  refused('chunks and a length', post(chunked, 'Content-Length: 5') + `0${CRLF}${CRLF}${smuggled}`),
  refused('two lengths', post('Content-Length: 2', 'Content-Length: 0') + '{}'),
  refused('the same length twice', post('Content-Length: 2', 'Content-Length: 2') + '{}'),
  refused('a list of lengths', post('Content-Length: 2, 2') + '{}'),
  ...['-1', '+2', '0x2', '2 2', '2.0', '99999999999999999999999', 'two', ''].map((length) =>
    length === ''
      ? any('a length of nothing', post('Content-Length: ') + '{}', { most: 2 })
      : refused(`the length ${length}`, post(`Content-Length: ${length}`) + '{}'),
  ),
  refused('chunks by another name', post('Transfer-Encoding: xchunked') + smuggled),
  refused('chunks before something else', post('Transfer-Encoding: chunked, identity') + smuggled),
  refused('chunks behind a vertical tab', post('Transfer-Encoding: \x0bchunked') + `0${CRLF}${CRLF}${smuggled}`),
  refused('chunks twice', post(chunked, chunked) + `0${CRLF}${CRLF}`),
  refused('chunks, told of with a space', post('Transfer-Encoding : chunked') + `0${CRLF}${CRLF}${smuggled}`),
  any('chunks in HTTP/1.0', head('POST /v1/auth/sign-up HTTP/1.0', chunked) + `0${CRLF}${CRLF}`, { most: 2 }),
  refused('a size that is none', post(chunked) + `zz${CRLF}{}${CRLF}`),
  refused('a size below nothing', post(chunked) + `-2${CRLF}{}${CRLF}`),
  refused('a size beyond all numbers', post(chunked) + `fffffffffffffffff${CRLF}{}`),
  refused('a chunk without its end', post(chunked) + `2${CRLF}{}0${CRLF}${CRLF}`),
  refused('a chunk with bare LF', post(chunked) + `2\n{}\n0\n\n`),
  refused('an extension without an end', post(chunked) + `2;${'a'.repeat(64 * KIB)}${CRLF}{}${CRLF}`),
  refused('chunks over the limit', post(chunked) + `8000${CRLF}${'a'.repeat(0x8000)}${CRLF}`.repeat(9)),
  any('a length among the trailers', post(chunked) + `2${CRLF}{}${CRLF}0${CRLF}Content-Length: 5${CRLF}${CRLF}`),
  refused('trailers without an end', post(chunked) + `0${CRLF}${`x: ${'a'.repeat(KIB)}${CRLF}`.repeat(40)}${CRLF}`),
  refused('a body that never fits', post('Content-Length: 99999999') + '{'),
  refused('a body that never fits, announced', post('Content-Length: 99999999', 'Expect: 100-continue')),
  any('a body after 100 Continue', post('Content-Length: 2', 'Expect: 100-continue') + '{}'),
  any('a body that ends early', post('Content-Length: 20') + '{"e', { ends: true }),
  any('chunks that end early', post(chunked) + `5${CRLF}{"e`, { ends: true }),
  any('a head that ends early', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nX-', { ends: true }),
  any('nothing at all', '', { ends: true }),
  any('a request as the body of a GET', get('/v1/me', `Content-Length: ${smuggled.length}`) + smuggled),
  any('a HEAD with a body', head('HEAD /v1/me HTTP/1.1', 'Host: x', 'Content-Length: 2') + '{}', { method: 'HEAD' }),
  refused('more body than its length', post('Content-Length: 2') + '{}{}{}', { most: 2 }),
];

const sequences: readonly ByteCase[] = [
  any('three requests at once', good.repeat(3), { most: 3 }),
  any('50 requests at once', good.repeat(50), { most: 50 }),
  refused('a good request after a bad one', `NONSENSE${CRLF}${CRLF}${smuggled}`),
  refused('a good request after a bad chunk', post(chunked) + `zz${CRLF}${smuggled}`),
  refused('a good request after a bad length', post('Content-Length: x') + smuggled),
  any('a bad request after a good one', `${good}NONSENSE${CRLF}${CRLF}`, { most: 2 }),
  any('a request after one that closes', get('/v1/me', 'Connection: close') + smuggled),
  refused('requests after an expectation', get('/v1/me', 'Expect: miracles') + smuggled),
  refused('requests after CONNECT', head('CONNECT x:1 HTTP/1.1', 'Host: x') + smuggled),
  refused(
    'a request after a body over the limit',
    post(`Content-Length: ${300 * KIB}`) + 'a'.repeat(300 * KIB) + good,
    { most: 2 },
  ),
  inPieces(
    'one byte after another',
    [...good].flatMap((it) => [it, 1]),
    { expects: 'any' },
  ),
];

const stalls: readonly ByteCase[] = [
  refused('silence in the request line', 'GET /v1/m', { stalls: true }),
  refused('silence in the headers', 'GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: ', { stalls: true }),
  refused('silence in the body', post('Content-Length: 20') + '{"e', { stalls: true }),
  refused('silence in a chunk', post(chunked) + `5${CRLF}{"e`, { stalls: true }),
  refused('silence before the last chunk', post(chunked) + `2${CRLF}{}${CRLF}`, { stalls: true }),
  inPieces(
    'a header that trickles',
    Array.from({ length: 80 }, (_, at) => [at === 0 ? 'GET / HTTP/1.1\r\nX: ' : 'a', 100]).flat(),
    { stalls: true },
  ),
  inPieces(
    'a body that trickles',
    Array.from({ length: 80 }, (_, at) => [at === 0 ? post('Content-Length: 99') : ' ', 100]).flat(),
    { stalls: true },
  ),
  any('silence from the start', '', { stalls: true }),
  any('silence after an answer', good, { stalls: true }),
];

export const byteCases: readonly ByteCase[] = [...requestLines, ...headers, ...bodies, ...sequences];
/** They cost the whole patience of the server, so each is sent once in a while, all at once. */
export const stallingCases = stalls;
