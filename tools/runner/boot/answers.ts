import { once } from 'node:events';
import { connect } from 'node:net';
import type { Address } from '../address.ts';
import { Refusal } from '../refusal.ts';

const mend = 'node tools/runner/run.mjs boot';

/** What every answer bears, whichever layer gave it. */
const headers = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];
const json = { 'content-type': 'application/json' };
const secret = 'violet-anchor-teapot-of-production';
const token = `ses_${'S3cretTokenThatNobodyKnows0'.repeat(2).slice(0, 43)}`;

const requests: readonly [
  status: number,
  method: string,
  path: string,
  headers?: Record<string, string>,
  body?: string,
][] = [
  [200, 'GET', '/health/ready'],
  [200, 'GET', '/openapi.json'],
  [200, 'GET', '/docs'],
  [200, 'GET', '/pages/verify'],
  [404, 'GET', '/dev/mailbox'],
  [404, 'GET', '/nothing'],
  [405, 'DELETE', '/health/ready'],
  [401, 'GET', '/v1/me', { authorization: `Bearer ${token}` }],
  [400, 'POST', '/v1/auth/sign-in', json, `{"email":"a@example.com","password":"${secret}"`],
  [401, 'POST', '/v1/auth/sign-in', json, `{"email":"a@example.com","password":"${secret}"}`],
  [415, 'POST', '/v1/auth/sign-in', { 'content-type': 'text/plain' }, secret],
  [400, 'GET', '/%zz'],
];

/** Secrets that the requests bore: no log may hold them. */
export const secretsOfRequests = [secret, token];

/** Every kind of answer bears the security headers, and none tells how the product is built. */
export async function answersSafely({ url }: Address): Promise<{ says: string }> {
  for (const [status, method, path, given, body] of requests) {
    const answer = await fetch(`${url}${path}`, { method, headers: given, body, redirect: 'manual' });
    const text = await answer.text();
    const lacking = headers.filter((name) => !answer.headers.get(name));
    const telling = ['server', 'x-powered-by'].filter((name) => answer.headers.has(name));
    const stack = status >= 400 && /\bat .*\.(js|ts):\d+|node_modules/.test(text);
    if (answer.status === status && lacking.length + telling.length === 0 && !stack) continue;
    throw new Refusal(
      `${method} ${path} answered ${answer.status} (wanted: ${status}), lacks [${lacking.join()}], tells [${telling.join()}]:\n${text}`,
      mend,
    );
  }
  await refusesRawNonsense(url);
  return { says: `${requests.length + 1} kinds, each with ${headers.length} headers and no stack` };
}

/** What is no HTTP is answered below the framework. */
async function refusesRawNonsense(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.write('NONSENSE\r\n\r\n');
  await once(socket, 'close');
  const head = text.toLowerCase();
  if (head.startsWith('http/1.1 400') && headers.every((name) => head.includes(`${name}:`))) return;
  throw new Refusal(`A line that is no request was answered:\n${text}`, mend);
}
