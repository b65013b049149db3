import type { Corpus } from '../../prove/corpus.ts';
import { composed } from './scenes.ts';

export const compositionMutants: Corpus = {
  rule: 'di/composition',
  bad: (scene) => [
    {
      name: 'a parameter that nobody provides',
      isAlone: true,
      change: composed(scene, 'brokena', {
        head: `import { Injectable } from '@nestjs/common';
abstract class Missing {}
@Injectable()
class Asking {
  constructor(
    readonly missing: Missing, // ✗
  ) {}
}`,
        lists: { providers: 'BrokenaStore, BrokenaFacade, Asking' },
      }),
    },
    {
      name: 'an export that nobody provides',
      isAlone: true,
      change: composed(scene, 'brokenb', { lists: { providers: 'BrokenbStore' } }),
      at: [`${scene.layout.composition.file}:1`],
    },
  ],
  legal: (scene) => [
    {
      name: 'a factory that would fail if it ran',
      change: composed(scene, 'wholeb', {
        head: `abstract class Lazy {}
const lazy = { provide: Lazy, useFactory: (): Lazy => { throw new Error('it runs'); } };`,
        lists: { providers: 'WholebStore, WholebFacade, lazy' },
      }),
    },
    {
      name: 'a parameter that nobody need provide',
      change: composed(scene, 'wholea', {
        head: `import { Injectable, Optional } from '@nestjs/common';
abstract class Absent {}
@Injectable()
class Asking {
  constructor(@Optional() readonly absent?: Absent) {}
}`,
        lists: { providers: 'WholeaStore, WholeaFacade, Asking' },
      }),
    },
  ],
};
