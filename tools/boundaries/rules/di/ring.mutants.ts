import type { Corpus } from '../../prove/corpus.ts';
import { composed, doorOf, inApp } from './scenes.ts';

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
