/** While the source fires, the targets are not told; `equal` labels have to be the same in both. */
export interface Inhibition {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal?: readonly string[];
}

const named = (...alerts: string[]) => `alertname=~"${alerts.map((it) => `Bulkhead${it}`).join('|')}"`;
const burns = named('(Availability|Latency|Delivery)Burn');
/** What a database that does not answer makes fire sooner or later, anywhere. */
const ofTheDatabase = named(
  '(Api|Worker)Absent',
  'TargetDown',
  'Event(s.*|Samples.*|Engine.*)',
  'ModuleSlow',
  'Pool.*',
  '(Availability|Latency|Delivery)Burn',
);
const ofTheWorker = named('TargetDown', 'Events.*', 'DeliveryBurn');
/** What a module without connections does and leaves undone. */
const ofThePool = named(
  'ModuleSlow',
  'PoolTimeouts',
  'Event(s.*|Samples.*|Engine.*)',
  '(Availability|Latency|Delivery)Burn',
);

/** A cause silences its symptoms: one fault, one page. */
export const inhibitions: readonly Inhibition[] = [
  { source_matchers: [named('DatabaseDown')], target_matchers: [ofTheDatabase] },
  { source_matchers: [named('ApiAbsent')], target_matchers: [named('WorkerAbsent', 'TargetDown')] },
  { source_matchers: [named('WorkerAbsent')], target_matchers: [ofTheWorker] },
  { source_matchers: [named('PoolExhausted')], target_matchers: [ofThePool], equal: ['module'] },
  {
    source_matchers: [named('ModuleSlow')],
    target_matchers: [named('PoolTimeouts', '(Latency|Delivery)Burn')],
    equal: ['module'],
  },
  // Windows look back: they still see a fault that has been mended and was told of.
  { ...aftermath('installation'), target_matchers: [burns, 'severity="page"'], equal: ['window'] },
  { ...aftermath('module'), target_matchers: [burns, 'severity="page"'], equal: ['window', 'module'] },
  {
    source_matchers: [...aftermath('installation').source_matchers, 'window="1h"'],
    target_matchers: [named('Events(Uncarried|Stuck)')],
  },
  ...lookingBack('1h', named('PoolTimeouts', 'EventEngineFailing')),
  ...lookingBack('6h', named('BudgetExceeded'), 'resource="database_time"'),
  // A page about the budget says what its ticket would.
  {
    source_matchers: [burns, 'severity="page"'],
    target_matchers: [burns, 'severity="ticket"'],
    equal: ['alertname', 'module'],
  },
  { source_matchers: [named('EventsStuck')], target_matchers: [named('EventsLate')], equal: ['module', 'handler'] },
];

/** Others that count over minutes, silenced by the aftermath that lasts as long. */
function lookingBack(window: string, ...target_matchers: string[]): Inhibition[] {
  return (['installation', 'module'] as const).map((scope) => ({
    source_matchers: [...aftermath(scope).source_matchers, `window="${window}"`],
    target_matchers,
    ...(scope === 'module' && { equal: ['module'] }),
  }));
}

function aftermath(scope: 'installation' | 'module') {
  return { source_matchers: [named('Aftermath'), `scope="${scope}"`] };
}
