import { resolve } from 'node:path';
import { readLayout } from '../collect/config.ts';
import { readModules } from '../collect/manifests.ts';
import { sourcesOnDisk } from '../collect/sources.ts';
import type { Options } from '../inspect.ts';
import { CannotJudge } from '../model/finding.ts';
import type { Manifest } from '../model/tree.ts';

/** The modules of a repository as a Mermaid diagram, from their manifests alone: it is quick, and needs no engine. */
export function moduleDiagram({ root, config }: Options): string {
  const faults: string[] = [];
  const { layout } = readLayout(resolve(root), config);
  const modules = readModules(sourcesOnDisk(resolve(root), layout), layout, faults);
  const lacking = modules
    .filter(({ hasManifest }) => !hasManifest)
    .map(({ folder }) => `${folder} has no ${layout.manifest}`);
  if (faults.length + lacking.length > 0) throw new CannotJudge([...faults, ...lacking]);
  return mermaid(modules.flatMap(({ manifest }) => manifest ?? []));
}

/** Solid arrows: may call; dotted ones: hears the events of. Who hears everybody says so in its own box. */
export function mermaid(manifests: readonly Manifest[]): string {
  const sorted = [...manifests].sort((a, b) => (a.name < b.name ? -1 : 1));
  const boxes = sorted.map(
    ({ name, listensTo }) => `  ${idOf(name)}["${name}${listensTo.includes('*') ? ' (hears all events)' : ''}"]`,
  );
  const arrows = sorted.flatMap(({ name, dependsOn, listensTo }) => [
    ...[...dependsOn].sort().map((to) => `  ${idOf(name)} --> ${idOf(to)}`),
    ...[...listensTo]
      .sort()
      .filter((to) => to !== '*')
      .map((to) => `  ${idOf(name)} -.-> ${idOf(to)}`),
  ]);
  return ['graph TD', ...boxes, ...arrows, ''].join('\n');
}

/** Mermaid reads some words (end, graph, class …) and every hyphen as its own. */
const idOf = (name: string): string => `m_${name.replace(/\W/g, '_')}`;
