import type { Change } from '../../prove/corpus.ts';
import type { Arrows } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';

interface Lists {
  readonly imports?: string;
  readonly providers?: string;
  readonly exports?: string;
}

/** What differs from a newcomer with a facade that its Nest module provides and exports. */
export interface Differing {
  readonly arrows?: Arrows;
  readonly lists?: Lists;
  /** Lines that follow the imports of the module's file. */
  readonly head?: string;
  /** Lines behind the module's class. */
  readonly tail?: string;
  readonly files?: Change;
}

const nameOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A module that the repository does not have, with a class of each kind that the container holds. */
export function composed(
  scene: Scene,
  name: string,
  { arrows = [[], []], lists = {}, ...rest }: Differing = {},
): Change {
  const Name = nameOf(name);
  const folder = `${scene.layout.modules}/${name}`;
  const own = (role: string): string => scene.specifier(`${folder}/x.ts`, `${folder}/${name}.${role}.ts`);
  const { imports = '', providers = `${Name}Store, ${Name}Facade`, exports = `${Name}Facade` } = lists;
  return scene.newcomer(name, arrows, {
    [`${name}.store.ts`]: `import { Injectable } from '@nestjs/common';
@Injectable()
export class ${Name}Store {}`,
    [`${name}.facade.ts`]: `import { Injectable } from '@nestjs/common';
@Injectable()
export class ${Name}Facade {}`,
    [`${name}.module.ts`]: `import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { ${Name}Facade } from '${own('facade')}';
import { ${Name}Store } from '${own('store')}';
${rest.head ?? ''}
@Module({
  imports: [${imports}],
  providers: [${providers}],
  exports: [${exports}],
})
export class ${Name}Module {}
${rest.tail ?? ''}`,
    ...rest.files,
  });
}

/** How a file of a newcomer names another file. */
export const toward = (scene: Scene, name: string, to: string): string =>
  scene.specifier(`${scene.layout.modules}/${name}/x.ts`, to);

/** The door of a newcomer, from another newcomer. */
export const doorOf = (scene: Scene, from: string, to: string): string =>
  toward(scene, from, `${scene.layout.modules}/${to}/${scene.layout.door}`);

/** A file of the app that puts modules together; it may import every door. */
export function inApp(scene: Scene, file: string, names: readonly string[], text: string): Change {
  const { apps, modules, door } = scene.layout;
  const at = `${apps}/trial/${file}`;
  const imports = names.map((name) => {
    const Name = nameOf(name);
    return `import { ${Name}Facade, ${Name}Module } from '${scene.specifier(at, `${modules}/${name}/${door}`)}';`;
  });
  return {
    [at]: `import { Module } from '@nestjs/common';\nimport type { DynamicModule } from '@nestjs/common';\n${imports.join('\n')}\n${text}`,
  };
}

/** A file of shared code, which names nothing of the others. */
export const inShared = (scene: Scene, job: string, text: string): Change => ({
  [sharedFile(scene, job)]: `import { Module } from '@nestjs/common';
import type { DynamicModule, Provider, Type } from '@nestjs/common';
${text}`,
});

export const sharedFile = ({ layout }: Scene, job: string): string => `${layout.shared}/${job}/${job}.ts`;

/** An import of such a file, by a newcomer. */
export const fromShared = (scene: Scene, name: string, job: string, taken: string): string =>
  `import { ${taken} } from '${toward(scene, name, sharedFile(scene, job))}';`;
