import { quantile, rate } from './dashboard.ts';
import type { Dashboard } from './dashboard.ts';

const handled = 'messaging_process_duration_seconds';
const type = 'messaging_destination_name';
const handler = 'messaging_consumer_group_name';

export const events: Dashboard = {
  uid: 'bulkhead-events',
  title: 'Bulkhead: events',
  about: 'What is published, carried and handled, and what waits',
  byModule: true,
  rows: [
    {
      title: 'Flow',
      panels: [
        {
          title: 'Published, by type',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (${type}) (${rate('messaging_client_sent_messages_total{module=~"$module"}')})`,
              legend: `{{${type}}}`,
            },
          ],
        },
        {
          title: 'Handled, by handler',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (${handler}) (${rate(`${handled}_count{module=~"$module", error_type=""}`)})`,
              legend: `{{${handler}}}`,
            },
          ],
        },
        {
          title: 'Failed tries',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (${handler}, error_type) (${rate(`${handled}_count{module=~"$module", error_type!=""}`)})`,
              legend: `{{${handler}}} {{error_type}}`,
            },
          ],
        },
        {
          title: 'Duration of a handler, of 95 in 100',
          unit: 's',
          queries: [{ expr: quantile(0.95, handled, handler), legend: `{{${handler}}}` }],
        },
        {
          title: 'From happening to handled, of 99 in 100',
          unit: 's',
          queries: [
            { expr: quantile(0.99, 'bulkhead_event_delivery_duration_seconds', 'handler'), legend: '{{handler}}' },
          ],
        },
        {
          title: 'Jobs in hand, of all that a process may have',
          unit: 'percentunit',
          queries: [
            {
              expr: 'max by (module, instance) (bulkhead_jobs_active{module=~"$module"} / bulkhead_jobs_max)',
              legend: '{{module}} {{instance}}',
            },
          ],
        },
        {
          title: 'Rounds of the engine that failed',
          unit: 'ops',
          alerts: ['BulkheadEventEngineFailing'],
          queries: [
            {
              expr: `sum by (module, pump) (${rate('bulkhead_event_engine_failures_total{module=~"$module"}')})`,
              legend: '{{pump}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Queues',
      panels: [
        {
          title: 'Age of the oldest event that is not carried',
          unit: 's',
          alerts: ['BulkheadEventsUncarried'],
          limit: 60,
          queries: [
            {
              expr: 'max by (module, subscriber) (bulkhead_outbox_oldest_uncarried_age_seconds{module=~"$module"})',
              legend: '{{module}} → {{subscriber}}',
            },
          ],
        },
        {
          title: 'Age of the oldest event that is not handled',
          unit: 's',
          alerts: ['BulkheadEventsLate'],
          limit: 900,
          queries: [
            {
              expr: 'max by (handler) (bulkhead_inbox_oldest_unfinished_age_seconds{module=~"$module"})',
              legend: '{{handler}}',
            },
          ],
        },
        {
          title: 'Not handled yet',
          unit: 'short',
          alerts: ['BulkheadEventsStuck'],
          queries: [{ expr: 'max by (handler) (bulkhead_inbox_unfinished{module=~"$module"})', legend: '{{handler}}' }],
        },
        {
          title: 'Parked',
          unit: 'short',
          alerts: ['BulkheadEventParked'],
          limit: 1,
          queries: [{ expr: 'max by (handler) (bulkhead_inbox_parked{module=~"$module"})', legend: '{{handler}}' }],
        },
        {
          title: 'Age of these figures',
          unit: 's',
          alerts: ['BulkheadEventSamplesStale'],
          limit: 60,
          queries: [
            {
              expr: 'time() - max by (module) (bulkhead_events_sampled_timestamp_seconds{module=~"$module"})',
              legend: '{{module}}',
            },
          ],
        },
      ],
    },
  ],
};
