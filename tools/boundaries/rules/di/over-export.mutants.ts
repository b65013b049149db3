import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { composed, doorOf, toward } from './scenes.ts';

const ownParts = (scene: Scene): readonly Injection[] => [
  {
    name: 'a part of the module, which hands its own classes to its siblings',
    change: composed(scene, 'exporte', {
      head: `import { PartModule } from '${toward(scene, 'exporte', `${scene.layout.modules}/exporte/part.module.ts`)}';`,
      lists: { imports: 'PartModule' },
      files: {
        'part.module.ts': `import { Injectable, Module } from '@nestjs/common';
@Injectable()
export class Part {}
@Module({ providers: [Part], exports: [Part] })
export class PartModule {}`,
      },
    }),
  },
  {
    name: 'a part of the module that is passed on, with what the door offers',
    change: composed(scene, 'exporth', {
      head: `import { PartModule } from '${toward(scene, 'exporth', `${scene.layout.modules}/exporth/part.module.ts`)}';`,
      lists: { imports: 'PartModule', providers: 'ExporthStore', exports: 'PartModule' },
      files: {
        'part.module.ts': `import { Module } from '@nestjs/common';
import { ExporthFacade } from '${toward(scene, 'exporth', `${scene.layout.modules}/exporth/exporth.facade.ts`)}';
@Module({ providers: [ExporthFacade], exports: [ExporthFacade] })
export class PartModule {}`,
      },
    }),
  },
];

const answersToPorts = (scene: Scene): readonly Injection[] => [
  {
    name: 'an answer to a port of another module',
    change: {
      ...composed(scene, 'exportf', {
        arrows: [['exportg'], []],
        head: `import { Seats } from '${doorOf(scene, 'exportf', 'exportg')}';`,
        lists: {
          providers: 'ExportfStore, ExportfFacade, { provide: Seats, useClass: ExportfStore }',
          exports: 'ExportfFacade, Seats',
        },
      }),
      ...composed(scene, 'exportg', {
        files: {
          'exportg.ports.ts': 'export abstract class Seats {}',
          [scene.layout.door]: ['module', 'facade', 'events', 'ports']
            .map(
              (role) =>
                `export { ${{ module: 'ExportgModule', facade: 'ExportgFacade', events: 'ExportgChanged' }[role] ?? 'Seats'} } from './exportg.${role}${ending(scene.specifier('a/b.ts', 'a/c.ts'))}';`,
            )
            .join('\n'),
        },
      }),
    },
  },
];

export const overExportMutants: Corpus = {
  rule: 'di/over-export',
  bad: (scene) => [
    {
      name: 'a class of the inside',
      change: composed(scene, 'exporta', { lists: { exports: 'ExportaFacade,\n    ExportaStore, // ✗\n  ' } }),
    },
    {
      name: 'a class of the inside, under a shared class that is no port',
      change: {
        ...composed(scene, 'exportb', {
          head: `import { Rows } from '${toward(scene, 'exportb', `${scene.layout.shared}/rows-of-all/rows.ts`)}';`,
          lists: {
            providers: 'ExportbStore, ExportbFacade, { provide: Rows, useExisting: ExportbStore }',
            exports: '...[ExportbFacade],\n    Rows, // ✗\n  ',
          },
        }),
        [`${scene.layout.shared}/rows-of-all/rows.ts`]: 'export abstract class Rows {}',
      },
    },
    {
      name: 'another module, with all that it exports',
      change: {
        ...composed(scene, 'exportc', {
          arrows: [['exportd'], []],
          head: `import { ExportdModule } from '${doorOf(scene, 'exportc', 'exportd')}';`,
          lists: { imports: 'ExportdModule', exports: 'ExportcFacade,\n    ExportdModule, // ✗\n  ' },
        }),
        ...composed(scene, 'exportd'),
      },
    },
  ],
  legal: (scene) => [...ownParts(scene), ...answersToPorts(scene)],
};

const ending = (specifier: string): string => specifier.replace('./c', '');
