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

export const ringMutants: Corpus = {
  rule: 'di/ring',
  bad: (scene) =>
    [
      ['ringa', 'ringb'],
      ['ringc', 'ringd'],
    ].map(([one = '', two = ''], index) => {
      const [One, Two] = [one, two].map((it) => `R${it.slice(1)}Module`);
      const ring = `const one: DynamicModule = {
  module: ${One},
  imports: [{ forwardRef: () => two }], // ✗
};
const two: DynamicModule = { module: ${Two}, imports: [one] };`;
      const way = index === 0 ? 'imports: [one]' : 'imports: [...[two]]';
      return {
        name: index === 0 ? 'closed by the app' : 'closed by the app, from the other side',
        change: {
          ...composed(scene, one),
          ...composed(scene, two),
          ...inApp(scene, `${one}.module.ts`, [one, two], `${ring}\n@Module({ ${way} })\nexport class Trial${One} {}`),
        },
      };
    }),
  legal: (scene) => [
    {
      name: 'two modules that import a third',
      change: {
        ...composed(scene, 'ringf'),
        ...Object.fromEntries(
          ['ringg', 'ringh'].flatMap((name) =>
            Object.entries(
              composed(scene, name, {
                arrows: [['ringf'], []],
                head: `import { RingfModule } from '${doorOf(scene, name, 'ringf')}';`,
                lists: { imports: 'RingfModule' },
              }),
            ),
          ),
        ),
      },
    },
    {
      name: 'parts of one module that import each other',
      change: composed(scene, 'ringe', {
        files: {
          'parts.module.ts': `import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
class Left {}
class Right {}
const left: DynamicModule = { module: Left, imports: [{ forwardRef: () => right }] };
const right: DynamicModule = { module: Right, imports: [left] };
@Module({ imports: [left] })
export class PartsModule {}`,
        },
      }),
    },
  ],
};
