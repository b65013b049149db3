import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { composed, doorOf, inApp } from './scenes.ts';

const pair = (scene: Scene, one: string, two: string): Change => ({ ...composed(scene, one), ...composed(scene, two) });

export const foreignImportMutants: Corpus = {
  rule: 'di/foreign-import',
  bad: (scene) => [
    {
      name: 'a module that the app hands to another',
      change: {
        ...pair(scene, 'handeda', 'handedb'),
        ...inApp(
          scene,
          'handed.module.ts',
          ['handeda', 'handedb'],
          `@Module({
  imports: [
    {
      module: HandedaModule,
      imports: [HandedbModule], // ✗
    },
  ],
})
export class Handed {}`,
        ),
      },
    },
    {
      name: 'a module that the app hands to another, in a list that grows',
      change: {
        ...pair(scene, 'handedc', 'handedd'),
        ...inApp(
          scene,
          'grown.module.ts',
          ['handedc', 'handedd'],
          `const lists: DynamicModule = {
  module: HandedcModule,
  imports: [], // ✗
};
lists.imports?.push(HandeddModule);
@Module({ imports: [lists] })
export class Grown {}`,
        ),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'all that the app puts together',
      change: {
        ...pair(scene, 'handedg', 'handedh'),
        ...inApp(
          scene,
          'all.module.ts',
          ['handedg', 'handedh'],
          '@Module({ imports: [HandedgModule, { module: HandedhModule }] })\nexport class All {}',
        ),
      },
    },
    {
      name: 'along an arrow, by the app and by the module',
      change: {
        ...composed(scene, 'handede', {
          arrows: [['handedf'], []],
          head: `import { HandedfModule } from '${doorOf(scene, 'handede', 'handedf')}';`,
          lists: { imports: 'HandedfModule' },
        }),
        ...composed(scene, 'handedf'),
        ...inApp(
          scene,
          'told.module.ts',
          ['handede', 'handedf'],
          `@Module({
  imports: [HandedfModule, { module: HandedeModule, imports: [HandedfModule] }],
})
export class Told {}`,
        ),
      },
    },
  ],
};
