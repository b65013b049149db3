import { quantile, rate } from './dashboard.ts';
import type { Dashboard } from './dashboard.ts';

const calls = 'bulkhead_facade_call_duration_seconds';
const messages = 'db_client_operation_duration_seconds';
const call = 'caller_module, module, method';

export const modules: Dashboard = {
  uid: 'bulkhead-modules',
  title: 'Bulkhead: modules',
  about: 'What modules ask of one another and of the database, and how their pools stand',
  byModule: true,
  rows: [
    {
      title: 'Calls between modules',
      panels: [
        {
          title: 'Calls',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (${call}) (${rate(`${calls}_count{module=~"$module"}`)})`,
              legend: '{{caller_module}} → {{method}}',
            },
          ],
        },
        {
          title: 'Refused and failed',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (${call}, error_type) (${rate(`${calls}_count{module=~"$module", error_type!=""}`)})`,
              legend: '{{caller_module}} → {{method}} {{error_type}}',
            },
          ],
        },
        {
          title: 'Duration, of 95 in 100',
          unit: 's',
          queries: [{ expr: quantile(0.95, calls, call), legend: '{{caller_module}} → {{method}}' }],
        },
      ],
    },
    {
      title: 'Database',
      panels: [
        {
          title: 'Messages to the database',
          unit: 'ops',
          queries: [
            { expr: `sum by (module) (${rate(`${messages}_count{module=~"$module"}`)})`, legend: '{{module}}' },
          ],
        },
        {
          title: 'Errors of the database, by SQLSTATE',
          about: '42501 is a module that reached for what is not its own, or for another organization’s rows',
          unit: 'ops',
          alerts: ['BulkheadBoundaryBreach'],
          queries: [
            {
              expr: `sum by (module, error_type) (${rate(`${messages}_count{module=~"$module", error_type!=""}`)})`,
              legend: '{{module}} {{error_type}}',
            },
          ],
        },
        {
          title: 'Duration of a message, of 95 in 100',
          unit: 's',
          queries: [{ expr: quantile(0.95, messages, 'module'), legend: '{{module}}' }],
        },
        {
          title: 'Transactions',
          unit: 'ops',
          queries: [
            {
              expr: `sum by (module, outcome) (${rate('bulkhead_database_transactions_total{module=~"$module"}')})`,
              legend: '{{module}} {{outcome}}',
            },
          ],
        },
      ],
    },
    {
      title: 'Pools',
      panels: [
        {
          title: 'Connections in use, of all that there may be',
          unit: 'percentunit',
          alerts: ['BulkheadPoolExhausted'],
          limit: 1,
          queries: [
            {
              expr: `max by (module, instance) (db_client_connection_count{module=~"$module", db_client_connection_state="used"}
  / ignoring (db_client_connection_state) db_client_connection_max)`,
              legend: '{{module}} {{instance}}',
            },
          ],
        },
        {
          title: 'Waiting for a connection',
          unit: 'short',
          queries: [
            {
              expr: 'max by (module, instance) (db_client_connection_pending_requests{module=~"$module"})',
              legend: '{{module}} {{instance}}',
            },
          ],
        },
        {
          title: 'How long they wait, of 95 in 100',
          unit: 's',
          queries: [{ expr: quantile(0.95, 'db_client_connection_wait_time_seconds', 'module'), legend: '{{module}}' }],
        },
        {
          title: 'Given none in time',
          unit: 'ops',
          alerts: ['BulkheadPoolTimeouts'],
          queries: [
            {
              expr: `sum by (module) (${rate('db_client_connection_timeouts_total{module=~"$module"}')})`,
              legend: '{{module}}',
            },
          ],
        },
      ],
    },
  ],
};
