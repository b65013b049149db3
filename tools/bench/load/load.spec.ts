import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cpuNanoseconds } from '../machine/usage.ts';
import { arrivals } from './arrivals.ts';
import { LoadGenerator } from './generator.ts';
import type { Order } from './generator.ts';
import { Burner } from './burner.ts';
import { kept, latenciesOf, percentile } from './outcome.ts';
import type { LoadRequest } from './requests.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

const ask: LoadRequest = { method: 'GET', path: '/', headers: {} };
const open = { kind: 'open', connections: 4, seed: 1 } as const;

async function serving(listener: RequestListener) {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

async function load(listener: RequestListener, loop: Order['loop'], requests = [ask]) {
  const generator = new LoadGenerator();
  stops.push(() => generator.stop());
  return generator.run({ target: await serving(listener), requests, first: 0, loop });
}

const longerThan = (values: Float64Array, milliseconds: number) => values.filter((it) => it > milliseconds).length;
const slowly = (milliseconds: number): RequestListener => {
  let last: Promise<unknown> = Promise.resolve();
  return (_request, response) => void (last = last.then(() => delay(milliseconds)).then(() => response.end('{}')));
};

describe('an open loop', () => {
  it('counts from when a request was due, so that one pause of the server is seen by all who came meanwhile', async () => {
    let pause: Promise<unknown> | undefined;
    const { latencies, serviceTimes, statuses } = await load(
      (_request, response) => void (pause ??= delay(600)).then(() => response.end('{}')),
      { ...open, connections: 1, ratePerSecond: 100, milliseconds: 3000 },
    );
    expect(statuses).toEqual({ 200: latencies.length });
    expect(longerThan(latencies, 200)).toBeGreaterThan(20);
    // What a generator that waits for its turn would report of the same server: one slow request.
    expect(longerThan(serviceTimes, 200)).toBeLessThan(longerThan(latencies, 200) / 4);
  });

  it('notices a server that is too small for what it is asked', async () => {
    const rate = { ...open, ratePerSecond: 200, milliseconds: 1000 };
    const small = await load(slowly(50), rate);
    expect(kept(small)).toBe(false);
    expect(small.backlog).toBeGreaterThan(100);
    // Numbers of the next load begin behind those that were sent, answered or not.
    expect(small.sent).toBeGreaterThan(small.latencies.length);
    expect(kept(await load((_request, response) => void response.end('{}'), { ...rate, ratePerSecond: 20 }))).toBe(
      true,
    );
  });

  it('sends nothing more once it is over, however much is still due', async () => {
    let asked = 0;
    const listener = slowly(50);
    const counting: RequestListener = (request, response) => void (asked++, listener(request, response));
    const { sent } = await load(counting, { ...open, ratePerSecond: 200, milliseconds: 500 });
    await delay(500);
    expect(asked).toBeLessThanOrEqual(sent);
  });

  it('asks at the same moments for the same seed, as often as it was told', () => {
    expect(arrivals(1000, 5000, 7)).toEqual(arrivals(1000, 5000, 7));
    expect(arrivals(1000, 5000, 7)).not.toEqual(arrivals(1000, 5000, 8));
    const { length } = arrivals(1000, 5000, 7);
    expect(Math.abs(length - 5000)).toBeLessThan(300);
  });
});

describe('a load', () => {
  it('tells statuses apart, and what the first failure said', async () => {
    let count = 0;
    const { statuses, firstFailure } = await load(
      (_request, response) =>
        void Object.assign(response, { statusCode: ++count % 2 === 0 ? 503 : 200 }).end('overloaded'),
      { kind: 'closed', connections: 1, milliseconds: 300 },
    );
    expect(Object.keys(statuses)).toEqual(['200', '503']);
    expect(firstFailure).toBe('503: overloaded');
  });

  it('knows the status of each answer, and when it was due', async () => {
    let count = 0;
    const outcome = await load(
      (_request, response) => void Object.assign(response, { statusCode: ++count % 2 === 0 ? 503 : 200 }).end('{}'),
      { ...open, ratePerSecond: 100, milliseconds: 500 },
    );
    const refused = latenciesOf(outcome, (status) => status === 503);
    expect(refused).toHaveLength(outcome.statuses[503] ?? 0);
    const first = Math.min(...outcome.dueOfEach);
    expect(latenciesOf(outcome, (_, due) => due === first)).toHaveLength(1);
    expect(latenciesOf(outcome, (_, due) => due > first)).toHaveLength(outcome.latencies.length - 1);
  });

  it('counts a connection that breaks as a failure, and opens another one', async () => {
    let count = 0;
    const { statuses } = await load(
      (request, response) => void (++count === 1 ? request.socket.destroy() : response.end('{}')),
      { kind: 'closed', connections: 1, milliseconds: 1_000 },
    );
    expect(statuses[0]).toBe(1);
    // The first connection can have brought none of them, however long the machine stood still.
    expect(statuses[200]).toBeGreaterThan(0);
  });

  it('follows a server that ends its connections', async () => {
    const { statuses } = await load((_request, response) => void response.setHeader('connection', 'close').end('{}'), {
      kind: 'closed',
      connections: 2,
      milliseconds: 300,
    });
    expect(Object.keys(statuses)).toEqual(['200']);
  });

  it('gives each request a number of its own', async () => {
    const bodies: string[] = [];
    await load(
      (request, response) =>
        void request.on('data', (chunk: Buffer) => bodies.push(chunk.toString())).on('end', () => response.end('{}')),
      { kind: 'closed', connections: 3, milliseconds: 300 },
      [{ ...ask, method: 'POST', body: '{"slug":"it-%number%"}' }],
    );
    expect(bodies[0]).toMatch(/^\{"slug":"it-0000000[0-2]"\}$/);
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});

it('a burner takes about the part of a core that it is told to', async () => {
  const burner = new Burner(0.2);
  stops.push(() => burner.stop());
  await delay(500);
  const [before, began] = [cpuNanoseconds(burner.pid), performance.now()];
  await delay(1000);
  const share = (cpuNanoseconds(burner.pid) - before) / 1e6 / (performance.now() - began);
  // No more than that; on a busy machine it may be given less.
  expect(share).toBeGreaterThan(0.05);
  expect(share).toBeLessThan(0.3);
});

it('a percentile is the value that so many lie below', () => {
  const values = Float64Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]).toEqual([50, 99, 100]);
});
