import { readFileSync } from 'node:fs';
import { inRoot } from '../runner/places.ts';
import { alertmanagerConfig } from './alertmanager/config.ts';
import { dashboards } from './dashboards/all.ts';
import { placesOf } from './dashboards/dashboard.ts';
import { grafanaOf } from './dashboards/grafana.ts';
import { withLinks } from './links.ts';
import { readOwners } from './owners.ts';
import { readPromises, source } from './slo/objectives.ts';
import { sloRules } from './slo/rules.ts';
import { yamlFile } from './yaml.ts';

export const rulesFile = 'ops/prometheus/rules/slo.rules.yml';
export const causesFile = 'ops/prometheus/rules/causes.rules.yml';
export const alertmanagerFile = 'ops/alertmanager/alertmanager.yml';

const generated = `Written by npm run accept from ${source} and the manifests of the modules.`;

export async function rulesText(): Promise<string> {
  const owners = readOwners();
  const promised = readPromises(owners);
  return yamlFile(rulesFile, [generated], sloRules(promised, owners, placesOf(dashboards, promised.links.grafana)));
}

/** Written by people, less the addresses in it. */
export async function causesText(): Promise<string> {
  const { links } = readPromises(readOwners());
  return withLinks(readFileSync(inRoot(causesFile), 'utf8'), links, placesOf(dashboards, links.grafana));
}

export async function alertmanagerText(): Promise<string> {
  const owners = readOwners();
  return yamlFile(alertmanagerFile, [generated], alertmanagerConfig(readPromises(owners), owners));
}

/** The files of ops/grafana by name. */
export const grafanaFiles = (): ReadonlyMap<string, string> =>
  new Map(dashboards.map((dashboard) => [`${dashboard.uid}.json`, grafanaOf(dashboard)]));
