import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Metrics } from '../../metrics/index.js';
import { admissionOf } from './admission.js';
import { loadClasses } from './load-classes.js';
import type { LoadClass } from './load-classes.js';

/** What the limiter does. How long refusals took stands among the requests, as 503 without a route. */
@Injectable()
export class OverloadMetrics {
  /** Counts refusals of a class. */
  readonly refused: (loadClass: LoadClass, count: number) => void;

  constructor(metrics: Metrics, host: HttpAdapterHost) {
    const refusals = metrics.counter({
      name: 'bulkhead_http_overload_refused_total',
      help: 'Requests that were refused before they were read, since more was asked than could be done',
      labels: ['class'],
    });
    // From the start, so that the first refusal is seen as a rise.
    for (const it of loadClasses) refusals.of({ class: it }).inc(0);
    this.refused = (loadClass, count) => refusals.of({ class: loadClass }).inc(count);
    const limit = { name: 'bulkhead_http_overload_limit', help: 'Requests that may be under way at once', labels: [] };
    metrics.gauge(limit, (series) => series.of({}).set(admissionOf(host)?.limit.current ?? 0));
    const waiting = {
      name: 'bulkhead_http_overload_waiting',
      help: 'Requests that wait for those under way',
      labels: [],
    };
    metrics.gauge(waiting, (series) => series.of({}).set(admissionOf(host)?.waiting ?? 0));
  }
}
