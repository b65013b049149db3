import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { composed, doorOf, fromShared, inApp, inShared } from './scenes.ts';

/** A shared module that hands on what the app gives it, everywhere, under a name of its own. */
const hub = (scene: Scene, job: string, answer: string): Change =>
  inShared(
    scene,
    job,
    `export abstract class Passed {}
@Module({})
export class Hub {}
export const hub = (module: Type, of: Type): DynamicModule => ({
  module: Hub,
  global: true,
  imports: [module],
  providers: [{ provide: Passed, ${answer} }],
  exports: [Passed],
});`,
  );

/** A newcomer that takes what the hub hands on. */
const taking = (scene: Scene, name: string, job: string, mark: string): Change => {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  return composed(scene, name, {
    lists: { providers: `${Name}Store, ${Name}Facade, Taking` },
    head: `import { Taking } from '${scene.specifier(`${scene.layout.modules}/${name}/x.ts`, `${scene.layout.modules}/${name}/taking.ts`)}';`,
    files: {
      'taking.ts': `import { Injectable } from '@nestjs/common';
${fromShared(scene, name, job, 'Passed')}
@Injectable()
export class Taking {
  constructor(
    readonly given: Passed,${mark}
  ) {}
}`,
    },
  });
};

const given = (scene: Scene, job: string, name: string, file: string): Change => {
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const path = scene.specifier(`${scene.layout.apps}/trial/${file}`, `${scene.layout.shared}/${job}/${job}.ts`);
  return inApp(
    scene,
    file,
    [name],
    `import { hub } from '${path}';\n@Module({ imports: [hub(${Name}Module, ${Name}Facade)] })\nexport class ${Name}Given {}`,
  );
};

export const foreignInjectionMutants: Corpus = {
  rule: 'di/foreign-injection',
  bad: (scene) => [
    {
      name: 'a facade without an arrow, under a name of shared code',
      change: {
        ...hub(scene, 'hub-by-alias', 'useExisting: of'),
        ...composed(scene, 'injecta'),
        ...taking(scene, 'injectb', 'hub-by-alias', ' // ✗'),
        ...given(scene, 'hub-by-alias', 'injecta', 'by-alias.module.ts'),
      },
    },
    {
      name: 'a facade without an arrow, by a factory of shared code',
      change: {
        ...hub(scene, 'hub-by-factory', 'inject: [of], useFactory: (it: unknown) => it'),
        ...composed(scene, 'injectc'),
        ...taking(scene, 'injectd', 'hub-by-factory', ' // ✗'),
        ...given(scene, 'hub-by-factory', 'injectc', 'by-factory.module.ts'),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a shared class that a global module of shared code provides',
      change: {
        ...inShared(
          scene,
          'tool-for-all',
          `import { Global } from '@nestjs/common';
export class Passed {}
@Global()
@Module({ providers: [Passed], exports: [Passed] })
export class Tools {}`,
        ),
        ...taking(scene, 'injectg', 'tool-for-all', ''),
      },
    },
    {
      name: 'a facade along an arrow, and an own one under a name of shared code',
      change: {
        ...hub(scene, 'hub-of-own', 'useExisting: of'),
        ...taking(scene, 'injecte', 'hub-of-own', ''),
        ...given(scene, 'hub-of-own', 'injecte', 'of-own.module.ts'),
        ...composed(scene, 'injectf', {
          arrows: [['injecte'], []],
          head: `import { Injectable } from '@nestjs/common';
import { InjecteFacade, InjecteModule } from '${doorOf(scene, 'injectf', 'injecte')}';
@Injectable()
class Asking {
  constructor(readonly injecte: InjecteFacade) {}
}`,
          lists: { imports: 'InjecteModule', providers: 'InjectfStore, InjectfFacade, Asking' },
        }),
      },
    },
  ],
};
