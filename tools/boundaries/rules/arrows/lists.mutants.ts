import type { Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

const dependsOn = 5;
const listensTo = 6;

const at = ({ layout: { modules, manifest } }: Scene, name: string, line: number): string =>
  `${modules}/${name}/${manifest}:${line}`;

/** A file of a newcomer that takes one name of the victim. */
const taking = ({ specifier, door, victim, layout: { modules } }: Scene, name: string, file: string, taken: string) =>
  `import { ${taken} } from '${specifier(`${modules}/${name}/${file}`, door(victim))}';\nexport const a = ${taken};`;

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
