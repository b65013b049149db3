import type { Change } from '../../prove/corpus.ts';
import type { Arrows } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';

/** Lines of a newcomer's manifest. */
export const dependsOn = 5;
export const listensTo = 6;

export const at = ({ layout: { modules, manifest } }: Scene, name: string, line: number): string =>
  `${modules}/${name}/${manifest}:${line}`;

/** A file of a newcomer that takes one name of the victim. */
export const taking = (
  { specifier, door, victim, layout: { modules } }: Scene,
  name: string,
  file: string,
  taken: string,
) => `import { ${taken} } from '${specifier(`${modules}/${name}/${file}`, door(victim))}';\nexport const a = ${taken};`;

/** A newcomer that takes a name of another one. */
export function using(
  { newcomer, specifier, layout }: Scene,
  name: string,
  arrows: Arrows,
  [to, taken]: [string, string],
): Change {
  const path = specifier(`${layout.modules}/${name}/use.ts`, `${layout.modules}/${to}/${layout.door}`);
  return newcomer(name, arrows, { 'use.ts': `import { ${taken} } from '${path}';\nexport const a = ${taken};` });
}
