import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { currentDeadline } from '../../deadlines/index.js';
import { kernelErrors } from '../../errors/index.js';
import { Logger } from '../../logging/index.js';
import { Body, Public, Returns } from '../index.js';
import { boot } from '../test/boot.js';
import { problemIn } from '../test/problems.js';
import { speak } from '../test/raw-socket.js';

const View = z.object({ remainingMs: z.int() });
const Sent = z.strictObject({ name: z.string().max(10) });
const reason = 'a test';
/** Ends what the slow handlers wait for, so that they give their late results. */
let wakeUp: (how: 'value' | 'error') => void = () => undefined;
let ended = 0;

@Controller('v1/waits')
class WaitsController {
  @Get()
  @Public(reason)
  @Returns(View)
  remaining(): z.output<typeof View> {
    return { remainingMs: currentDeadline()?.remainingMs ?? -1 };
  }

  @Post()
  @Public(reason)
  @Returns(View)
  sent(@Body(Sent) _body: z.output<typeof Sent>): z.output<typeof View> {
    return this.remaining();
  }

  @Get('slow')
  @Public(reason)
  @Returns(View)
  async slow(): Promise<z.output<typeof View>> {
    const how = await new Promise<'value' | 'error'>((resolve) => (wakeUp = resolve));
    ended++;
    if (how === 'error') throw kernelErrors.unavailable(new Error('too late'));
    return { remainingMs: currentDeadline()?.remainingMs ?? -1 };
  }
}

@Module({ controllers: [WaitsController] })
class WaitsModule {}

let app: NestFastifyApplication;
const lines: string[] = [];
const rejected: unknown[] = [];
const onRejection = (error: unknown) => rejected.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', onRejection);
  app = await boot(WaitsModule, {
    variables: { CORS_ORIGINS: 'https://app.example.com' },
    log: { write: (line) => void lines.push(line) },
  });
  app.useLogger(app.get(Logger));
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  process.off('unhandledRejection', onRejection);
});

async function ask(path: string, deadline?: string, headers: Record<string, string> = {}) {
  const began = performance.now();
  const all = { ...headers, ...(deadline !== undefined && { 'x-request-deadline-ms': deadline }) };
  const answer = await fetch(`${await app.getUrl()}/v1/waits${path}`, { headers: all });
  const text = await answer.text();
  const found = { status: answer.status, headers: Object.fromEntries(answer.headers), text };
  return { ...found, ms: performance.now() - began };
}
const remainingOf = async (deadline?: string) => JSON.parse((await ask('', deadline)).text).remainingMs as number;
const told = (event: string) =>
  lines.map((line) => JSON.parse(line) as { event?: string }).filter((line) => line.event === event);

describe('the deadline of a request', () => {
  it('is ten seconds, or what the client says, and thirty at most', async () => {
    for (const [asked, most] of [
      [undefined, 10_000],
      ['1500', 1_500],
      ['20000', 20_000],
      ['86400000', 30_000],
      ['9'.repeat(400), 30_000],
    ] as const) {
      const remaining = await remainingOf(asked);
      expect(remaining).toBeLessThanOrEqual(most);
      expect(remaining).toBeGreaterThan(Math.max(most - 5_000, 0));
    }
  });

  it.each(['0', '-1', '1.5', '1e3', '0x10', 'soon', '', '10, 20', '00010'])(
    'is refused when it is no whole number from 1 on: %j',
    async (asked) => {
      const refused = await ask('', asked);
      expect(problemIn(refused)).toMatchObject({
        status: 400,
        code: 'request_invalid',
        errors: [{ pointer: '/header/x-request-deadline-ms' }],
      });
    },
  );

  it('reaches a handler whose body came in pieces', async () => {
    const headers = { 'content-type': 'application/json', 'x-request-deadline-ms': '5000' };
    const sending = request(`${await app.getUrl()}/v1/waits`, { method: 'POST', headers });
    sending.write('{"name"');
    await wait(30);
    sending.end(':"Ada"}');
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    const { remainingMs } = JSON.parse((await answer.toArray()).join('')) as { remainingMs: number };
    expect(remainingMs).toBeLessThan(4_990);
    expect(remainingMs).toBeGreaterThan(0);
  });

  it('is answered with 504 although the handler goes on, and what that gives later does no harm', async () => {
    for (const how of ['value', 'error'] as const) {
      const before = [ended, told('http.deadline_exceeded').length, told('http.unavailable').length] as const;
      const late = await ask('/slow', '60', { origin: 'https://app.example.com' });
      expect(problemIn(late)).toMatchObject({ status: 504, code: 'deadline_exceeded' });
      expect(late.ms).toBeGreaterThanOrEqual(59);
      expect(late.headers['access-control-allow-origin']).toBe('https://app.example.com');
      wakeUp(how);
      await wait(30);
      expect(ended).toBe(before[0] + 1);
      expect(told('http.deadline_exceeded')).toHaveLength(before[1] + 1);
      expect(told('http.unavailable')).toHaveLength(before[2]);
    }
    expect(told('http.deadline_exceeded').at(-1)).toMatchObject({
      operation: 'waits_slow',
      module: 'waits',
      deadlineMs: 60,
      problem: 'deadline_exceeded',
    });
    expect(rejected).toEqual([]);
    expect((await ask('')).status).toBe(200);
  });

  it('stands on the line of the request as its problem', async () => {
    await ask('/slow', '20');
    wakeUp('value');
    await wait(20);
    expect(told('http.request').at(-1)).toMatchObject({ status: 504, problem: 'deadline_exceeded' });
  });

  it('is the client’s own fault where the request has not arrived by then', async () => {
    const head = 'POST /v1/waits HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20';
    const answer = await speak(app, `${head}\r\nX-Request-Deadline-Ms: 80\r\n\r\n{"name"`);
    expect(problemIn(answer)).toMatchObject({ status: 408, code: 'request_timeout' });
  });

  it('leaves no timer behind when the answer comes in time', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((it) => it === 'Timeout').length;
    await ask('');
    await wait(30);
    const before = timers();
    for (let n = 0; n < 10; n++) await ask('', '30000');
    await wait(30);
    expect(timers()).toBeLessThan(before + 5);
  });
});
