import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { facadeModule, inClass } from './annex.ts';

export const foreignTypeMutants: Corpus = {
  rule: 'door/foreign-type',
  bad: (scene) => {
    const { victim, door } = scene;
    const { name, method } = victim.facade;
    const arrow = {
      'index.ts': `export { AnnexModule } from $near(foreign-result.module.ts);
export { AnnexFacade } from $near(foreign-result.facade.ts);`,
    };
    const inferred = facadeModule(
      scene,
      'foreign-result',
      'a foreign facade, handed on',
      inClass(
        `import type { ${name} } from $from(${door(victim)});`,
        `  constructor(private readonly other: ${name}) {}
  get behind() { return this.other; } // ✗
  whoever(found: { by: Pick<${name}, '${method}'>['${method}'] }): string { return typeof found; } // ✗
  known(by: ReadonlySet<${name}>): number { return by.size; } // ✗`,
      ),
      arrow,
    );
    const event = facadeModule(
      scene,
      'foreign-event',
      'an event of another module, as a result',
      inClass(
        `import { ${victim.event.name} } from $from(${door(victim)});`,
        `  last(): Promise<${victim.event.name} | null> { return Promise.resolve(null); } // ✗
  static readonly hears = [${victim.event.name}]; // ✗`,
      ),
    );
    return [inferred, event].map((it) => dependent(scene, it));
  },
  legal: (scene) => {
    const { victim, door } = scene;
    const ask = facadeModule(
      scene,
      'foreign-asked',
      'a foreign facade that is asked, and not shown',
      inClass(
        `import type { ${victim.facade.name} } from $from(${door(victim)});`,
        `  constructor(private readonly other: ${victim.facade.name}) {}
  protected get behind() { return this.other; }
  known(): boolean { return this.behind !== undefined; }`,
      ),
    );
    const alike = facadeModule(
      scene,
      'foreign-alike',
      'an own view that is called like another’s facade',
      inClass(
        `import type { ${victim.facade.name} } from $near(alike.dto.ts);`,
        `  all(): readonly ${victim.facade.name}[] { return []; }`,
      ),
      {
        'index.ts': `export { AnnexModule } from $near(foreign-alike.module.ts);
export { AnnexFacade } from $near(foreign-alike.facade.ts);
export type { ${victim.facade.name} } from $near(alike.dto.ts);`,
        'alike.dto.ts': `export interface ${victim.facade.name} { readonly id: string }`,
      },
    );
    return [dependent(scene, ask), alike];
  },
};

/** The same module with an arrow to the victim. */
function dependent({ victim }: Scene, injection: Injection): Injection {
  const change = Object.entries(injection.change).map(([file, text]) => {
    const isManifest = file.endsWith('/module.json') && typeof text === 'string';
    return [file, isManifest ? text.replace('"dependsOn": []', `"dependsOn": ["${victim.name}"]`) : text] as const;
  });
  return { ...injection, change: Object.fromEntries(change) };
}
