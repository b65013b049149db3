import type { Layout } from '../model/layout.ts';
import type { Change } from './change.ts';

/** `dependsOn`, `listensTo` and, for a module that hears everybody, the reason. */
export type Arrows = readonly [dependsOn: readonly string[], listensTo: readonly string[], why?: string];

/** A manifest on lines of its own, so that one can say on which an arrow stands: dependsOn 5, listensTo 6. */
export const manifestOf = (name: string, [dependsOn, listensTo, why]: Arrows): string =>
  [
    '{',
    `  "name": "${name}",`,
    '  "owner": "team-newcomers",',
    '  "purpose": "Stands in a trial",',
    `  "dependsOn": ${JSON.stringify(dependsOn)},`,
    `  "listensTo": ${JSON.stringify(listensTo)},`,
    ...(why ? [`  "why": "${why}",`] : []),
    '  "removable": true',
    '}',
  ].join('\n');

/** `idle-things` → IdleThings. */
const classNamed = (name: string): string =>
  name.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** A module that the repository does not have: a manifest, a door, and a class of each kind that it offers. */
export function newcomerOf(layout: Layout, extension: string, name: string, arrows: Arrows, extra: Change): Change {
  const folder = `${layout.modules}/${name}`;
  const Name = classNamed(name);
  const offered = [
    [`${Name}Module`, 'module'],
    [`${Name}Facade`, 'facade'],
    [`${Name}Changed`, 'events'],
  ] as const;
  const files: Change = {
    [layout.manifest]: manifestOf(name, arrows),
    [layout.door]: offered.map(([it, role]) => `export { ${it} } from './${name}.${role}${extension}';`).join('\n'),
    ...Object.fromEntries(offered.map(([it, role]) => [`${name}.${role}.ts`, `export class ${it} {}`])),
    ...extra,
  };
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}
