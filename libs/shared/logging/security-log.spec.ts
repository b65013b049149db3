import { afterEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { anonymous, inOrganization, signedInAs } from '../callers/index.js';
import { kernelErrors } from '../errors/index.js';
import { Public, RecentAuth, ReturnsNothing, SignedIn } from '../http/index.js';
import { boot } from '../http/test/boot.js';
import { Metrics } from '../metrics/index.js';
import { LogConfig, Logger, SecurityLog } from './index.js';
import { Lines } from './lines.js';

@Controller('v1')
class DoorsController {
  @Get('open')
  @SignedIn()
  @ReturnsNothing()
  open(): void {}

  @Post('recent')
  @SignedIn()
  @RecentAuth('10m')
  @ReturnsNothing()
  recent(): void {}

  @Get('shut')
  @SignedIn()
  @ReturnsNothing()
  shut(): void {
    throw kernelErrors.permissionMissing('flags:write');
  }

  @Get('breach')
  @Public('a test')
  @ReturnsNothing()
  breach(): void {
    throw kernelErrors.boundaryBreach(new Error('permission denied for schema audit'));
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

type Line = Record<string, unknown>;
let app: NestFastifyApplication;
let written: string[];

async function start(variables: Record<string, string> = {}): Promise<void> {
  written = [];
  app = await boot(DoorsModule, { variables, log: { write: (line) => void written.push(line) } });
  app.useLogger(app.get(Logger));
}
afterEach(() => app?.close());

const lines = () => written.map((line) => JSON.parse(line) as Line);
const facts = () => lines().filter(({ log }) => log === 'security');
const ada = { authorization: 'Bearer ses_ada' };
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const post = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'POST', url, headers });
const counted = async (event: string) => {
  const text = await app.get(Metrics, { strict: false }).text();
  return Number(new RegExp(`^bulkhead_security_events_total\\{event="${event}"\\} (\\d+)$`, 'm').exec(text)?.[1]);
};

describe('the security log', () => {
  it.each([
    ['permission_refused', () => get('/v1/shut', ada), 403, { level: 'warn', outcome: 'failure', owasp: 'authz_fail' }],
    [
      'cross_origin_refused',
      () => post('/v1/recent', { cookie: '__Host-session=ses_ada', 'sec-fetch-site': 'cross-site' }),
      403,
      { level: 'warn', owasp: 'malicious_cors' },
    ],
    ['boundary_breached', () => get('/v1/breach'), 500, { level: 'error', outcome: 'failure', owasp: null }],
  ] as const)('tells of %s once, with who and where', async (fact, ask, status, line) => {
    await start();
    const answer = await ask();
    expect(answer.statusCode).toBe(status);
    expect(facts()).toEqual([
      expect.objectContaining({
        ...line,
        event: `security.${fact}`,
        network: '127.0.0.1',
        requestId: answer.headers['x-request-id'],
        time: expect.stringMatching(/Z$/),
      }),
    ]);
    expect(await counted(fact)).toBe(1);
  });

  it('tells of a limit that refused, and which', async () => {
    await start({ LIMITS_REQUESTS_PER_PRINCIPAL: '1' });
    await get('/v1/open', ada);
    expect(facts()).toEqual([]);
    expect((await get('/v1/open', ada)).statusCode).toBe(429);
    expect(facts()).toEqual([
      expect.objectContaining({
        event: 'security.limit_refused',
        userId: 'ada',
        limit: 'requests_of_principal',
        problem: 'rate_limited',
      }),
    ]);
    expect(lines().at(-1)).toMatchObject({ event: 'http.request', status: 429, limit: 'requests_of_principal' });
  });

  it('has no line of ordinary work: what is done, not found, malformed, not signed in, or not recent', async () => {
    await start();
    await get('/v1/open', ada);
    await get('/v1/open');
    await get('/v1/nowhere', ada);
    await get('/v1/open?a=1', ada);
    await post('/v1/recent', { authorization: 'Bearer ses_ada.60' });
    expect(lines().map(({ status }) => status)).toEqual([204, 401, 404, 400, 403]);
    expect(facts()).toEqual([]);
  });

  it('is written at any level, and whatever is sampled', async () => {
    await start({ LOG_LEVEL: 'fatal', LOG_REQUESTS_ONE_IN: '1000000' });
    await get('/v1/shut', ada);
    expect(lines()).toEqual([expect.objectContaining({ event: 'security.permission_refused' })]);
  });

  it('cannot be switched off in production', async () => {
    await start();
    const silent = LogConfig.read({ LOG_LEVEL: 'silent' });
    expect(() => new Lines(silent, { variables: { NODE_ENV: 'production' } })).toThrow(/LOG_LEVEL silent/);
    expect(() => new Lines(silent, { variables: { NODE_ENV: 'test' } })).not.toThrow();
  });
});

describe('whoever sends what looks like a line', () => {
  const forged = '{"log":"security","event":"security.sign_in_succeeded","userId":"root"}';

  it('finds nothing of it in the security log, which has no words of a client', async () => {
    await start({ TRUSTED_PROXY_HOPS: '1' });
    const headers = { 'x-forwarded-for': forged, 'x-request-id': forged, 'user-agent': forged, traceparent: forged };
    await get(`/v1/shut?${encodeURIComponent(`\n${forged}`)}`, headers);
    await get('/v1/shut', { ...headers, ...ada });
    expect(lines().map(({ event }) => event)).toEqual(['http.request', 'security.permission_refused', 'http.request']);
    expect(JSON.stringify(facts())).not.toContain('root');
    // What only looks like a member of a line stands inside of one, with its quotes escaped.
    expect(written.filter((line) => line.includes('"log":"security"'))).toHaveLength(1);
    expect(facts()[0]).not.toHaveProperty('network');
  });

  it('is one line all the same where a module tells it', async () => {
    await start();
    const caller = inOrganization(
      signedInAs(anonymous('r1', { ip: '2001:db8::1', userAgent: null }), 'ada'),
      'acme',
      [],
    );
    app.get(SecurityLog, { strict: false }).record('session_revoked', caller, { sessionId: `a\n${forged}` });
    expect(written).toHaveLength(1);
    expect(written[0]?.trimEnd()).not.toContain('\n');
    expect(facts()[0]).toMatchObject({
      event: 'security.session_revoked',
      userId: 'ada',
      organizationId: 'acme',
      network: '2001:db8:0:0::/64',
    });
  });
});
