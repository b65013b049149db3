import type { Corpus } from '../../prove/corpus.ts';
import { entityOf, fileOf } from './entities.ts';

const plain = (name: string, arguments_: string, mark = ''): string =>
  [
    `import { Entity, PrimaryColumn } from 'typeorm';`,
    `@Entity(${arguments_})${mark}`,
    `export class ${name} {`,
    `  @PrimaryColumn('uuid') id!: string;`,
    '}',
  ].join('\n');

export const tableMutants: Corpus = {
  rule: 'orm-metadata/table',
  bad: (scene) => {
    const { victim, offender } = scene;
    const [schema = victim.name, name = ''] = victim.entity.table.split('.');
    return [
      {
        name: 'the table of another',
        change: { [fileOf(scene, 'Shadow')]: plain('Shadow', `{ schema: '${schema}', name: '${name}' }`, ' // ✗') },
      },
      {
        name: 'a schema that hides in the name',
        change: { [fileOf(scene, 'Dotted')]: plain('Dotted', `'${schema}.${name}'`, ' // ✗') },
      },
      {
        name: 'a table of pairs in the schema of another',
        change: entityOf(
          scene,
          'Pairs',
          [
            `@ManyToMany(() => ${offender.entity.name}) // ✗`,
            `@JoinTable({ schema: '${schema}', name: 'pairs' })`,
            'others!: unknown[];',
          ],
          [
            `import { ${offender.entity.name} } from '${scene.specifier(fileOf(scene, 'Pairs'), offender.entity.file)}';`,
          ],
        ),
      },
    ];
  },
  legal: (scene) => {
    const { offender } = scene;
    return [
      {
        name: 'a table of its own schema',
        change: { [fileOf(scene, 'Own')]: plain('Own', `{ schema: '${offender.name}', name: 'own' }`) },
      },
      {
        name: 'the same, in one word',
        change: { [fileOf(scene, 'OwnDotted')]: plain('OwnDotted', `'${offender.name}.own_dotted'`) },
      },
      {
        name: 'a table that is called like another module',
        change: {
          [fileOf(scene, 'Namesake')]: plain(
            'Namesake',
            `{ schema: '${offender.name}', name: '${scene.victim.name}' }`,
          ),
        },
      },
    ];
  },
};
