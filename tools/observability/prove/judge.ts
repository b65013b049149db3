import type { Owners } from '../owners.ts';
import type { Told } from './pager.ts';
import type { Scenario } from './scenarios.ts';

export const LONGEST_SECONDS = 90;

/** What came of a scenario. */
export interface Outcome {
  readonly scenario: Scenario;
  /** Whoever was told of the alert first; null when nobody was, in time. */
  readonly told: Told | null;
  /** From the fault until somebody was told. */
  readonly seconds: number;
  /** Pages beside it, from the fault until the next one. */
  readonly otherPages: readonly Told[];
}

/** Whose pager a scenario has to reach: the address below the pager's. */
export const addresseeOf = ({ module }: Scenario, owners: Owners, platform: string): string =>
  `${owners.get(module) ?? platform}/page`;

/** Sentences about what is wrong with an outcome; none when it is as it should be. */
export function faultsOf({ scenario, told, otherPages, seconds }: Outcome, addressee: string): string[] {
  const others = otherPages.map(({ labels, receiver }) => `${nameOf(labels)} to ${receiver}`);
  return [
    ...(told ? [] : [`${scenario.alert} did not come within ${LONGEST_SECONDS} s`]),
    ...(told && seconds > LONGEST_SECONDS ? [`${scenario.alert} came after ${seconds.toFixed(0)} s`] : []),
    ...(told && told.receiver !== addressee ? [`${scenario.alert} came to ${told.receiver}, not to ${addressee}`] : []),
    ...(told && (told.labels.module ?? '') !== scenario.module
      ? [`${scenario.alert} was about the module "${told.labels.module ?? ''}"`]
      : []),
    ...(told && /error (executing|expanding|parsing) template|<no value>|%!/.test(told.summary)
      ? [`its summary reads: ${told.summary}`]
      : []),
    ...(others.length > 0 ? [`other pages: ${others.join(', ')}`] : []),
  ];
}

export const nameOf = ({ alertname = '', module = '', window = '' }: Told['labels']): string =>
  [alertname, module, window].filter(Boolean).join(' ');

/** The pages among what was told, less the one that was meant to come. */
export const pagesBeside = (told: readonly Told[], alert: string): Told[] =>
  told.filter((it) => it.labels.severity === 'page' && it.alert !== alert);

export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ scenario, told, seconds, otherPages }) => [
    scenario.fault,
    scenario.alert,
    told ? seconds.toFixed(1) : '–',
    told?.receiver ?? '–',
    String(otherPages.length),
  ]);
  const all = [['Fault', 'Alert', 'Seconds', 'Told', 'Other pages'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
