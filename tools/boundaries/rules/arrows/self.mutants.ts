import type { Corpus } from '../../prove/corpus.ts';
import { at, dependsOn, listensTo } from './scenes.ts';

export const selfMutants: Corpus = {
  rule: 'arrows/self',
  bad: (scene) => [
    {
      name: 'it depends on itself',
      change: scene.newcomer('selfish', [['selfish'], []]),
      at: [at(scene, 'selfish', dependsOn)],
    },
    {
      name: 'it hears itself',
      change: scene.newcomer('musing', [[], ['musing']]),
      at: [at(scene, 'musing', listensTo)],
    },
  ],
  legal: ({ newcomer }) => [
    { name: 'no arrow', change: newcomer('quiet', [[], []]) },
    { name: 'an import of itself', change: newcomer('calm', [[], []], { 'x.ts': 'export const calm = 1;' }) },
  ],
};
