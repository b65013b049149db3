import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { Agent, createServer, request as ask } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Admission } from './admission.js';
import { ClassTable } from './class-table.js';
import { GradientLimit } from './gradient-limit.js';
import type { LoadClass } from './load-classes.js';
import { WaitingLine } from './waiting-line.js';

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await holds()); await wait(1))
    if (Date.now() > end) throw new Error(`Not within 20 s: ${String(holds)}`);
}

const KIND = 'organizations_getOrganization';

/** One window of a server that does so many at once in so many milliseconds each. */
function window(limit: GradientLimit, ms: number, inFlight: number, late = 0): number {
  limit.note(inFlight);
  for (let n = 0; n < 50; n++) limit.sample(KIND, ms);
  limit.turn(late, 0);
  return limit.current;
}
const windows = (count: number, each: () => number) => Array.from({ length: count }, each).at(-1)!;

describe('the limit', () => {
  it('finds the place where latency is a few times what a request takes alone, and stays there', () => {
    const limit = new GradientLimit(8, 256);
    windows(20, () => window(limit, 3, 1));
    // One core that needs a millisecond for each: what is under way waits for one another.
    const loaded = () => window(limit, Math.max(3, limit.current), limit.current);
    expect(windows(30, loaded)).toBeLessThan(30);
    const settled = Array.from({ length: 60 }, loaded);
    expect(Math.min(...settled)).toBeGreaterThan(12);
    expect(Math.max(...settled)).toBeLessThan(30);
  });

  it('opens again by itself, where nothing but a few requests comes', () => {
    const limit = new GradientLimit(8, 256);
    windows(20, () => window(limit, 3, 1));
    expect(windows(40, () => window(limit, 500, limit.current))).toBe(8);
    expect(windows(40, () => window(limit, 3, 1))).toBe(32);
  });

  it('grows to its ceiling where more at once costs nothing', () => {
    const limit = new GradientLimit(8, 256);
    expect(windows(200, () => window(limit, 3, limit.current))).toBeGreaterThan(200);
    expect(windows(200, () => window(limit, 3, limit.current))).toBeLessThanOrEqual(256);
  });

  it('is lowered by a loop that is late, though requests seem fast', () => {
    const limit = new GradientLimit(8, 256);
    expect(windows(40, () => window(limit, 3, limit.current, 200))).toBeLessThanOrEqual(10);
  });

  it('asks with two at a time what a request takes by now, after ten seconds under pressure', () => {
    const limit = new GradientLimit(8, 256);
    windows(20, () => window(limit, 3, 1));
    // The database has become ten times as slow for good: by the old measure all of it is overload.
    const slow = () => window(limit, 30, limit.current);
    expect(windows(60, slow)).toBe(8);
    const seen = Array.from({ length: 300 }, slow);
    expect(Math.min(...seen)).toBe(2);
    expect(seen.at(-1)).toBeGreaterThan(20);
  });

  it('is not moved by a mix of fast and slow routes, each of which takes what it always takes', () => {
    const limit = new GradientLimit(8, 256);
    const mixed = (share: number) => {
      limit.note(limit.current);
      for (let n = 0; n < 50; n++) limit.sample(n < share ? 'slow' : 'fast', n < share ? 200 : 2);
      limit.turn(0, 0);
      return limit.current;
    };
    windows(10, () => mixed(2));
    expect(windows(30, () => mixed(45))).toBeGreaterThan(100);
  });
});

describe('who waits', () => {
  const line = new WaitingLine<{ loadClass: LoadClass; since: number }>();
  const all: LoadClass[] = ['normal', 'batch', 'critical', 'normal', 'batch'];

  it('is refused by class, batch first, and within it the oldest first', () => {
    all.forEach((loadClass, since) => line.add({ loadClass, since }));
    const taken = all.map(() => line.takeLeast());
    expect(taken.map((it) => it?.since)).toEqual([1, 4, 0, 3, 2]);
    expect(line.takeLeast()).toBeUndefined();
  });

  it('is served by class, critical first, as far as it has a place', () => {
    all.forEach((loadClass, since) => line.add({ loadClass, since }));
    const taken = all.map(() => line.takeNext((loadClass) => loadClass !== 'batch'));
    expect(taken.map((it) => it?.since)).toEqual([2, 0, 3, undefined, undefined]);
    expect(line.length).toBe(2);
    expect([line.takeOlder(2)?.since, line.takeOlder(2)?.since]).toEqual([1, undefined]);
  });
});

it('the class of a request is known from its first line', () => {
  const table = new ClassTable([
    { method: 'POST', path: '/v1/auth/sign-out', loadClass: 'critical' },
    { method: 'GET', path: '/v1/reports', loadClass: 'batch' },
    { method: 'GET', path: '/v1/reports/latest' },
    { method: 'GET', path: '/v1/reports/:reportId', loadClass: 'batch' },
  ]);
  const requests = [
    ['POST', '/v1/auth/sign-out'],
    ['GET', '/v1/auth/sign-out'],
    ['GET', '/v1/reports?limit=5'],
    ['HEAD', '/v1/reports/1234'],
    ['GET', '/v1/reports/latest'],
    ['GET', '/v1/nothing'],
  ] as const;
  expect(requests.map(([method, url]) => table.classOf(method, url))).toEqual([
    ...['critical', 'normal', 'batch', 'batch', 'normal', 'normal'],
  ]);
});

describe('a server that is asked for more than it can do', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  const settings = { overloadFloor: 2, overloadCeiling: 2, overloadQueueLength: 1, overloadQueueMs: 20 };
  const classes = new ClassTable([
    { method: 'GET', path: '/critical', loadClass: 'critical' },
    { method: 'GET', path: '/batch', loadClass: 'batch' },
  ]);

  async function guarded(serve: RequestListener, given: Partial<typeof settings> = {}) {
    const admission = new Admission({ ...settings, corsOrigins: ['https://app.example.com'], ...given });
    const refused: LoadClass[] = [];
    const waits: number[] = [];
    const noted = (_: unknown, it: LoadClass, seconds: number) => void (refused.push(it), waits.push(seconds));
    const watcher = { refused: noted, turned: () => undefined };
    admission.connect(classes, watcher, () => false);
    const server = createServer();
    admission.guard(server, serve);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    stops.push(
      () => agent.destroy(),
      () => server.close(),
      () => server.closeAllConnections(),
    );
    const { port } = server.address() as AddressInfo;
    const send = (path: string, options: object = {}, body?: Buffer) =>
      new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
        const sending = ask({ host: '127.0.0.1', port, path, ...options }, (answer) => {
          const { statusCode: status = 0, headers } = answer;
          answer
            .toArray()
            .then((chunks) => resolve({ status, headers, text: Buffer.concat(chunks).toString() }), reject);
        });
        sending.on('error', reject).end(body);
      });
    return { admission, refused, waits, send, agent, port, server };
  }

  /** Answers when it is told to. */
  function held() {
    const open: ServerResponse[] = [];
    const serve: RequestListener = (_request, response) => void open.push(response);
    const until = async (count: number) => {
      await eventually(() => open.length >= count);
    };
    return { open, serve, until };
  }

  it('refuses with a problem, an id and a wait of its own, and all headers of security', async () => {
    const { open, serve, until } = held();
    const { send, refused } = await guarded(serve, { overloadQueueMs: 0 });
    const accepted = [send('/'), send('/')];
    await until(2);
    const [one, two] = [await send('/'), await send('/batch')];
    expect(one).toMatchObject({
      status: 503,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'retry-after': '1',
        'x-content-type-options': 'nosniff',
        connection: 'keep-alive',
      },
    });
    const body = JSON.parse(one.text);
    expect(body).toEqual({
      type: '/problems/overloaded',
      title: 'Overloaded',
      status: 503,
      detail: expect.any(String),
      code: 'overloaded',
      instance: `urn:uuid:${body.requestId}`,
      requestId: one.headers['x-request-id'],
    });
    expect(Number(one.headers['retry-after-ms'])).toBeGreaterThanOrEqual(500);
    expect(Number(one.headers['retry-after-ms'])).toBeLessThanOrEqual(1000);
    expect(two.headers['retry-after']).toBe('4');
    expect(two.headers['x-request-id']).not.toBe(one.headers['x-request-id']);
    expect(refused).toEqual(['normal', 'batch']);
    open.forEach((response) => response.end('{}'));
    expect((await Promise.all(accepted)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('lets pages of known origins read it, and no others', async () => {
    const { open, serve, until } = held();
    const { send } = await guarded(serve, { overloadQueueMs: 0 });
    const accepted = [send('/'), send('/')];
    await until(2);
    const readBy = async (origin: string) => (await send('/', { headers: { origin } })).headers;
    expect(await readBy('https://app.example.com')).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': expect.stringContaining('Retry-After-Ms'),
      vary: 'Origin',
    });
    expect(await readBy('https://evil.example.com')).not.toHaveProperty('access-control-allow-origin');
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
  });

  it('keeps the connection of who is refused, whatever body is still on its way', async () => {
    const { open, serve, until } = held();
    const { send, agent } = await guarded(serve);
    const accepted = [send('/'), send('/')];
    await until(2);
    const sockets = new Set<unknown>();
    agent.on('free', (socket: unknown) => sockets.add(socket));
    for (const kilobytes of [1, 200, 0]) {
      const refused = await send('/', { method: 'POST', agent }, Buffer.alloc(kilobytes * 1024));
      expect(refused.status).toBe(503);
    }
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
    const next = send('/', { agent });
    await until(3);
    open[2]!.end('{}');
    expect((await next).status).toBe(200);
    expect(sockets.size).toBe(1);
  });

  it('ends the connection of a body that nobody would take', async () => {
    const { open, serve, until } = held();
    const { send } = await guarded(serve);
    const accepted = [send('/'), send('/')];
    await until(2);
    for (const headers of [{ 'content-length': 300_000 }, { 'transfer-encoding': 'chunked' }]) {
      const refused = await send('/', { method: 'POST', headers }).catch((error: Error) => error);
      expect(refused).toMatchObject({ status: 503, headers: { connection: 'close' } });
    }
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
  });

  it('does not ask for the body of what it refuses', async () => {
    const { open, serve, until } = held();
    const { send, port } = await guarded(serve);
    const accepted = [send('/'), send('/')];
    await until(2);
    let invited = false;
    const hopeful = ask({
      host: '127.0.0.1',
      port,
      method: 'POST',
      headers: { expect: '100-continue', 'content-length': 5 },
    });
    hopeful.on('continue', () => (invited = true)).flushHeaders();
    const [answer] = (await once(hopeful, 'response')) as [IncomingMessage];
    expect([answer.statusCode, invited]).toEqual([503, false]);
    hopeful.destroy();
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
  });

  it('answers probes, and finds a place for what is critical', async () => {
    const { open, serve, until } = held();
    const { send } = await guarded((request, response) =>
      request.url?.startsWith('/health') ? void response.end('{}') : serve(request, response),
    );
    const accepted = [send('/'), send('/')];
    await until(2);
    const critical = send('/critical');
    await until(3);
    for (const path of ['/health', '/health/live', '/health/ready?x=1']) expect((await send(path)).status).toBe(200);
    expect((await send('/healthy')).status).toBe(503);
    open.forEach((response) => response.end('{}'));
    await Promise.all([...accepted, critical]);
  });

  it('serves who has waited as soon as there is room, outside of what left it', async () => {
    const scope = new AsyncLocalStorage<string>();
    const scopes: (string | undefined)[] = [];
    const { open, serve, until } = held();
    const { send, admission } = await guarded(
      (request, response) => {
        scopes.push(scope.getStore());
        scope.run(`of ${String(request.url)}`, () => void response.once('close', () => undefined));
        serve(request, response);
      },
      { overloadQueueMs: 20, overloadQueueLength: 5 },
    );
    const accepted = [send('/1'), send('/2')];
    await until(2);
    const waiting = send('/3');
    await eventually(() => admission.waiting > 0);
    scope.run('of the first', () => open[0]!.end('{}'));
    await until(3);
    open.slice(1).forEach((response) => response.end('{}'));
    expect((await Promise.all([...accepted, waiting])).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(scopes).toEqual([undefined, undefined, undefined]);
  });

  it('is patient with a burst, and not after a refusal, although the line was empty since', async () => {
    const { open, serve, until } = held();
    const { send, waits } = await guarded(serve, { overloadQueueMs: 200, overloadQueueLength: 5 });
    const accepted = [send('/'), send('/')];
    await until(2);
    // One at a time, each before an empty line.
    for (let sent = 0; sent < 10; sent++) expect((await send('/')).status).toBe(503);
    expect(waits[0]).toBeGreaterThan(0.19);
    expect(Math.min(...waits)).toBeLessThan(0.1);
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
  });

  it('owes nothing to who hung up while waiting, and keeps no place for them', async () => {
    const { open, serve, until } = held();
    const { send, admission, server } = await guarded(serve, { overloadQueueMs: 10_000, overloadQueueLength: 5 });
    const accepted = [send('/'), send('/')];
    await until(2);
    const impatience = new AbortController();
    const hopeless = send('/', { signal: impatience.signal }).catch(() => 'gone');
    await eventually(() => admission.waiting > 0);
    impatience.abort();
    expect(await hopeless).toBe('gone');
    await eventually(async () => (await promisify(server.getConnections.bind(server))()) <= 2);
    open.forEach((response) => response.end('{}'));
    await Promise.all(accepted);
    await eventually(() => admission.inFlight === 0 && admission.waiting === 0);
    expect(open).toHaveLength(2);
  });

  it('gives the places of those who hang up to others', async () => {
    const { open, serve, until } = held();
    const { send, admission } = await guarded(serve);
    const impatience = new AbortController();
    const sent = ['/', '/'].map((path) => send(path, { signal: impatience.signal }).catch(() => 'gone'));
    await until(2);
    impatience.abort();
    expect(await Promise.all(sent)).toEqual(['gone', 'gone']);
    await eventually(() => admission.inFlight === 0);
    const next = send('/');
    await until(3);
    open[2]!.end('{}');
    expect((await next).status).toBe(200);
  });
});
