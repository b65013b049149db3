import { randomBytes } from 'node:crypto';
import { moduleSecrets } from '../cases.js';
import { asOwner, bearer, header, json, managed, member, raw } from './log-safety-place.js';
import type { Allowed, Place, Request, Standing } from './log-safety-place.js';

/** A request with a secret in one place of it. */
export interface Planted {
  readonly place: string;
  readonly form: string;
  readonly needle: string;
  readonly bytes: Buffer;
  /** Where the secret may show, and why. */
  readonly allowed: Allowed | undefined;
}

const password = 'lantern-harbour-42';
const proof = { attemptId: '0198c0de-0000-7000-8000-000000000001', code: '12345678' };

/** Every place where a client can put something. */
export const places: Readonly<Record<string, Place>> = {
  ...moduleSecrets,
  'the name of an API key': managed('/api-keys', (name) => ({ name, kind: 'secret', scopes: ['org:read'] })),
  'the address': {
    request: (text) => ({ target: `/v1/${encodeURIComponent(text)}` }),
  },
  'an id of the path': {
    request: (text, it) => ({ target: `/v1/organizations/${encodeURIComponent(text)}`, headers: [asOwner(it)] }),
  },
  'a key of the path': {
    request: (text) => ({ target: `/problems/${encodeURIComponent(text)}` }),
    allowed: { where: 'answer', reason: 'a 404 names the key that was asked for' },
  },
  'a member of the query': {
    request: (text, it) => ({ target: `/v1/organizations?cursor=${encodeURIComponent(text)}`, headers: [asOwner(it)] }),
  },
  'a name in the query': {
    request: (text, it) => ({ target: `/v1/organizations?${encodeURIComponent(text)}=1`, headers: [asOwner(it)] }),
    allowed: { where: 'answer', reason: 'a pointer leads to the member that is wrong' },
  },
  'a query that cannot be decoded': {
    request: (text, it) => ({ target: `/v1/organizations?a=${encodeURIComponent(text)}%ff`, headers: [asOwner(it)] }),
  },
  'the session of the header': { request: (text) => ({ target: '/v1/me', headers: [bearer(text)] }) },
  'other credentials': { request: (text) => ({ target: '/v1/me', headers: [['authorization', `Basic ${text}`]] }) },
  'the session cookie': { request: (text) => ({ target: '/v1/me', headers: [['cookie', `__Host-session=${text}`]] }) },
  'another cookie': header('cookie', (text) => `theme=${text}`),
  'the user agent': header('user-agent'),
  'X-Request-Id': {
    ...header('x-request-id'),
    allowed: { where: 'log', reason: 'the client’s own id is logged as clientRequestId: it is there to be found by' },
  },
  'X-Forwarded-For': header('x-forwarded-for'),
  traceparent: header('traceparent'),
  'a traceparent that is nearly one': header('traceparent', (text) => `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${text}`),
  tracestate: header('tracestate', (text) => `v=${text}`),
  baggage: header('baggage', (text) => `v=${text}`),
  origin: header('origin', (text) => `https://${text}.example`),
  referer: header('referer'),
  host: { request: (text) => ({ target: '/v1/me', headers: [['host', text]] }) },
  accept: header('accept'),
  'If-None-Match': {
    request: (text, it) => ({
      target: `/v1/organizations/${it.organizationId}`,
      headers: [asOwner(it), ['if-none-match', text]],
    }),
  },
  'If-Match': {
    request: (text, it) => ({
      ...{ method: 'PATCH', target: `/v1/organizations/${it.organizationId}`, body: '{"name":"Acme"}' },
      headers: [asOwner(it), json, ['if-match', text]],
    }),
  },
  'Idempotency-Key': {
    request: (text, it) => ({
      ...{ method: 'POST', target: '/v1/me/notifications/read-all' },
      headers: [asOwner(it), ['idempotency-key', text]],
    }),
  },
  'X-Request-Deadline-Ms': header('x-request-deadline-ms'),
  'a header that nobody knows': header('x-whatever'),
  'the name of a header': { request: (text, it) => ({ target: '/v1/me', headers: [asOwner(it), [text, 'x']] }) },
  'the media type': raw((text) => JSON.stringify({ email: `${text}@x.example` }), 'text/plain'),
  'a parameter of the media type': {
    request: (text) => ({
      method: 'POST',
      target: '/v1/auth/sign-up',
      headers: [['content-type', `application/json; a=${text}`]],
      body: '{}',
    }),
  },
  'the address to sign up': member('/v1/auth/sign-up', 'email'),
  'the address to sign in': member('/v1/auth/sign-in', 'email', { password }),
  'the password to sign in': member('/v1/auth/sign-in', 'password', { email: 'somebody@example.com' }),
  'a wrong current password': member('/v1/auth/password/change', 'currentPassword', {
    newPassword: 'anchor-teapot-17',
  }),
  'a new password': member('/v1/auth/password/change', 'newPassword', { currentPassword: 'not this one' }),
  'the password of a new account': member('/v1/auth/verify-email', 'password', { ...proof, name: 'Ada' }),
  'the name of a new account': member('/v1/auth/verify-email', 'name', { ...proof, password }),
  'a mailed token': member('/v1/auth/password/reset', 'token', { password }),
  'a mailed code': member('/v1/auth/verify-email', 'code', { attemptId: proof.attemptId, name: 'Ada', password }),
  'the token of an invitation': member('/v1/invitations/accept', 'token'),
  'one’s own name': member('/v1/me', 'name', {}, 'PATCH'),
  'one’s own language': member('/v1/me', 'locale', {}, 'PATCH'),
  'the name of an organization': member('/v1/organizations', 'name'),
  'the slug of an organization': member('/v1/organizations', 'slug', { name: 'Acme' }),
  'whom to invite': {
    request: (text, it) => ({
      ...member(`/v1/organizations/${it.organizationId}/invitations`, 'email', { role: 'member' }).request(text, it),
    }),
  },
  'a role': {
    request: (text, it) => ({
      ...member(`/v1/organizations/${it.organizationId}/members/${it.userId}`, 'role', {}, 'PATCH').request(text, it),
    }),
  },
  'the name of a member': {
    ...raw((text) => JSON.stringify({ [text]: 1 })),
    allowed: { where: 'answer', reason: 'a pointer leads to the member that is wrong' },
  },
  'JSON that breaks off': raw((text) => `{"email":${JSON.stringify(text)}`),
  'what is no JSON': raw((text) => text),
  'a method': { request: (text) => ({ method: text, target: '/v1/me' }) },
};

const token = (needle: string) => needle.padEnd(43, 'A');
/** How a secret is dressed: as what it is, or as what does something to a log. */
export const forms: Readonly<Record<string, (needle: string) => string>> = {
  plain: (needle) => needle,
  'like a session': (needle) => `ses_${token(needle)}`,
  'like a key': (needle) => `sk_${token(needle)}`,
  'like a bearer token': (needle) => `Bearer ${token(needle)}`,
  'like an address': (needle) => `${needle}@mail.example.com`,
  'with a line of its own': (needle) => `${needle}\r\n{"level":"fatal","event":"forged.${needle}"}\r\n`,
  'with line feeds': (needle) => `a\n2026-01-01 INFO ${needle}\n`,
  'with escapes': (needle) => `\u001b[2J\u001b]0;${needle}\u0007\u009b31m${needle}\u007f`,
  'with separators': (needle) => `${needle}\u2028${needle}\u2029\u0085\u202e${needle}`,
  'like a format': (needle) => `%s %j %o \${jndi:ldap://${needle}} {{${needle}}} {"a":"${needle}"}`,
};

/** One request for each place and form. */
export const plantedRequests = (standing: Standing): Planted[] =>
  Object.entries(places).flatMap(([place, { request, allowed }]) =>
    Object.entries(forms).map(([form, dress]) => {
      const needle = `cnry${randomBytes(8).toString('hex')}`;
      return { place, form, needle, allowed, bytes: bytesOf(request(dress(needle), standing)) };
    }),
  );

function bytesOf({ method = 'GET', target = '/v1/me', headers = [], body }: Request): Buffer {
  const host = headers.some(([name]) => name === 'host') ? [] : ([['host', 'localhost']] as const);
  const length = body === undefined ? [] : ([['content-length', String(Buffer.byteLength(body))]] as const);
  const lines = [...host, ...headers, ...length].map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`);
}
