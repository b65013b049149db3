import type { Dashboard, Panel } from './dashboard.ts';

const left = (slo: string): string =>
  `1 - sum_over_time(bulkhead:slo_failed:rate5m{slo="${slo}"}[30d]) / sum_over_time(bulkhead:slo_total:rate5m{slo="${slo}"}[30d])
  / on (module) bulkhead:slo_budget:ratio{slo="${slo}"}`;

/** How many times faster than allowed the budget is spent, by the windows that the alerts look through. */
const burning = (slo: string, alert: string): Panel => ({
  title: `${slo}: rate at which the budget burns`,
  about: 'Pages speak from 14.4 (an hour) and 6 (six hours), tickets from 3 (a day) and 1 (three days)',
  unit: 'short',
  alerts: [alert],
  limit: 14.4,
  queries: ['1h', '6h', '1d', '3d'].map((window) => ({
    expr: `bulkhead:slo_failed:ratio_${window}{slo="${slo}", module=~"$module"} / on (module) group_left bulkhead:slo_budget:ratio{slo="${slo}"}`,
    legend: `{{module}} ${window}`,
  })),
});

const budget = (slo: string): Panel => ({
  title: `${slo}: budget that is left of 30 days`,
  unit: 'percentunit',
  kind: 'stat',
  queries: [{ expr: left(slo), legend: '{{module}}' }],
});

export const promises: Dashboard = {
  uid: 'bulkhead-promises',
  title: 'Bulkhead: promises',
  about: 'What ops/slo.yaml promises, and how much may still fail',
  byModule: true,
  rows: [
    { title: 'What is left', panels: ['availability', 'latency', 'delivery'].map(budget) },
    {
      title: 'How fast it goes',
      panels: [
        burning('availability', 'BulkheadAvailabilityBurn'),
        burning('latency', 'BulkheadLatencyBurn'),
        burning('delivery', 'BulkheadDeliveryBurn'),
      ],
    },
    {
      title: 'Alerts',
      panels: [
        {
          title: 'Alerts that fire',
          about: 'BulkheadAftermath is told to nobody: it silences the pages that look back on a fault which is over',
          unit: 'short',
          alerts: ['BulkheadAftermath'],
          queries: [
            {
              expr: 'max by (alertname, module, severity) (ALERTS{alertname=~"Bulkhead.*", alertstate="firing"})',
              legend: '{{alertname}} {{module}} {{severity}}',
            },
          ],
        },
      ],
    },
  ],
};
