import type { Alert, Case } from './rule-files.ts';

/** What an alert has to come with. */
export interface Surroundings {
  readonly cases: readonly Case[];
  /** Text of each page in docs/runbooks, by the alert's name. */
  readonly runbooks: ReadonlyMap<string, string>;
  /** Address of each alert's panel. */
  readonly panels: ReadonlyMap<string, string>;
}

export const sections = ['What it means', 'What it does to users', 'Look', 'Mend', 'Who'] as const;
const severities = ['page', 'ticket', 'none'];
const annotations = ['summary', 'description', 'runbook_url', 'dashboard'];

/** A sentence for each thing that an alert lacks, and for each page and panel of an alert that there is none of. */
export function incomplete(alerts: readonly Alert[], around: Surroundings): string[] {
  const names = new Set(alerts.map(({ alert }) => alert));
  const left = (kind: string, known: Iterable<string>) =>
    [...known].filter((name) => !names.has(name)).map((name) => `${name}: there is a ${kind}, and no such alert`);
  return [
    ...alerts.flatMap((alert) => ofAlert(alert, around).map((lack) => `${nameOf(alert)}: ${lack}`)),
    ...left('runbook', around.runbooks.keys()),
    ...left('panel', around.panels.keys()),
    ...around.cases.flatMap(({ asks }) =>
      alertsOf(asks).some((it) => names.has(it)) ? [] : [`${asks}: asks for no alert`],
    ),
  ];
}

const nameOf = ({ alert, labels }: Alert): string => [alert, labels.scope, labels.window].filter(Boolean).join(' ');

function ofAlert(rule: Alert, { cases, runbooks, panels }: Surroundings): string[] {
  const { alert, labels } = rule;
  const page = runbooks.get(alert);
  return [
    ...(severities.includes(labels.severity ?? '') ? [] : [`severity is none of ${severities.join(', ')}`]),
    ...(labels.severity === 'none' || rule.for ? [] : ['has no `for`: a single look is no fault']),
    ...annotations.filter((name) => !rule.annotations[name]).map((name) => `has no ${name}`),
    ...(page === undefined ? ['has no page in docs/runbooks'] : lacking(page)),
    ...(panels.has(alert) ? [] : ['has no panel on a dashboard']),
    ...(cases.some((it) => fires(rule, it)) ? [] : ['fires in no test']),
    ...(cases.some((it) => isSilent(rule, it)) ? [] : ['is silent in no test']),
  ];
}

const lacking = (page: string): string[] =>
  sections.filter((title) => !page.includes(`\n## ${title}\n`)).map((title) => `its runbook has no "${title}"`);

/** A test wants this very rule to fire: same name, and the labels that the rule sets. */
const fires = ({ alert, labels }: Alert, { expects }: Case): boolean =>
  expects.some((text) =>
    [`alertname="${alert}"`, ...Object.entries(labels).map(([name, value]) => `${name}="${value}"`)].every((it) =>
      text.includes(it),
    ),
  );

const isSilent = ({ alert }: Alert, { asks, expects }: Case): boolean =>
  expects.length === 0 && alertsOf(asks).includes(alert);

/** The alerts that an expression asks for by name. */
const alertsOf = (expression: string): string[] => {
  const [, , names = ''] = /alertname(=~?)"([^"]+)"/.exec(expression) ?? [];
  return names.split('|');
};
