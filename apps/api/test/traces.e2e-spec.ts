import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clonedDatabase, MailServer, ownAddress } from '../../../libs/shared/testing/index.js';
import type { TestDatabase } from '../../../libs/shared/testing/index.js';
import { Collector } from './collector.js';
import type { ReceivedSpan } from './otlp.js';
import { ProductProcess } from './processes.js';
import type { Loadable } from './processes.js';
import { codeIn, fragmentIn } from './product.js';

const mails = new MailServer();
const collector = new Collector();
let database: TestDatabase;
let api: ProductProcess;
let worker: ProductProcess;
const others: ProductProcess[] = [];

const client = { traceId: 'a'.repeat(31) + '1', spanId: 'b'.repeat(15) + '1' };
const sentAlong = { traceparent: `00-${client.traceId}-${client.spanId}-01` };

const settings = (role: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...{ NODE_ENV: 'test', LOG_LEVEL: 'info', ROLE: role, DRAIN_MS: '0', TRUSTED_PROXY_HOPS: '1' },
  ...{ NOTIFICATIONS_MAIL_TRANSPORT: 'smtp', NOTIFICATIONS_SMTP_URL: `${mails.url}?requireTLS=false` },
  ...{ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '50' },
  ...database.variables,
  ...more,
});

async function another(more: NodeJS.ProcessEnv, first: readonly Loadable[]): Promise<ProductProcess> {
  const started = await ProductProcess.start(settings('api', more), first);
  others.push(started);
  return started;
}

beforeAll(async () => {
  await Promise.all([collector.start(), mails.start()]);
  database = await clonedDatabase();
  [api, worker] = await Promise.all([
    ProductProcess.start(settings('api'), ['tracing']),
    ProductProcess.start(settings('worker'), ['tracing']),
  ]);
}, 90_000);
afterAll(async () => {
  await Promise.all([api, worker, ...others].map((it) => it?.stop()));
  await mails.stop();
  collector.stop();
  await database?.drop();
}, 30_000);

async function mailTo(email: string) {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await wait(20)) {
    const [mail] = mails.to(email);
    if (mail) return mail;
  }
  throw new Error(`No mail came: ${api.output}${worker.output}`);
}

/** Somebody signs up here, and gets their mail. */
async function signUp(at: ProductProcess, email: string, headers: Record<string, string> = {}) {
  const answer = await at.post('/v1/auth/sign-up', { email }, { 'x-forwarded-for': ownAddress(), ...headers });
  expect(answer.status).toBe(202);
  const { attemptId } = (await answer.json()) as { attemptId: string };
  return { attemptId, requestId: answer.headers.get('x-request-id'), mail: await mailTo(email) };
}

/** From the mail that this sign-up has sent, to whatever began all of it: one line a span. */
async function wayBack(requestId: string | null): Promise<{ way: string[]; parentId: string; traceIds: Set<string> }> {
  const handled = await collector.span(
    ({ kind, attributes }) => kind === 'CONSUMER' && attributes['bulkhead.request_id'] === requestId,
  );
  let span: ReceivedSpan | undefined = await collector.span(
    ({ name, parentId }) => name === 'send mail' && parentId === handled.spanId,
  );
  await collector.span(({ kind, attributes }) => kind === 'SERVER' && attributes['bulkhead.request_id'] === requestId);
  const [way, traceIds]: [string[], Set<string>] = [[], new Set()];
  let parentId = '';
  while (span) {
    const { name, kind, attributes, traceId } = span;
    way.push(`${kind} ${name} of ${String(attributes['bulkhead.module'])}`);
    traceIds.add(traceId);
    ({ parentId } = span);
    span = collector.spans.find((it) => it.spanId === parentId);
  }
  return { way, parentId, traceIds };
}

const wholeWay = [
  'CLIENT send mail of notifications',
  'CONSUMER process identity.one_time_token.issued of notifications',
  'PRODUCER publish identity.one_time_token.issued of identity',
  'CLIENT TRANSACTION identity of identity',
  'SERVER POST /v1/auth/sign-up of identity',
];

describe('a trace', () => {
  it('is one from the client’s request over transaction, outbox and inbox to the mail, through both processes', async () => {
    const { requestId } = await signUp(api, 'ada@example.com', sentAlong);
    const { way, parentId, traceIds } = await wayBack(requestId);
    expect(way).toEqual(wholeWay);
    expect(parentId).toBe(client.spanId);
    expect([...traceIds]).toEqual([client.traceId]);
    const ofRequest = collector.spans.filter(({ attributes }) => attributes['bulkhead.request_id'] === requestId);
    expect(new Set(ofRequest.map(({ traceId }) => traceId))).toEqual(traceIds);
    const instances = collector.of(client.traceId).map(({ resource }) => resource['service.instance.id']);
    expect(new Set(instances).size).toBe(2);
  }, 30_000);

  it('begins here where the client sent none, and is sent once', async () => {
    const { requestId } = await signUp(api, 'ben@example.com');
    const { way, parentId, traceIds } = await wayBack(requestId);
    expect([way, parentId, traceIds.size]).toEqual([wholeWay, '', 1]);
    const ids = collector.spans.map(({ spanId }) => spanId);
    expect(new Set(ids).size).toBe(ids.length);
  }, 30_000);

  it('names facade and module that were asked, by the handler that asked, and the batch that was carried', async () => {
    const { requestId } = await signUp(api, 'cy@example.com');
    const { traceIds } = await wayBack(requestId);
    const [traceId = ''] = traceIds;
    const all = collector.of(traceId);
    const handler = all.find(({ kind }) => kind === 'CONSUMER');
    expect(handler).toMatchObject({
      attributes: {
        'messaging.system': 'bulkhead',
        'messaging.operation.type': 'process',
        'messaging.consumer.group.name': 'notifications.mail-one-time-token',
        'messaging.destination.name': 'identity.one_time_token.issued',
      },
      resource: { 'service.name': 'bulkhead', 'bulkhead.role': 'worker' },
    });
    const facade = all.find(({ name }) => name === 'IdentityFacade.openMailToken');
    expect(facade).toMatchObject({
      kind: 'INTERNAL',
      parentId: handler?.spanId,
      attributes: { 'bulkhead.module': 'identity' },
    });
    const transaction = all.find(({ parentId }) => parentId === facade?.spanId);
    expect(transaction).toMatchObject({
      kind: 'CLIENT',
      attributes: { 'db.system.name': 'postgresql', 'db.namespace': 'identity' },
    });
    const carried = await collector.span(({ name, links }) => name === 'carry identity' && links.includes(traceId));
    expect(carried).toMatchObject({ attributes: { 'bulkhead.module': 'notifications' } });
  }, 30_000);

  it('holds nobody’s address, no secret, and nothing of a statement', async () => {
    const email = 'dora@example.com';
    const { attemptId, mail } = await signUp(api, email);
    const [code, token] = [codeIn(mail), fragmentIn(mail, 'verify')];
    const proof = { attemptId, code, password: 'lantern-harbour-42', name: 'Dora Hull' };
    const verified = await api.post('/v1/auth/verify-email', proof);
    const session = ((await verified.json()) as { token: string }).token;
    await collector.span(({ name }) => name === 'POST /v1/auth/verify-email');
    const all = Buffer.concat(collector.bodies).toString('latin1');
    expect(all).toContain('/v1/auth/verify-email');
    for (const secret of [email, 'example.com', code, token, proof.password, proof.name, session])
      expect(all.includes(secret) ? secret : null).toBeNull();
    expect(all).not.toMatch(/select |insert into|app\.user_id/i);
  }, 30_000);

  it('breaks where the outbox forgets it: the same look finds no request behind the mail', async () => {
    const forgetful = await another({ OTEL_BSP_SCHEDULE_DELAY: '3600000' }, ['tracing', 'forgetfulOutbox']);
    const { requestId } = await signUp(forgetful, 'eve@example.com');
    // Waits for nothing: what it still holds is sent as it stops.
    expect(await forgetful.stop()).toEqual({ code: 0, ms: expect.any(Number) });
    const { way, parentId } = await wayBack(requestId);
    expect(way).toEqual(wholeWay.slice(0, 2));
    expect(parentId).toBe('');
  }, 60_000);
});

describe('a collector that does not answer', () => {
  it('is told of once, and holds up neither a request nor the end', async () => {
    const lost = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', OTEL_EXPORTER_OTLP_TIMEOUT: '100' };
    const program = await another(lost, ['tracing']);
    for (let n = 0; n < 6; n++) {
      expect((await program.post('/v1/auth/sign-in', { email: `${n}@example.com`, password: 'wrong' })).status).toBe(
        401,
      );
      await wait(100);
    }
    expect(program.output.match(/tracing\.collector_lost/g)).toHaveLength(1);
    expect((await program.stop()).code).toBe(0);
  }, 60_000);

  it('is not waited for when the program stops', async () => {
    const mute = new Collector();
    await mute.start();
    mute.isMute = true;
    const program = await another({ OTEL_EXPORTER_OTLP_ENDPOINT: mute.url }, ['tracing']);
    await program.post('/v1/auth/sign-in', { email: 'x@example.com', password: 'wrong' });
    const { code, ms } = await program.stop();
    mute.stop();
    expect(mute.spans.map(({ name }) => name)).toContain('POST /v1/auth/sign-in');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5_000);
  }, 60_000);
});

describe('without traces', () => {
  it('nothing of OpenTelemetry is loaded but the API that prom-client brings, and the client’s trace goes on', async () => {
    const program = await another({}, ['telemetryImports']);
    const received = collector.spans.length;
    const { requestId } = await signUp(program, 'fay@example.com', sentAlong);
    const loaded = program.output.match(/^loads .*$/gm);
    expect(new Set(loaded)).toEqual(new Set(['loads @opentelemetry/api for prom-client']));
    const [event] = await database.query<{ traceparent: string }>(
      'select traceparent from identity.event_outbox where request_id = $1',
      [requestId],
    );
    expect(event).toEqual({ traceparent: sentAlong.traceparent });
    const requests = collector.spans.slice(received).filter(({ kind }) => kind === 'SERVER');
    expect(requests).toEqual([]);
  }, 60_000);

  it('that list would show what traces load', async () => {
    const program = await another({}, ['telemetryImports', 'tracing']);
    expect(program.output).toContain('loads @opentelemetry/sdk-trace for bulkhead');
  }, 60_000);
});
