import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule } from '../config/index.js';
import { Metrics, MetricsListener, MetricsListenerModule, MetricsModule, MOST_SERIES } from './index.js';

let app: INestApplicationContext;
const start = async (variables: Record<string, string>) => {
  class Program {}
  Module({ imports: [ConfigModule.forRoot(variables), MetricsModule, MetricsListenerModule] })(Program);
  app = await NestFactory.createApplicationContext(Program, { logger: false, abortOnError: false });
  return { metrics: app.get(Metrics), listener: app.get(MetricsListener) };
};
afterEach(() => app.close());

describe('a metric', () => {
  let metrics: Metrics;
  beforeEach(async () => {
    ({ metrics } = await start({}));
  });

  it('is read with its name, its help and its labels', async () => {
    const counter = metrics.counter({ name: 'parcels_total', help: 'Parcels', labels: ['module', 'outcome'] });
    counter.of({ module: 'post', outcome: 'sent' }).inc();
    counter.of({ outcome: 'sent', module: 'post' }).inc(2);
    expect(await metrics.text()).toContain(
      '# HELP parcels_total Parcels\n# TYPE parcels_total counter\nparcels_total{module="post",outcome="sent"} 3\n',
    );
  });

  it('measures durations in seconds, in the buckets that OpenTelemetry advises', async () => {
    metrics.histogram({ name: 'work_seconds', help: 'Work', labels: [] }).of({}).observe(0.03);
    const text = await metrics.text();
    expect(text).toContain('work_seconds_bucket{le="0.025"} 0\nwork_seconds_bucket{le="0.05"} 1\n');
    expect(text).toContain('work_seconds_sum 0.03\nwork_seconds_count 1\n');
  });

  it('may be looked at when it is read', async () => {
    let waiting = 1;
    metrics.gauge({ name: 'waiting', help: 'Waiting', labels: ['pool'] }, (it) => it.of({ pool: 'a' }).set(waiting));
    expect(await metrics.text()).toContain('waiting{pool="a"} 1\n');
    waiting = 7;
    expect(await metrics.text()).toContain('waiting{pool="a"} 7\n');
  });

  it('is declared once', () => {
    const twice = { name: 'twice_total', help: 'Twice', labels: [] as const };
    metrics.counter(twice);
    expect(() => metrics.counter(twice)).toThrow(/twice_total/);
  });

  it(`has ${MOST_SERIES} series and one for all others, whatever is sent, and says how much was summed up`, async () => {
    const counter = metrics.counter({ name: 'made_up_total', help: 'Made up', labels: ['by'] });
    for (let index = 0; index < MOST_SERIES + 500; index++) counter.of({ by: `client ${index}` }).inc();
    counter.of({ by: 'client 0' }).inc();
    const text = await metrics.text();
    expect(text.match(/^made_up_total\{/gm)).toHaveLength(MOST_SERIES + 1);
    expect(text).toContain('made_up_total{by="_overflow"} 500\n');
    expect(text).toContain('made_up_total{by="client 0"} 2\n');
    expect(text).toContain('bulkhead_metric_series_dropped_total{metric="made_up_total"} 500\n');
  });
});

describe('the listener', () => {
  it('answers GET /metrics with all of them, and nothing else', async () => {
    const { listener } = await start({ METRICS_PORT: '0' });
    const answer = await fetch(listener.url!);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    const text = await answer.text();
    for (const name of [
      'process_cpu_seconds_total',
      'nodejs_eventloop_lag_p99_seconds',
      'nodejs_eventloop_utilization_ratio',
    ])
      expect(text).toMatch(new RegExp(`^${name} [0-9.e-]+$`, 'm'));
    expect((await fetch(new URL('/', listener.url!))).status).toBe(404);
    expect((await fetch(listener.url!, { method: 'POST' })).status).toBe(405);
  });

  it('listens nowhere unless it is told to', async () => {
    const { listener } = await start({});
    expect(listener.url).toBeNull();
  });

  it('ends with the program, kept-alive connections and all', async () => {
    const { listener } = await start({ METRICS_PORT: '0' });
    const { url } = listener;
    await (await fetch(url!)).text();
    await app.close();
    await expect(fetch(url!)).rejects.toThrow();
  });
});
