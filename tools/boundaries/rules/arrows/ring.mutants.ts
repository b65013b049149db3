import type { Corpus } from '../../prove/corpus.ts';
import { at, dependsOn, using } from './scenes.ts';

export const ringMutants: Corpus = {
  rule: 'arrows/ring',
  bad: (scene) => [
    {
      name: 'two modules',
      change: {
        ...using(scene, 'east', [['west'], []], ['west', 'WestFacade']),
        ...using(scene, 'west', [['east'], []], ['east', 'EastFacade']),
      },
      at: [at(scene, 'east', dependsOn)],
    },
    {
      name: 'three modules',
      change: {
        ...using(scene, 'paper', [['stone'], []], ['stone', 'StoneFacade']),
        ...using(scene, 'scissors', [['paper'], []], ['paper', 'PaperFacade']),
        ...using(scene, 'stone', [['scissors'], []], ['scissors', 'ScissorsFacade']),
      },
      at: [at(scene, 'paper', dependsOn)],
    },
  ],
  legal: (scene) => [
    {
      name: 'one way',
      change: using(scene, 'north', [[scene.victim.name], []], [scene.victim.name, scene.victim.facade.name]),
    },
    {
      name: 'two ways to one module',
      change: {
        ...using(scene, 'upper', [['lower'], []], ['lower', 'LowerFacade']),
        ...using(scene, 'middle', [['lower'], []], ['lower', 'LowerFacade']),
        ...scene.newcomer('lower', [[], []]),
      },
    },
  ],
};
