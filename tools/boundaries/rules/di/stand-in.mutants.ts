import type { Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { composed, toward } from './scenes.ts';

export const standInMutants: Corpus = {
  rule: 'di/stand-in',
  bad: (scene) => [
    {
      name: 'by a shared function that makes the answer',
      change: {
        ...composed(scene, 'aliasa', {
          head: `import { answer } from '${toward(scene, 'aliasa', answers(scene))}';`,
          lists: { providers: 'AliasaStore,\n    answer(AliasaFacade, AliasaStore), // ✗\n  ' },
        }),
        [answers(scene)]: `import type { Provider, Type } from '@nestjs/common';
export const answer = (provide: Type, useExisting: Type): Provider => ({ provide, useExisting });`,
      },
    },
    {
      name: 'by a shared function that makes a factory of it',
      change: {
        ...composed(scene, 'aliasb', {
          head: `import { through } from '${toward(scene, 'aliasb', answers(scene, 'through'))}';`,
          lists: { providers: 'AliasbStore,\n    through(AliasbFacade, AliasbStore), // ✗\n  ' },
        }),
        [answers(scene, 'through')]: `import type { Provider, Type } from '@nestjs/common';
export const through = (provide: Type, by: Type): Provider => ({ provide, inject: [by], useFactory: (it: unknown) => it });`,
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a class of the inside under a second name that no door offers',
      change: composed(scene, 'aliase', {
        head: 'abstract class Inner {}',
        lists: { providers: 'AliaseStore, AliaseFacade, { provide: Inner, useExisting: AliaseStore }' },
      }),
    },
    {
      name: 'a facade that is built by hand, and one that a second name leads to',
      change: composed(scene, 'aliasc', {
        head: `const facade = { provide: AliascFacade, useFactory: () => new AliascFacade() };
abstract class Second {}`,
        lists: { providers: 'AliascStore, facade, { provide: Second, useExisting: AliascFacade }' },
      }),
    },
  ],
};

const answers = ({ layout }: Scene, name = 'answer'): string => `${layout.shared}/answers-of-all/${name}.ts`;
