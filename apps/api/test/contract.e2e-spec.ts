import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '../../../libs/shared/http/index.js';
import { isOfProtocol } from '../../../tools/contract/rules/protocols.ts';
import { openapi } from '../published.js';
import { Product } from './product.js';
import type { Instance } from './product.js';

/** One request of a `.http` file, as an editor would send it. */
interface Written {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const folder = join(import.meta.dirname, '../http');

/** The requests of a file, once its variables are filled in; `mine` goes before what the file says. */
function requestsOf(file: string, mine: Readonly<Record<string, string>>): Written[] {
  const [head, ...parts] = readFileSync(join(folder, file), 'utf8').split(/^### .*\n/m);
  const variables = {
    ...Object.fromEntries([...head!.matchAll(/^@(\w+) =[ ]?(.*)$/gm)].map(([, n, v]) => [n, v])),
    ...mine,
  };
  return parts.map((part) => {
    const [, name] = /^# @name (\w+)$/m.exec(part)!;
    const filled = part.replaceAll(/\{\{(\w+)\}\}/g, (_, variable: string) => variables[variable] ?? '?');
    const [first, body] = filled.split(/\n\n/);
    const [line, ...headers] = first!.split('\n').filter((it) => !it.startsWith('#'));
    const [method, path] = line!.split(' ');
    const pairs = headers.map((it) => it.split(': ')).map(([header, value]) => [header!.toLowerCase(), value]);
    return {
      name: name!,
      method: method!,
      path: path!,
      headers: Object.fromEntries(pairs),
      body: body ? JSON.parse(body) : undefined,
    };
  });
}

const product = new Product();
let instance: Instance;
let requests: Written[];

beforeAll(async () => {
  // Mails of people are handled by the other instance, which has a mail server.
  await product.start();
  instance = await product.start({ NOTIFICATIONS_MAIL_TRANSPORT: 'mailbox', ROLE: 'api' });
  const owner = await product.person('Owner');
  const organizationId = await product.organization(owner);
  const mine = { baseUrl: '', sessionToken: owner.token, organizationId, idempotencyKey: organizationId };
  requests = globSync('*.http', { cwd: folder })
    .sort()
    .flatMap((file) => requestsOf(file, mine));
}, 30_000);

afterAll(() => product.stop());

describe('what runs is what is written', () => {
  const table = () =>
    routes(instance.app).map(({ method, path, operationId }) => [operationId, method, path].join(' '));

  it('has every route in the committed document, and nothing else', () => {
    const { paths } = openapi() as { paths: Record<string, Record<string, { operationId: string }>> };
    const written = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) =>
        [operationId, method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1')].join(' '),
      ),
    );
    expect(written.sort()).toEqual(table().sort());
  });

  it('has one request of each route in the .http files', () => {
    const names = routes(instance.app).map(({ operationId }) => operationId);
    expect(requests.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it('has requests that reach their route, in a form that it reads', async () => {
    const answers: Record<string, string> = {};
    // Some of the others end the session, or what is read.
    const order = requests.toSorted((a, b) => Number(a.method !== 'GET') - Number(b.method !== 'GET'));
    for (const { name, method, path, headers, body } of order) {
      const from = path.startsWith('/dev/') ? '127.0.0.1' : undefined;
      const { status, body: answer } = await instance.send(method, path, body, undefined, from, headers);
      const isUnknown = ['route_not_found', 'request_malformed', 'media_type_unsupported'].includes(answer?.code);
      if (status >= 500 || isUnknown) answers[name] = `${status} ${answer?.code}`;
      // The protocols of SDKs take API keys, and the file has none to show.
      const granted = isOfProtocol(path) ? 401 : 200;
      if (method === 'GET' && status !== 404) expect([name, status]).toEqual([name, granted]);
    }
    expect(answers).toEqual({});
  });
});
