import { quantile, rate } from './dashboard.ts';
import type { Dashboard } from './dashboard.ts';

const requests = 'http_server_request_duration_seconds';
const route = 'http_request_method, http_route';
const named = '{{http_request_method}} {{http_route}}';

export const requestsDashboard: Dashboard = {
  uid: 'bulkhead-requests',
  title: 'Bulkhead: requests',
  about: 'Rate, errors and duration, by module and by route',
  byModule: true,
  rows: [
    {
      title: 'By module',
      panels: [
        {
          title: 'Requests',
          unit: 'reqps',
          queries: [
            { expr: `sum by (module) (${rate(`${requests}_count{module=~"$module"}`)})`, legend: '{{module}}' },
          ],
        },
        {
          title: 'Answered with 5xx',
          unit: 'percentunit',
          queries: [
            {
              expr: `sum by (module) (${rate(`${requests}_count{module=~"$module", http_response_status_code=~"5.."}`)})
  / sum by (module) (${rate(`${requests}_count{module=~"$module"}`)})`,
              legend: '{{module}}',
            },
          ],
        },
        {
          title: 'Duration, of 95 in 100',
          unit: 's',
          alerts: ['BulkheadModuleSlow'],
          limit: 1,
          queries: [{ expr: quantile(0.95, requests, 'module'), legend: '{{module}}' }],
        },
      ],
    },
    {
      title: 'By route',
      panels: [
        {
          title: 'Requests',
          unit: 'reqps',
          queries: [
            { expr: `topk(15, sum by (${route}) (${rate(`${requests}_count{module=~"$module"}`)}))`, legend: named },
          ],
        },
        {
          title: 'Refused and failed, by status',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (${route}, http_response_status_code) (${rate(`${requests}_count{module=~"$module", http_response_status_code=~"[45].."}`)}) > 0`,
              legend: `${named} {{http_response_status_code}}`,
            },
          ],
        },
        {
          title: 'Duration, of 95 in 100: the slowest',
          unit: 's',
          queries: [{ expr: `topk(15, ${quantile(0.95, requests, route)})`, legend: named }],
        },
      ],
    },
    {
      title: 'Cost',
      panels: [
        {
          title: 'Under way',
          unit: 'short',
          queries: [{ expr: 'sum by (instance) (http_server_active_requests)', legend: '{{instance}}' }],
        },
        {
          title: 'Beyond their budget of statements, round trips or database time',
          unit: 'ops',
          alerts: ['BulkheadBudgetExceeded'],
          queries: [
            {
              expr: `sum by (${route}, resource) (${rate('bulkhead_http_budget_exceeded_total{module=~"$module"}')})`,
              legend: `${named} {{resource}}`,
            },
          ],
        },
      ],
    },
  ],
};
