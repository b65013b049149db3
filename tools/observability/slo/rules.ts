import type { Owners } from '../owners.ts';
import { kernelModules, objectiveOf } from './objectives.ts';
import type { Objective, Promised, Slo } from './objectives.ts';
import { burnWindows, EVERY_SECONDS } from './windows.ts';
import type { BurnWindow } from './windows.ts';

export interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}
export interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly interval?: string; readonly rules: readonly Rule[] }[];
}

interface Measure {
  readonly slo: Slo;
  readonly alert: string;
  /** What fails, as its alerts say it. */
  readonly fails: string;
  readonly histogram: string;
}

export const measures: readonly Measure[] = [
  {
    slo: 'availability',
    alert: 'BulkheadAvailabilityBurn',
    fails: 'requests are answered with 5xx',
    histogram: 'http_server_request_duration_seconds',
  },
  {
    slo: 'latency',
    alert: 'BulkheadLatencyBurn',
    fails: 'requests take longer than is promised',
    histogram: 'http_server_request_duration_seconds',
  },
  {
    slo: 'delivery',
    alert: 'BulkheadDeliveryBurn',
    fails: 'events are handled later than is promised',
    histogram: 'bulkhead_event_delivery_duration_seconds',
  },
];

/** Modules that promise the same of one objective; `matcher` selects them. */
interface Group {
  readonly objective: Objective;
  readonly matcher: string;
}

/** @param dashboards where the panel of an alert stands, by the alert's name */
export function sloRules(promised: Promised, owners: Owners, dashboards: ReadonlyMap<string, string>): RuleFile {
  const rules = [...measures.flatMap((measure) => counted(measure, groupsOf(promised, measure.slo))), ...windowed()];
  const alerts = measures.flatMap((measure) =>
    burnWindows.map((window) => alertOn(measure, window, promised, dashboards)),
  );
  const objectives = [...owners.keys(), ...kernelModules].flatMap((module) =>
    measures.map(({ slo }) => budget(slo, module, objectiveOf(promised, slo, module))),
  );
  return {
    groups: [{ name: 'bulkhead-slo', interval: `${EVERY_SECONDS}s`, rules: [...rules, ...objectives, ...alerts] }],
  };
}

/** Those that go by the rule, and each that promises something of its own. */
function groupsOf({ objectives, modules }: Promised, slo: Slo): Group[] {
  const own = Object.entries(modules).flatMap(([module, it]) => (it[slo] ? [{ module, objective: it[slo] }] : []));
  const others = own.length > 0 ? `module!~"${own.map(({ module }) => module).join('|')}"` : '';
  return [
    { objective: objectives[slo], matcher: others },
    ...own.map(({ module, objective }) => ({ objective, matcher: `module="${module}"` })),
  ];
}

/** How many there are and how many fail, a second, by module. */
function counted({ slo, histogram }: Measure, groups: readonly Group[]): Rule[] {
  const rate = (series: string, ...matchers: string[]) => `sum by (module) (rate(${series}${select(...matchers)}[5m]))`;
  const failed = groups.map(({ objective: { seconds }, matcher }) => {
    const total = rate(`${histogram}_count`, matcher);
    return seconds === undefined
      ? `${rate(`${histogram}_count`, matcher, 'http_response_status_code=~"5.."')}\nor 0 * ${total}`
      : `${total}\n- ${rate(`${histogram}_bucket`, matcher, bucket(seconds))}`;
  });
  return [
    { record: 'bulkhead:slo_total:rate5m', labels: { slo }, expr: rate(`${histogram}_count`) },
    { record: 'bulkhead:slo_failed:rate5m', labels: { slo }, expr: failed.join('\nor ') },
  ];
}

/** Prometheus 3 writes whole bounds as 5.0, older ones as the program did: 5. */
const bucket = (seconds: number) => (Number.isInteger(seconds) ? `le=~"${seconds}([.]0)?"` : `le="${seconds}"`);

const select = (...matchers: string[]) => {
  const given = matchers.filter(Boolean);
  return given.length > 0 ? `{${given.join(',')}}` : '';
};

/** Sums of the rates above, not rates over days: those would read every series of every process again and again. */
function windowed(): Rule[] {
  const windows = [...new Set(burnWindows.flatMap(({ short, long }) => [short, long]))];
  const over = (what: string, window: string) => `sum_over_time(bulkhead:slo_${what}:rate5m[${window}])`;
  const ratios = windows.map((window) => ({
    record: `bulkhead:slo_failed:ratio_${window}`,
    expr:
      window === '5m'
        ? `bulkhead:slo_failed:rate5m / bulkhead:slo_total:rate5m`
        : `${over('failed', window)} / ${over('total', window)}`,
  }));
  const counts = burnWindows.map(({ long }) => ({
    record: `bulkhead:slo_failed:count_${long}`,
    expr: `${EVERY_SECONDS} * ${over('failed', long)}`,
  }));
  return [...ratios, ...counts];
}

const budget = (slo: Slo, module: string, objective: Objective): Rule => ({
  record: 'bulkhead:slo_budget:ratio',
  labels: { slo, module },
  expr: `vector(${budgetOf(objective)})`,
});

/** What may fail, as a part of one; without the noise of binary fractions. */
const budgetOf = ({ target }: Objective): number => Number(((100 - target) / 100).toPrecision(6));

function alertOn(
  { slo, alert, fails }: Measure,
  { long, short, rate, severity, holds }: BurnWindow,
  promised: Promised,
  dashboards: ReadonlyMap<string, string>,
): Rule {
  const burning = groupsOf(promised, slo).map(({ objective, matcher }) => {
    const chosen = select(`slo="${slo}"`, matcher);
    const over = (window: string) => `bulkhead:slo_failed:ratio_${window}${chosen} > ${rate} * ${budgetOf(objective)}`;
    const enough = `bulkhead:slo_failed:count_${long}${chosen} >= ${promised.minimumFailures}`;
    return [over(long), over(short), enough].join('\nand ');
  });
  const days = Number((30 / rate).toFixed(1));
  return {
    alert,
    expr: burning.join('\nor '),
    for: holds,
    labels: { severity, window: long },
    annotations: {
      summary: `{{ $labels.module }}: {{ $value | humanizePercentage }} of the last ${long}'s ${fails}`,
      description: `Over ${long} and over ${short}, ${rate} times as many fail as ops/slo.yaml allows, or more: the budget of 30 days would be spent in ${days} days.`,
      runbook_url: `${promised.links.runbooks}/${alert}.md`,
      dashboard: dashboards.get(alert) ?? '',
    },
  };
}
