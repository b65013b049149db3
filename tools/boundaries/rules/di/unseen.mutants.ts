import type { Corpus } from '../../prove/corpus.ts';
import { composed } from './scenes.ts';

export const unseenMutants: Corpus = {
  rule: 'di/unseen',
  bad: (scene) => [
    {
      name: 'a provider that is built by hand',
      change: composed(scene, 'unseena', {
        head: `import { Injectable } from '@nestjs/common';
@Injectable()
class ByHand {} // ✗
export const hand = new ByHand();`,
      }),
    },
    {
      name: 'a controller that no module lists',
      change: composed(scene, 'unseenb', {
        files: {
          'lost.controller.ts': `import { Controller } from '@nestjs/common';
@Controller('lost')
export class LostController {} // ✗`,
        },
      }),
    },
  ],
  legal: (scene) => [
    {
      name: 'a guard that a controller names',
      change: composed(scene, 'unseend', {
        head: `import { Controller, Injectable, UseGuards } from '@nestjs/common';
@Injectable()
class NamedGuard {
  canActivate(): boolean { return true; }
}
@Controller('unseend')
@UseGuards(NamedGuard)
class UnseendController {}`,
        tail: `@Module({ controllers: [UnseendController] })
export class UnseendPart {}`,
      }),
    },
    {
      name: 'a base of a provider, and a class without a mark',
      change: composed(scene, 'unseenc', {
        head: `import { Injectable } from '@nestjs/common';
@Injectable()
abstract class Base {}
@Injectable()
class Heir extends Base {}
export class Plain {}`,
        lists: { providers: 'UnseencStore, UnseencFacade, Heir' },
      }),
    },
  ],
};
