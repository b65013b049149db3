import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Arrows } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';

/** A newcomer that takes a name of another one. */
function using(
  { newcomer, specifier, layout }: Scene,
  name: string,
  arrows: Arrows,
  [to, taken]: [string, string],
): Change {
  const path = specifier(`${layout.modules}/${name}/use.ts`, `${layout.modules}/${to}/${layout.door}`);
  return newcomer(name, arrows, { 'use.ts': `import { ${taken} } from '${path}';\nexport const a = ${taken};` });
}

const dependsOn = 5;
const listensTo = 6;

const at = ({ layout }: Scene, name: string, line: number): readonly string[] => [
  `${layout.modules}/${name}/${layout.manifest}:${line}`,
];

export const ringMutants: Corpus = {
  rule: 'arrows/ring',
  bad: (scene) => [
    {
      name: 'two modules',
      change: {
        ...using(scene, 'east', [['west'], []], ['west', 'WestFacade']),
        ...using(scene, 'west', [['east'], []], ['east', 'EastFacade']),
      },
      at: at(scene, 'east', dependsOn),
    },
    {
      name: 'three modules',
      change: {
        ...using(scene, 'paper', [['stone'], []], ['stone', 'StoneFacade']),
        ...using(scene, 'scissors', [['paper'], []], ['paper', 'PaperFacade']),
        ...using(scene, 'stone', [['scissors'], []], ['scissors', 'ScissorsFacade']),
      },
      at: at(scene, 'paper', dependsOn),
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

export const hearingRingMutants: Corpus = {
  rule: 'arrows/hearing-ring',
  bad: (scene) => [
    {
      name: 'one calls and the other hears',
      change: {
        ...using(scene, 'mouth', [['ear'], []], ['ear', 'EarFacade']),
        ...using(scene, 'ear', [[], ['mouth']], ['mouth', 'MouthChanged']),
      },
      at: at(scene, 'ear', listensTo),
    },
    {
      name: 'both hear',
      change: {
        ...using(scene, 'talk', [[], ['echo']], ['echo', 'EchoChanged']),
        ...using(scene, 'echo', [[], ['talk']], ['talk', 'TalkChanged']),
      },
      at: at(scene, 'echo', listensTo),
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
