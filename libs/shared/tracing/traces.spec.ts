import { beforeEach, describe, expect, it } from '@jest/globals';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { AlwaysOnSampler, InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Sampler } from '@opentelemetry/sdk-trace';
import { Activities, asPart, currentActivity } from '../activity/index.js';
import type { Activity } from '../activity/index.js';
import { ConfigurationError } from '../config/index.js';
import { kernelErrors } from '../errors/index.js';
import { samplerOf } from './sampler.js';
import { TracingConfig } from './tracing.config.js';
import { Traces } from './traces.js';

const traceId = 'c'.repeat(32);
const cause = (flags: string) => `00-${traceId}-${'d'.repeat(16)}-${flags}`;

let exporter: InMemorySpanExporter;
let activities: Activities;

function listen(sampler: Sampler): void {
  exporter = new InMemorySpanExporter();
  const provider = new TracerProvider({ sampler, spanProcessors: [new SimpleSpanProcessor({ exporter })] });
  activities = new Activities();
  activities.listen(new Traces(provider.getTracer('bulkhead'), () => provider.forceFlush()));
}
beforeEach(() => listen(new AlwaysOnSampler()));

/** Each span as it was sent, by its name. */
const spans = () =>
  Object.fromEntries(
    exporter.getFinishedSpans().map((span) => [
      span.name,
      {
        kind: SpanKind[span.kind],
        attributes: span.attributes,
        failed: span.status.code === SpanStatusCode.ERROR,
        parent: span.parentSpanContext?.spanId,
        id: span.spanContext().spanId,
        traceId: span.spanContext().traceId,
      },
    ]),
  );

const request = (status: number, route = '/v1/flags/:key', flags?: string): Activity => {
  const attributes = { 'http.request.method': 'GET', 'http.route': route, 'bulkhead.module': 'flags' };
  const activity = activities.begin('request', 'http', 'GET', { attributes, cause: flags && cause(flags) });
  activity.attributes['http.response.status_code'] = status;
  return activity;
};

describe('a span', () => {
  it('is a part of what was under way, and names the module that works', async () => {
    const outer = request(200);
    await outer.within(() =>
      asPart('port', 'identity', 'Authenticator.authenticate', () =>
        asPart('lookup', 'identity', 'whose session this is', async () => undefined),
      ),
    );
    outer.end();
    const { 'GET /v1/flags/:key': server, 'Authenticator.authenticate': port, 'QUERY identity': lookup } = spans();
    expect(server).toMatchObject({ kind: 'SERVER', parent: undefined, attributes: { 'bulkhead.module': 'flags' } });
    expect(port).toMatchObject({ kind: 'INTERNAL', parent: server?.id, attributes: { 'bulkhead.module': 'identity' } });
    expect(lookup).toMatchObject({
      kind: 'CLIENT',
      parent: port?.id,
      traceId: server?.traceId,
      attributes: {
        'db.system.name': 'postgresql',
        'db.namespace': 'identity',
        'bulkhead.purpose': 'whose session this is',
      },
    });
  });

  it('tells others where it is, so that what they do later is a part of it', async () => {
    const outer = request(200);
    outer.end();
    expect(outer.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    const attributes = { 'messaging.destination.name': 'flags.flag.archived' };
    const options = { attributes, cause: outer.traceparent };
    await activities.run('handler', 'audit', 'audit.write', async () => undefined, options);
    const { 'GET /v1/flags/:key': server, 'process flags.flag.archived': consumer } = spans();
    expect(consumer).toMatchObject({ kind: 'CONSUMER', parent: server?.id, traceId: server?.traceId });
  });

  it('begins anew where what caused it is no traceparent', async () => {
    const options = { cause: '00-zz-1-01', causes: ['nonsense'] };
    await activities.run('carry', 'audit', 'flags', async () => undefined, options);
    expect(spans()['carry flags']).toMatchObject({ parent: undefined });
  });

  it('is not made of the probes of a supervisor', () => {
    request(200, '/health/ready').end();
    expect(exporter.getFinishedSpans()).toEqual([]);
  });
});

describe('what went wrong', () => {
  const broken = async (error: Error) => {
    await activities.run('facade', 'flags', 'FlagsFacade.open', () => Promise.reject(error)).catch(() => undefined);
    return exporter.getFinishedSpans()[0]!;
  };
  const driver = (code: string) => Object.assign(new Error('Key (email)=(ada@example.com) exists'), { code });

  it.each([
    ['a refusal by its code', kernelErrors.routeNotFound(), 'route_not_found', false],
    ['what is our fault by its code', kernelErrors.unavailable(), 'unavailable', true],
    ['what the database says by its SQLSTATE', driver('23505'), '23505', true],
    ['other errors by their name', new TypeError('ada@example.com'), 'TypeError', true],
    ['and by nothing that somebody may have written', driver('ada@example.com'), '_OTHER', true],
  ])('is shown: %s', async (_what, error, type, failed) => {
    const { attributes, status, events } = await broken(error);
    expect(attributes['error.type']).toBe(type);
    expect(status).toEqual({ code: failed ? SpanStatusCode.ERROR : SpanStatusCode.UNSET });
    expect(events).toEqual([]);
    expect(JSON.stringify(attributes)).not.toContain('ada@');
  });

  it('to a client is no error of the server', () => {
    request(404, '/a').end();
    request(503, '/b').end();
    expect(spans()).toMatchObject({ 'GET /a': { failed: false }, 'GET /b': { failed: true } });
    expect(spans()['GET /a']?.attributes).not.toHaveProperty('error.type');
    expect(spans()['GET /b']?.attributes).toMatchObject({ 'error.type': '503' });
  });
});

describe('sampling', () => {
  const kept = (variables: Record<string, string>, flags: (string | undefined)[]): number => {
    listen(samplerOf(TracingConfig.read(variables)));
    for (const it of flags) request(200, '/a', it).end();
    return exporter.getFinishedSpans().length;
  };
  const many = (flags?: string) => Array<string | undefined>(1000).fill(flags);

  it('keeps all, and of callers who keep none nothing', () => {
    expect(kept({}, [undefined, '01', '00'])).toBe(2);
  });

  it('keeps the part that is set of what begins here, and of callers what they keep', () => {
    const tenth = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' };
    const count = kept(tenth, many());
    expect(count).toBeGreaterThan(50);
    expect(count).toBeLessThan(200);
    expect(kept(tenth, many('01'))).toBe(1000);
    expect(kept(tenth, many('00'))).toBe(0);
  });

  it('may leave nothing to callers', () => {
    const none = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' };
    expect(kept(none, many('01'))).toBe(0);
    expect(kept({ OTEL_TRACES_SAMPLER: 'always_on' }, ['00'])).toBe(1);
  });

  it('tells the next one what was decided, and makes no parts of what is not kept', async () => {
    listen(samplerOf(TracingConfig.read({ OTEL_TRACES_SAMPLER: 'always_off' })));
    const outer = request(200);
    expect(outer.traceparent).toMatch(/-00$/);
    await outer.within(() =>
      asPart('transaction', 'flags', 'transaction', async () => {
        expect(currentActivity()?.traceparent).toBe(outer.traceparent);
      }),
    );
  });

  it.each([
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5'],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc'],
    ['OTEL_TRACES_EXPORTER', 'zipkin'],
  ])('%s=%s is refused by name: nothing else is built in', (name, value) => {
    expect(() => TracingConfig.read({ [name]: value })).toThrow(ConfigurationError);
    expect(() => TracingConfig.read({ [name]: value })).toThrow(name);
  });
});
