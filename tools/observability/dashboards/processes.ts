import { quantile, rate } from './dashboard.ts';
import type { Dashboard } from './dashboard.ts';

export const processes: Dashboard = {
  uid: 'bulkhead-processes',
  title: 'Bulkhead: processes',
  about: 'Which processes run, what they use of their machine, and what nobody should do to them',
  byModule: false,
  rows: [
    {
      title: 'There',
      panels: [
        {
          title: 'Processes by role',
          unit: 'short',
          kind: 'stat',
          alerts: ['BulkheadApiAbsent', 'BulkheadWorkerAbsent'],
          queries: [{ expr: 'count by (role, service_version) (target_info)', legend: '{{role}} {{service_version}}' }],
        },
        {
          title: 'Read by Prometheus',
          unit: 'bool',
          alerts: ['BulkheadTargetDown'],
          queries: [{ expr: 'up{job="bulkhead"}', legend: '{{instance}}' }],
        },
        {
          title: 'Reach the database',
          unit: 'bool',
          alerts: ['BulkheadDatabaseDown'],
          queries: [{ expr: 'bulkhead_database_up', legend: '{{instance}}' }],
        },
      ],
    },
    {
      title: 'Use',
      panels: [
        {
          title: 'Event loop: part of the time that it is busy',
          unit: 'percentunit',
          alerts: ['BulkheadEventLoopSaturated'],
          limit: 0.9,
          queries: [{ expr: 'nodejs_eventloop_utilization_ratio', legend: '{{instance}}' }],
        },
        {
          title: 'Event loop: lag, of 99 in 100',
          unit: 's',
          queries: [{ expr: 'nodejs_eventloop_lag_p99_seconds', legend: '{{instance}}' }],
        },
        {
          title: 'Processor, in cores',
          unit: 'short',
          queries: [{ expr: rate('process_cpu_seconds_total{job="bulkhead"}'), legend: '{{instance}}' }],
        },
        {
          title: 'Resident memory',
          unit: 'bytes',
          alerts: ['BulkheadMemoryHigh'],
          queries: [{ expr: 'process_resident_memory_bytes{job="bulkhead"}', legend: '{{instance}}' }],
        },
        {
          title: 'Heap in use',
          unit: 'bytes',
          queries: [{ expr: 'nodejs_heap_size_used_bytes', legend: '{{instance}}' }],
        },
        {
          title: 'Garbage collection, of 99 in 100',
          unit: 's',
          queries: [
            {
              expr: quantile(0.99, 'nodejs_gc_duration_seconds', 'instance, kind', 'job="bulkhead"'),
              legend: '{{instance}} {{kind}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Overload',
      panels: [
        {
          title: 'Refused for lack of room, by class',
          unit: 'reqps',
          alerts: ['BulkheadOverloaded'],
          limit: 1,
          queries: [
            {
              expr: `sum by (instance, class) (${rate('bulkhead_http_overload_refused_total')})`,
              legend: '{{instance}} {{class}}',
            },
          ],
        },
        {
          title: 'Requests that may be under way at once, and that are',
          unit: 'short',
          queries: [
            { expr: 'bulkhead_http_overload_limit', legend: '{{instance}} may' },
            { expr: 'http_server_active_requests', legend: '{{instance}} are' },
          ],
        },
        {
          title: 'Requests that wait for those under way',
          unit: 'short',
          queries: [{ expr: 'bulkhead_http_overload_waiting', legend: '{{instance}}' }],
        },
      ],
    },
    {
      title: 'Watch',
      panels: [
        {
          title: 'Events of security',
          unit: 'ops',
          alerts: ['BulkheadSecurityBurst'],
          queries: [{ expr: `sum by (event) (${rate('bulkhead_security_events_total')})`, legend: '{{event}}' }],
        },
        {
          title: 'Values that were summed up for want of series',
          unit: 'ops',
          alerts: ['BulkheadSeriesDropped'],
          queries: [
            { expr: `sum by (metric) (${rate('bulkhead_metric_series_dropped_total')})`, legend: '{{metric}}' },
          ],
        },
      ],
    },
  ],
};
