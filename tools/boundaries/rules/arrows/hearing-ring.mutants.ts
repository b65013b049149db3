import type { Corpus } from '../../prove/corpus.ts';
import { at, listensTo, using } from './scenes.ts';

export const hearingRingMutants: Corpus = {
  rule: 'arrows/hearing-ring',
  bad: (scene) => [
    {
      name: 'one calls and the other hears',
      change: {
        ...using(scene, 'mouth', [['ear'], []], ['ear', 'EarFacade']),
        ...using(scene, 'ear', [[], ['mouth']], ['mouth', 'MouthChanged']),
      },
      at: [at(scene, 'ear', listensTo)],
    },
    {
      name: 'both hear',
      change: {
        ...using(scene, 'talk', [[], ['echo']], ['echo', 'EchoChanged']),
        ...using(scene, 'echo', [[], ['talk']], ['talk', 'TalkChanged']),
      },
      at: [at(scene, 'echo', listensTo)],
    },
  ],
  legal: (scene) => [
    {
      name: 'hearing alone',
      change: using(scene, 'listener', [[], [scene.victim.name]], [scene.victim.name, scene.victim.event.name]),
    },
    { name: 'a module that hears everybody', change: scene.newcomer('all-ears', [[], ['*'], 'It counts']) },
  ],
};
