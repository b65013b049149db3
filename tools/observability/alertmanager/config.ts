import type { Owners } from '../owners.ts';
import type { Promised } from '../slo/objectives.ts';
import { inhibitions } from './inhibitions.ts';
import type { Inhibition } from './inhibitions.ts';

interface Route {
  readonly receiver?: string;
  readonly matchers?: readonly string[];
  readonly routes?: readonly Route[];
  readonly group_by?: readonly string[];
  readonly group_wait?: string;
  readonly group_interval?: string;
  readonly repeat_interval?: string;
}
interface Receiver {
  readonly name: string;
  readonly webhook_configs?: readonly { readonly url: string; readonly send_resolved: boolean }[];
}
export interface AlertmanagerConfig {
  readonly route: Route;
  readonly receivers: readonly Receiver[];
  readonly inhibit_rules: readonly Inhibition[];
}

export type Severity = 'page' | 'ticket';
export const receiverOf = (owner: string, severity: Severity): string => `${owner}-${severity}`;
/** Of alerts that are there to silence others. */
export const nobody = 'nobody';

/** Whoever owns a module hears of its alerts; what bears no module is the platform's, and so is an unknown module. */
export function alertmanagerConfig({ owner: platform, links }: Promised, owners: Owners): AlertmanagerConfig {
  const modulesOf = Map.groupBy([...owners], ([, owner]) => owner);
  const teams = [...new Set([...modulesOf.keys(), platform])].sort();
  const routes = [...modulesOf].map(([owner, modules]) => ({
    matchers: [`module=~"${modules.map(([name]) => name).join('|')}"`],
    receiver: receiverOf(owner, 'page'),
    routes: [ticketsOf(owner)],
  }));
  return {
    route: {
      receiver: receiverOf(platform, 'page'),
      // Not by module alone: an alert that joins a group waits for its next interval.
      group_by: ['alertname', 'module'],
      // As long as a cause may be behind its symptom: what it inhibits is not told.
      group_wait: '15s',
      group_interval: '1m',
      repeat_interval: '4h',
      routes: [{ matchers: ['severity="none"'], receiver: nobody }, ...routes, ticketsOf(platform)],
    },
    receivers: [
      { name: nobody },
      ...teams.flatMap((team) => (['page', 'ticket'] as const).map((severity) => receiver(links, team, severity))),
    ],
    inhibit_rules: inhibitions,
  };
}

const ticketsOf = (owner: string): Route => ({
  matchers: ['severity="ticket"'],
  receiver: receiverOf(owner, 'ticket'),
  repeat_interval: '3d',
});

function receiver({ receivers }: Promised['links'], owner: string, severity: Severity): Receiver {
  const url = receivers.replace('{owner}', owner).replace('{severity}', severity);
  return { name: receiverOf(owner, severity), webhook_configs: [{ url, send_resolved: true }] };
}
