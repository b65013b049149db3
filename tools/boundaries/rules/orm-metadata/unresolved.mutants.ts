import type { Corpus } from '../../prove/corpus.ts';
import { entityOf, fileOf } from './entities.ts';

export const unresolvedMutants: Corpus = {
  rule: 'orm-metadata/unresolved',
  bad: (scene) => [
    {
      name: 'a name that nobody has',
      change: entityOf(scene, 'ByNobody', [`@ManyToOne('NobodyAtAll') other!: unknown; // ✗`]),
    },
    {
      name: 'a name that the environment has',
      change: entityOf(scene, 'ByChance', [`@ManyToOne(() => [1, 2].map(String).join('x')) other!: unknown; // ✗`]),
    },
    {
      name: 'an entity without a key',
      change: {
        [fileOf(scene, 'Keyless')]: [
          `import { Column, Entity } from 'typeorm';`,
          `@Entity({ schema: '${scene.offender.name}', name: 'keyless' }) // ✗`,
          'export class Keyless {',
          `  @Column('text') name!: string;`,
          '}',
        ].join('\n'),
      },
    },
  ],
  legal: (scene) => [
    {
      name: 'a name of the module itself',
      change: entityOf(scene, 'BySelf', [`@ManyToOne('BySelf') other!: unknown;`]),
    },
    {
      name: 'a text that only looks like one',
      change: entityOf(scene, 'Words', [`@Column({ type: 'text', comment: 'ManyToOne NobodyAtAll' }) words!: string;`]),
    },
    {
      name: 'a name that is put together, of the module itself',
      change: entityOf(scene, 'ByPieces', [`@ManyToOne('ByPie' + 'ces') other!: unknown;`]),
    },
  ],
};
