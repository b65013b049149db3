import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Logger as NestLogger, Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Secret } from '../config/index.js';
import { DomainError } from '../errors/index.js';
import { Public, ReturnsNothing, SignedIn, Unmetered } from '../http/index.js';
import { boot } from '../http/test/boot.js';
import { WatchesModule } from '../http/test/watches.js';
import { Logger } from './index.js';
import { readableLines } from './readable-lines.js';

const written: string[] = [];
const lines = () => written.map((line) => JSON.parse(line) as Record<string, unknown>);
const token = `ses_${'a'.repeat(43)}`;
const logger = new NestLogger('flags');

@Controller('v1')
class ThingsController {
  @Get('things')
  @SignedIn()
  @ReturnsNothing()
  list(): void {
    logger.log({ event: 'flags.listed', msg: 'Listed', password: 'hunter2' });
  }

  @Get('accidents')
  @Public('a test')
  @ReturnsNothing()
  fail(): void {
    const driver = Object.assign(new Error('duplicate key'), {
      code: 'XX000',
      detail: 'Key (email)=(ada@example.com)',
    });
    throw Object.assign(new Error('query failed', { cause: driver }), { parameters: ['hunter2'], query: 'insert' });
  }

  @Get('refusals')
  @Public('a test')
  @ReturnsNothing()
  refuse(): void {
    throw new DomainError('conflict', 'thing_taken', 'Taken');
  }
}

@Controller('health')
class ProbesController {
  @Get('live')
  @Public('a test')
  @Unmetered('a test')
  @ReturnsNothing()
  live(): void {}
}

@Module({ controllers: [ThingsController, ProbesController] })
class ThingsModule {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await boot(ThingsModule, { log: { write: (line) => void written.push(line) } });
  app.useLogger(app.get(Logger));
});
afterAll(() => app.close());
beforeEach(() => void written.splice(0));

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

describe('secrets', () => {
  it.each([
    ['a member named so', { password: 'hunter2' }],
    ['a member deep inside', { a: [{ b: { newPassword: 'hunter2', reset_token: 'hunter2' } }] }],
    ['headers', { headers: { authorization: 'hunter2', cookie: 'hunter2', 'set-cookie': ['hunter2'] } }],
    ['a code out of a mail', { code: 'hunter2' }],
    ['a Secret', { key: new Secret('hunter2') }],
    ['bytes', { bytes: Buffer.from('hunter2') }],
    ['an error’s parameters', { err: Object.assign(new Error('x'), { parameters: ['hunter2'], detail: 'hunter2' }) }],
    [
      'what an error was caused by',
      { err: new Error('x', { cause: Object.assign(new Error('y'), { row: 'hunter2' }) }) },
    ],
  ])('are not printed from %s', (_name, members) => {
    logger.warn({ msg: 'A test', ...members });
    expect(written).toHaveLength(1);
    expect(written[0]).not.toContain('hunter2');
    expect(written[0]).not.toContain(Buffer.from('hunter2').toString('base64'));
    expect(written[0]).not.toContain(JSON.stringify([...Buffer.from('hunter2')]).slice(1, -1));
  });

  it.each([`the token is ${token}`, `Authorization: Bearer ${token}`, `sent sk_${'b'.repeat(50)} along`])(
    'are cut out of the text %.20s',
    (text) => {
      logger.error(text);
      logger.error({ err: new Error(text) });
      for (const line of written) expect(line).not.toMatch(/a{20}|b{20}/);
      for (const line of written) expect(line).toContain('[secret]');
    },
  );
});

describe('a line', () => {
  it('names level, time, module and event', () => {
    logger.log({ event: 'flags.flag_archived', msg: 'Archived', flagKey: 'new-home' });
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/Z$/),
        module: 'flags',
        event: 'flags.flag_archived',
        msg: 'Archived',
        flagKey: 'new-home',
      },
    ]);
  });

  it('is not spent on the modules and routes that Nest lists at every start', () => {
    new NestLogger('RouterExplorer').log('Mapped {/v1/things, GET} route');
    new NestLogger('RouterExplorer').warn('Two routes are one');
    expect(lines().map(({ msg }) => msg)).toEqual(['Two routes are one']);
  });

  it('bears the id of the request that it was written in', async () => {
    const answer = await get('/v1/things', { authorization: 'Bearer ses_ada' });
    expect(lines().map(({ requestId }) => requestId)).toEqual(Array(2).fill(answer.headers['x-request-id']));
  });
});

describe('text that acts', () => {
  const acting = 'a\u001b[2J\u009b31m\u007f\u0085b\u2028\u2029c\u202ed\r\n{"level":"fatal"}';

  it('stays one line of JSON that says the same, and does nothing', () => {
    logger.warn({ event: 'flags.odd', msg: acting, err: new Error(acting) });
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\{[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+\}\n$/u);
    expect(lines()[0]).toMatchObject({ msg: acting, err: { message: acting } });
  });

  it('begins no line of its own among readable ones', () => {
    const text: string[] = [];
    const out = readableLines({ write: (it) => text.push(it) });
    const err = { stack: `Error: ${acting}\n12:00:00.000 INFO forged`, cause: { message: acting } };
    const record = {
      level: 'warn',
      time: '2026-01-01T12:00:00.000Z',
      module: acting,
      msg: acting,
      odd: { acting },
      err,
    };
    out.write(JSON.stringify(record));
    const [first, ...others] = text.join('').trimEnd().split('\n');
    expect(first).toMatch(/^12:00:00.000 WARN /);
    for (const line of others) expect(line).toMatch(/^ {2}/);
    expect(text.join('')).not.toMatch(/[^\P{Cc}\n]|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u);
  });
});

describe('a request', () => {
  it('is one line, with its operation and caller and without its address or headers', async () => {
    await get('/v1/refusals', { 'x-request-id': 'theirs-1', cookie: 'a=hunter2' });
    expect(lines()).toEqual([
      expect.objectContaining({
        event: 'http.request',
        method: 'GET',
        operation: 'things_refuse',
        module: 'things',
        status: 409,
        problem: 'thing_taken',
        clientRequestId: 'theirs-1',
        ms: expect.any(Number),
      }),
    ]);
    expect(written[0]).not.toMatch(/hunter2|refusals/);
  });

  it('that fails by our fault has one more line, with the cause', async () => {
    await get('/v1/accidents');
    const [failure, request] = lines();
    expect(lines()).toHaveLength(2);
    expect(failure).toMatchObject({
      level: 'error',
      module: 'http',
      event: 'http.internal_error',
      err: { message: 'query failed', cause: { message: 'duplicate key', code: 'XX000' } },
    });
    expect(request).toMatchObject({ event: 'http.request', status: 500, problem: 'internal_error' });
    expect(written.join()).not.toMatch(/hunter2|ada@example\.com/);
  });

  it('of a supervisor is no line', async () => {
    expect((await get('/health/live')).statusCode).toBe(204);
    expect(written).toEqual([]);
  });
});

describe('of many requests', () => {
  /** Asks an app of its own so often. @returns the lines of the requests */
  type Send = (it: NestFastifyApplication) => unknown;
  async function ask(variables: Record<string, string>, times: number, send: Send, module: Type = ThingsModule) {
    const own: string[] = [];
    const sampling = await boot(module, { variables, log: { write: (line) => void own.push(line) } });
    sampling.useLogger(sampling.get(Logger));
    for (let n = 0; n < times; n++) await send(sampling);
    await sampling.close();
    app.useLogger(app.get(Logger));
    const all = own.map((line) => JSON.parse(line) as Record<string, unknown>);
    return all.filter(({ event }) => event === 'http.request');
  }
  const tenth = { LOG_REQUESTS_ONE_IN: '10', LIMITS_REQUESTS_PER_ADDRESS: '24000' };
  const traced = (id: string) => ({ traceparent: `00-${'0'.repeat(24)}${id}-${'1'.repeat(16)}-01` });

  it('some have their line, which says for how many it stands', async () => {
    const lines = await ask(tenth, 300, (it) => it.inject({ url: '/v1/refusals' }));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.length).toBeLessThan(80);
    expect(lines[0]).toMatchObject({ status: 409, oneIn: 10 });
  });

  it('all of one trace have theirs, or none', async () => {
    const inside = await ask(tenth, 20, (it) => it.inject({ url: '/v1/refusals', headers: traced('0000000a') }));
    const outside = await ask(tenth, 20, (it) => it.inject({ url: '/v1/refusals', headers: traced('0000000b') }));
    expect([inside.length, outside.length]).toEqual([20, 0]);
  });

  it('those by a protocol have a measure of their own', async () => {
    const look = (id: string, key: string) => (it: NestFastifyApplication) =>
      it.inject({ method: 'POST', url: '/ofrep/v1/watches/tea', headers: { authorization: key, ...traced(id) } });
    const linesOf = (id: string, key = 'Bearer sk_ada.staging') =>
      ask({ LOG_PROTOCOL_REQUESTS_ONE_IN: '10' }, 5, look(id, key), WatchesModule);
    expect((await linesOf('0000000a')).map((line) => [line.status, line.oneIn])).toEqual(Array(5).fill([200, 10]));
    expect(await linesOf('0000000b')).toEqual([]);
    expect((await linesOf('0000000b', 'Bearer sk_')).map((line) => line.status)).toEqual(Array(5).fill(401));
  });

  it.each([
    ['fail', { url: '/v1/accidents' }, {}, 500],
    ['are not signed in', { url: '/v1/things' }, {}, 401],
    ['are slow', { url: '/v1/refusals' }, { LOG_SLOW_REQUESTS_MS: '0' }, 409],
  ])('those that %s always have it', async (_what, request, more, status) => {
    const lines = await ask({ LOG_REQUESTS_ONE_IN: '1000000', ...more }, 5, async (it) => it.inject(request));
    expect(lines.map((line) => line.status)).toEqual(Array(5).fill(status));
    for (const line of lines) expect(line).not.toHaveProperty('oneIn');
  });
});

describe('a line of a framework', () => {
  it('has a code, too', () => {
    new NestLogger('RouterExplorer').error('It broke', 'Error: It broke\n    at here');
    new NestLogger('ExceptionsHandler').error(new Error('Again'));
    expect(lines()).toMatchObject([
      {
        level: 'error',
        event: 'framework.message',
        module: 'RouterExplorer',
        msg: 'It broke',
        err: { stack: expect.stringContaining('at here') },
      },
      { event: 'framework.message', module: 'ExceptionsHandler', msg: 'Again', err: { message: 'Again' } },
    ]);
  });
});

describe('readable lines', () => {
  it('let nobody write a second one', () => {
    const out: string[] = [];
    const line = { level: 'info', time: '2026-01-02T03:04:05.678Z', msg: 'a\nb', who: 'x\r\n\u2028y' };
    readableLines({ write: (text) => out.push(text) }).write(JSON.stringify(line));
    expect(out.join('').match(/[\n\r\u2028]/g)).toEqual(['\n']);
  });

  it('put one record on one line, and the stack of an error below', () => {
    const out: string[] = [];
    const lines = readableLines({ write: (text) => out.push(text) });
    const time = '2026-01-02T03:04:05.678Z';
    lines.write(JSON.stringify({ level: 'warn', time, module: 'flags', msg: 'Odd', count: 2, who: { id: 'x' } }));
    lines.write(
      JSON.stringify({ level: 'error', time, module: 'http', msg: 'Bad', err: { stack: 'Error: no\n    at x' } }),
    );
    expect(out).toEqual([
      '03:04:05.678 WARN  flags          Odd count=2 who={"id":"x"}\n',
      '03:04:05.678 ERROR http           Bad\n  Error: no\n      at x\n',
    ]);
  });
});
