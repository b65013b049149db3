import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Arrows } from '../../prove/newcomer.ts';
import type { Scene } from '../../prove/scene.ts';
import { at, dependsOn, listensTo, using } from './scenes.ts';

/** A newcomer whose door leads to its use of another: its module lists what hears, as modules do. */
function loading(scene: Scene, name: string, arrows: Arrows, to: readonly [string, string]): Change {
  const { layout, specifier } = scene;
  const folder = `${layout.modules}/${name}`;
  const path = specifier(`${folder}/${name}.module.ts`, `${folder}/use.ts`);
  const Name = name.charAt(0).toUpperCase() + name.slice(1);
  const module = `import { a } from '${path}';\nexport class ${Name}Module { readonly isHeard = Boolean(a); }`;
  return { ...using(scene, name, arrows, [...to]), [`${folder}/${name}.module.ts`]: module };
}

export const loadingRingMutants: Corpus = {
  rule: 'arrows/loading-ring',
  bad: (scene) => [
    {
      name: 'one calls and the other hears',
      change: {
        ...loading(scene, 'tongue', [['drum'], []], ['drum', 'DrumFacade']),
        ...loading(scene, 'drum', [[], ['tongue']], ['tongue', 'TongueChanged']),
      },
      at: [at(scene, 'drum', listensTo)],
    },
    {
      name: 'both hear',
      change: {
        ...loading(scene, 'ping', [[], ['pong']], ['pong', 'PongChanged']),
        ...loading(scene, 'pong', [[], ['ping']], ['ping', 'PingChanged']),
      },
      at: [at(scene, 'ping', listensTo)],
    },
    {
      name: 'three in a ring, of whom two hear',
      change: {
        ...loading(scene, 'do', [['mi'], []], ['mi', 'MiFacade']),
        ...loading(scene, 'mi', [[], ['sol']], ['sol', 'SolChanged']),
        ...loading(scene, 'sol', [[], ['do']], ['do', 'DoChanged']),
      },
      at: [at(scene, 'do', dependsOn)],
    },
  ],
  legal: (scene) => [
    {
      name: 'a door that hears, and is not heard',
      change: loading(scene, 'hearer', [[], [scene.victim.name]], [scene.victim.name, scene.victim.event.name]),
    },
    {
      name: 'two that hear a third',
      change: {
        ...loading(scene, 'left', [[], ['wellhead']], ['wellhead', 'WellheadChanged']),
        ...loading(scene, 'right', [['left'], ['wellhead']], ['left', 'LeftFacade']),
        [`${scene.layout.modules}/right/hears.ts`]: hearing(scene, 'right', 'wellhead', 'WellheadChanged'),
        ...scene.newcomer('wellhead', [[], []]),
      },
    },
    {
      name: 'a chain of hearing and calling, which ends',
      change: {
        ...loading(scene, 'brook', [[], ['river']], ['river', 'RiverChanged']),
        ...loading(scene, 'river', [['sea'], []], ['sea', 'SeaFacade']),
        ...scene.newcomer('sea', [[], []]),
      },
    },
  ],
};

function hearing({ layout, specifier }: Scene, name: string, to: string, event: string): string {
  const path = specifier(`${layout.modules}/${name}/hears.ts`, `${layout.modules}/${to}/${layout.door}`);
  return `import { ${event} } from '${path}';\nexport const heard = ${event};`;
}
