import type { Corpus } from '../../prove/corpus.ts';
import { at, dependsOn, listensTo, taking } from './scenes.ts';

export const unknownMutants: Corpus = {
  rule: 'arrows/unknown',
  bad: (scene) => [
    {
      name: 'a slip of the pen',
      change: scene.newcomer('lost', [[], [`${scene.victim.name}x`]]),
      at: [at(scene, 'lost', listensTo)],
    },
    {
      name: 'a removed module',
      change: scene.newcomer('mourning', [['gone'], []]),
      at: [at(scene, 'mourning', dependsOn)],
    },
  ],
  legal: (scene) => [
    { name: 'no arrow', change: scene.newcomer('alone', [[], []]) },
    {
      name: 'an arrow to somebody',
      change: scene.newcomer('led', [[scene.victim.name], []], {
        'use.ts': taking(scene, 'led', 'use.ts', scene.victim.facade.name),
      }),
    },
  ],
};
