import type { Corpus } from '../../prove/corpus.ts';
import { composed, doorOf, toward } from './scenes.ts';

export const foreignProviderMutants: Corpus = {
  rule: 'di/foreign-provider',
  bad: (scene) => [
    {
      name: 'a facade among one’s own providers',
      change: composed(scene, 'takena', {
        arrows: [['takenb'], []],
        head: `import { TakenbFacade } from '${doorOf(scene, 'takena', 'takenb')}';`,
        lists: { providers: 'TakenaStore, TakenaFacade,\n    TakenbFacade, // ✗\n  ' },
      }),
    },
    {
      name: 'a facade under a token of one’s own',
      change: {
        ...composed(scene, 'takenb'),
        ...composed(scene, 'takenc', {
          arrows: [['takenb'], []],
          head: `import { TakenbFacade } from '${doorOf(scene, 'takenc', 'takenb')}';
import { build } from '${toward(scene, 'takenc', `${scene.layout.shared}/builders-of-all/build.ts`)}';
abstract class Own {}`,
          lists: { providers: 'TakencStore, TakencFacade,\n    build(Own, TakenbFacade), // ✗\n  ' },
        }),
        [`${scene.layout.shared}/builders-of-all/build.ts`]: `import type { Provider, Type } from '@nestjs/common';
export const build = (provide: unknown, useClass: Type): Provider => ({ provide: provide as Type, useClass });`,
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a facade of another module under a second name',
      change: {
        ...composed(scene, 'takenf'),
        ...composed(scene, 'takeng', {
          arrows: [['takenf'], []],
          head: `import { TakenfFacade, TakenfModule } from '${doorOf(scene, 'takeng', 'takenf')}';
class Asking {
  constructor(readonly takenf: TakenfFacade) {}
}
const asking = { provide: Asking, inject: [TakenfFacade], useFactory: (it: TakenfFacade) => new Asking(it) };`,
          lists: { imports: 'TakenfModule', providers: 'TakengStore, TakengFacade, asking' },
        }),
      },
    },
    {
      name: 'a shared class that two modules register, and an own class twice',
      change: {
        ...composed(scene, 'takend', {
          head: `import { Tool } from '${toward(scene, 'takend', `${scene.layout.shared}/tools-of-all/tool.ts`)}';`,
          lists: { providers: 'TakendStore, TakendFacade, Tool' },
          files: {
            'takend.part.ts': `import { Module } from '@nestjs/common';
import { TakendStore } from '${toward(scene, 'takend', `${scene.layout.modules}/takend/takend.store.ts`)}';
@Module({ providers: [TakendStore] })
export class TakendPart {}`,
          },
        }),
        ...composed(scene, 'takene', {
          head: `import { Tool } from '${toward(scene, 'takene', `${scene.layout.shared}/tools-of-all/tool.ts`)}';`,
          lists: { providers: 'TakeneStore, TakeneFacade, Tool' },
        }),
        [`${scene.layout.shared}/tools-of-all/tool.ts`]: `import { Injectable } from '@nestjs/common';
@Injectable()
export class Tool {}`,
      },
    },
  ],
};
