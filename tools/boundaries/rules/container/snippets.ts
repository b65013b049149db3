import type { Change, Injection } from '../../prove/corpus.ts';
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

/** The same, in the shared job that has the database; where a repository has no such job, none. */
export function ormInjections(scene: Scene, prefix: string, snippets: Snippets): readonly Injection[] {
  const { shared, orm } = scene.layout;
  const [job] = orm.jobs;
  if (shared === '' || job === undefined) return [];
  return Object.entries(snippets).map(([name, code], index) => {
    const at = `${shared}/${job}/${prefix}-${index}.ts`;
    return { name, change: { [at]: played(code, at, scene) } };
  });
}

/** Packages that a repository need not have, with the part of their types that the code uses. */
export function withPackages(
  packages: Readonly<Record<string, string>>,
  all: readonly Injection[],
): readonly Injection[] {
  const files = Object.entries(packages).flatMap(([name, types]) => [
    [
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', type: 'module', types: 'index.d.ts' }),
    ] as const,
    [`node_modules/${name}/index.d.ts`, types] as const,
  ]);
  return together(all, Object.fromEntries(files));
}

/** A kernel of the house, where the code says `from 'the kernel'`: one file in that folder of the shared code. */
export function withKernel(scene: Scene, job: string, kernel: string, all: readonly Injection[]): readonly Injection[] {
  const file = `${scene.layout.shared}/${job}/${job}.tried.ts`;
  const played = all.map(({ name, change }) => {
    const texts = Object.entries(change).map(([at, text]) => {
      const specifier = scene.specifier(at, file);
      return [at, typeof text === 'string' ? text.replaceAll("'the kernel'", `'${specifier}'`) : text] as const;
    });
    return { name, change: Object.fromEntries(texts) };
  });
  return scene.layout.shared === '' ? [] : together(played, { [file]: kernel });
}

/** Injections that need the same files: the first one brings them for all, since all are judged together. */
const together = (all: readonly Injection[], files: Change): readonly Injection[] =>
  all.map((it, index) => (index === 0 ? { ...it, change: { ...it.change, ...files } } : it));

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
