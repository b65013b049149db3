import type { Exposed } from './exposition.ts';
import type { Names } from './names.ts';

/** Series that Prometheus itself makes, and labels that it gives to every series of a target. */
const ownSeries = ['up', 'ALERTS'];
const ownLabels = ['instance', 'job', '__name__', 'alertname', 'alertstate', 'severity', 'slo', 'window'];

/**
 * Names in an expression that nothing exposes and no rule records: Prometheus takes them without a word, and finds
 * nothing for ever. A metric that has no series yet, since nothing went wrong, may have any label.
 */
export function strangeNames(names: Names, exposed: Exposed, recorded: ReadonlySet<string>): string[] {
  const every = new Set([...[...exposed.values()].flatMap((labels) => [...labels]), ...ownLabels]);
  const inSelectors = names.selectors.flatMap(({ metric, labels }) => {
    if (ownSeries.includes(metric) || recorded.has(metric)) return labels.filter((label) => !every.has(label));
    const known = exposed.get(metric);
    if (!known) return [metric];
    const mayBear = (label: string) => known.has(label) || ownLabels.includes(label) || known.size === 0;
    return labels.filter((label) => !mayBear(label)).map((label) => `${metric}{${label}}`);
  });
  const quiet = names.selectors.some(({ metric }) => exposed.get(metric)?.size === 0);
  return [...inSelectors, ...(quiet ? [] : names.labels.filter((label) => !every.has(label)))];
}
