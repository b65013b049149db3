import type { Injection } from '../../prove/corpus.ts';
import type { Piece, Scene } from '../../prove/scene.ts';

/** Code by what it tries. A name may end with the role of its file, in brackets: `an own entity (repository)`. */
export type Snippets = Readonly<Record<string, string>>;

/**
 * Files of the offender, one for each snippet. What code calls `VictimFacade` or `OwnService` is imported and becomes the
 * scene's; `victimName`, `ownName` and their capitals are the modules' names.
 */
export function injections(scene: Scene, prefix: string, snippets: Snippets): readonly Injection[] {
  return Object.entries(snippets).map(([title, code], index) => {
    const [, name = title, role] = /^(.*?)(?: \(([a-z-]+)\))?$/.exec(title) ?? [];
    const at = scene.file(`${prefix}-${index}${role ? `.${role}` : ''}.ts`);
    return { name, change: { [at]: played(code, at, scene) } };
  });
}

/** The same, as files of a job of the shared code; where a repository has no such floor, none. */
export function sharedInjections(scene: Scene, prefix: string, snippets: Snippets): readonly Injection[] {
  const folder = `${scene.layout.shared}/${prefix}`;
  if (scene.layout.shared === '') return [];
  return Object.entries(snippets).map(([name, code], index) => ({
    name,
    change: { [`${folder}/${prefix}-${index}.ts`]: code },
  }));
}

function played(code: string, at: string, scene: Scene): string {
  const { offender, victim } = scene;
  const door = scene.door(victim);
  const pieces: Readonly<Record<string, Piece>> = {
    VictimFacade: { name: victim.facade.name, file: door },
    VictimModule: { name: victim.module.name, file: door },
    VictimEvent: { name: victim.event.name, file: door },
    OwnFacade: offender.facade,
    OwnService: offender.service,
    OwnEntity: offender.entity,
  };
  const used = Object.entries(pieces).filter(([word]) => new RegExp(`\\b${word}\\b`).test(code));
  const imports = used.map(([, { name, file }]) => `import { ${name} } from '${scene.specifier(at, file)}';`);
  const words: Readonly<Record<string, string>> = {
    ...Object.fromEntries(used.map(([word, { name }]) => [word, name])),
    ...{ victimEntityName: victim.entity.name, victimMethod: victim.facade.method },
    ...{ victimName: victim.name, VICTIM_NAME: capitals(victim.name) },
    ...{ ownName: offender.name, OWN_NAME: capitals(offender.name) },
  };
  const all = new RegExp(`(?<![a-zA-Z])(${Object.keys(words).join('|')})(?![a-zA-Z])`, 'g');
  return [...imports, code.replace(all, (word) => words[word] ?? word)].join('\n');
}

const capitals = (name: string): string => name.toUpperCase().replaceAll('-', '_');
