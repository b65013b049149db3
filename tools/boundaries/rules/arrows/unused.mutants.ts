import type { Corpus } from '../../prove/corpus.ts';
import { at, dependsOn, listensTo, taking } from './scenes.ts';

export const unusedMutants: Corpus = {
  rule: 'arrows/unused',
  bad: (scene) => {
    const { victim, offender, newcomer } = scene;
    const inTest = { 'idle.spec.ts': taking(scene, 'idle', 'idle.spec.ts', victim.facade.name) };
    return [
      {
        name: 'two arrows, of which a test alone uses one',
        change: newcomer('idle', [[victim.name], [offender.name]], inTest),
        at: [at(scene, 'idle', dependsOn), at(scene, 'idle', listensTo)],
      },
      {
        name: 'an arrow to hear, where only the facade is taken',
        change: newcomer('deaf', [[victim.name], [victim.name]], {
          'use.ts': taking(scene, 'deaf', 'use.ts', victim.facade.name),
        }),
        at: [at(scene, 'deaf', listensTo)],
      },
    ];
  },
  legal: (scene) => {
    const { victim, newcomer } = scene;
    const { facade, event } = victim;
    return [
      {
        name: 'both arrows, both used, and a reason to hear all',
        change: newcomer('busy', [[victim.name], [victim.name, '*'], 'It counts all events'], {
          'calls.ts': taking(scene, 'busy', 'calls.ts', facade.name),
          'hears.ts': taking(scene, 'busy', 'hears.ts', event.name),
        }),
      },
      {
        name: 'a type alone',
        change: newcomer('typing', [[victim.name], []], {
          'use.ts': taking(scene, 'typing', 'use.ts', facade.name)
            .replace('import {', 'import type {')
            .replace('const a =', 'type A ='),
        }),
      },
    ];
  },
};
