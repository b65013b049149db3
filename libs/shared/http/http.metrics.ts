import { Injectable } from '@nestjs/common';
import { Activities } from '../activity/index.js';
import type { Activity } from '../activity/index.js';
import { Metrics } from '../metrics/index.js';

/** Rate, errors and duration of requests, by the template of their route; probes are left out. */
@Injectable()
export class HttpMetrics {
  /** A request that was refused with 503 before it became an activity: there is no time for more. */
  readonly refused: (method: string, seconds: number) => void;

  constructor(metrics: Metrics, activities: Activities) {
    const active = metrics
      .gauge({ name: 'http_server_active_requests', help: 'Requests that are under way', labels: [] })
      .of({});
    const duration = metrics.histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Requests, from their head to the end of their answer; without a route where none has the address',
      labels: ['http_request_method', 'http_route', 'http_response_status_code', 'module'],
    });
    activities.listen({
      began: ({ kind }) => {
        if (kind === 'request') active.inc();
      },
      ended: (activity) => {
        if (activity.kind !== 'request') return;
        active.dec();
        if (!activity.isProbe) duration.of(labelsOf(activity)).observe(activity.seconds ?? 0);
      },
    });
    const refusals = new Map<string, ReturnType<typeof duration.of>>();
    const refusalsOf = (method: string) => {
      const labels = { http_request_method: method, http_route: '', module: 'http' };
      const series = duration.of({ ...labels, http_response_status_code: '503' });
      refusals.set(method, series);
      return series;
    };
    this.refused = (method, seconds) => (refusals.get(method) ?? refusalsOf(method)).observe(seconds);
  }
}

const labelsOf = ({ attributes }: Activity) => ({
  http_request_method: String(attributes['http.request.method']),
  http_route: String(attributes['http.route'] ?? ''),
  http_response_status_code: String(attributes['http.response.status_code'] ?? ''),
  module: String(attributes['bulkhead.module']),
});
