import type { Change, Corpus } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { composed, fromShared, inShared } from './scenes.ts';

/** Shared functions that no checker sees through: tokens of TypeORM's, and who is given what they stand for. */
const rows = (scene: Scene, job: string): Change =>
  inShared(
    scene,
    job,
    `@Module({})
export class Rows {}
const value = (provide: string): Provider => ({ provide, useValue: {} });
export const rowsOf = (name: string): DynamicModule => ({
  module: Rows,
  providers: [value(\`\${name}DataSource\`), value(\`\${name}_ThingRepository\`)],
  exports: [\`\${name}DataSource\`, \`\${name}_ThingRepository\`],
});
export const handed = (to: Type, token: string): Provider => ({
  provide: to,
  inject: [token],
  useFactory: (given: unknown) => new to(given),
});`,
  );

export const ambientDataMutants: Corpus = {
  rule: 'di/ambient-data',
  bad: (scene) => [
    {
      name: 'a repository that a factory hands to a service',
      change: {
        ...rows(scene, 'rows-handed'),
        ...composed(scene, 'rowsa', {
          head: fromShared(scene, 'rowsa', 'rows-handed', 'handed, rowsOf'),
          lists: {
            imports: "rowsOf('rowsa')",
            providers: "RowsaFacade,\n    handed(RowsaStore, 'rowsa_ThingRepository'), // ✗\n  ",
          },
        }),
      },
    },
    {
      name: 'a data source that a factory hands to a service',
      change: {
        ...rows(scene, 'sources-handed'),
        ...composed(scene, 'rowsb', {
          head: fromShared(scene, 'rowsb', 'sources-handed', 'handed, rowsOf'),
          lists: {
            imports: "rowsOf('rowsb')",
            providers: "RowsbFacade,\n    handed(RowsbStore, 'rowsb' + 'DataSource'), // ✗\n  ",
          },
        }),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a list under a text of one’s own that is called like a repository',
      change: composed(scene, 'rowsd', {
        head: `import { Inject, Injectable } from '@nestjs/common';
@Injectable()
class Things {
  constructor(@Inject('rowsd:thingsRepository') readonly things: readonly string[]) {}
}`,
        lists: {
          providers: "RowsdStore, RowsdFacade, Things, { provide: 'rowsd:thingsRepository', useValue: [] }",
        },
      }),
    },
    {
      name: 'own classes that are called like those of TypeORM',
      change: composed(scene, 'rowsc', {
        head: `import { Injectable } from '@nestjs/common';
@Injectable()
class ThingRepository {}
@Injectable()
class Things {
  constructor(readonly things: ThingRepository) {}
}`,
        lists: { providers: 'RowscStore, RowscFacade, ThingRepository, Things' },
      }),
    },
  ],
};
