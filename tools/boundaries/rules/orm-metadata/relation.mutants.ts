import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { entityOf, fileOf } from './entities.ts';

function byName(scene: Scene): Injection[] {
  const theirs = scene.victim.entity.name;
  const [start, end] = [theirs.slice(0, 2), theirs.slice(2)];
  return [
    { name: 'a name', change: entityOf(scene, 'ByName', [`@ManyToOne('${theirs}') other!: unknown; // ✗`]) },
    {
      name: 'a name that is read with every row',
      change: entityOf(scene, 'ByEagerName', [
        `@OneToOne('${theirs}', { eager: true }) // ✗`,
        '@JoinColumn({ name: "other" })',
        'other!: unknown;',
      ]),
    },
    {
      name: 'a name that is put together',
      change: entityOf(
        scene,
        'ByParts',
        ['@ManyToOne(() => who.join("")) other!: unknown; // ✗'],
        [`const who = ['${start}', '${end}'];`],
      ),
    },
    {
      name: 'a decorator of its own',
      change: entityOf(
        scene,
        'ByHelper',
        [`@BelongsTo('${theirs}') other!: unknown; // ✗`],
        ['const BelongsTo = (name: string): PropertyDecorator => ManyToOne(name);'],
      ),
    },
  ];
}

function byOtherMeans(scene: Scene): Injection[] {
  const theirs = scene.victim.entity.name;
  const direct = scene.specifier(fileOf(scene, 'ByClass'), scene.victim.entity.file);
  return [
    {
      name: 'a foreign key',
      change: entityOf(scene, 'ByKey', [`@Column('uuid') @ForeignKey('${theirs}') other!: string; // ✗`]),
    },
    {
      name: 'a table of pairs',
      change: entityOf(scene, 'ByPairs', [`@ManyToMany('${theirs}') // ✗`, '@JoinTable()', 'others!: unknown[];']),
    },
    {
      name: 'the class itself, past the door',
      change: entityOf(
        scene,
        'ByClass',
        [`@ManyToOne(() => ${theirs}) other!: ${theirs}; // ✗`],
        [`import { ${theirs} } from '${direct}';`],
      ),
    },
  ];
}

export const relationMutants: Corpus = {
  rule: 'orm-metadata/relation',
  bad: (scene) => [...byName(scene), ...byOtherMeans(scene)],
  legal: (scene) => {
    const { offender, specifier } = scene;
    const own = offender.entity.name;
    const direct = specifier(fileOf(scene, 'OwnByClass'), offender.entity.file);
    return [
      {
        name: 'an own entity, by its class',
        change: entityOf(
          scene,
          'OwnByClass',
          [`@ManyToOne(() => ${own}) other!: ${own};`],
          [`import { ${own} } from '${direct}';`],
        ),
      },
      {
        name: 'the id of another',
        change: entityOf(scene, 'PlainId', [
          `@Column({ name: '${scene.victim.entity.name.toLowerCase()}_id', type: 'uuid' }) other!: string;`,
        ]),
      },
      ...furtherOwn(scene),
      { name: 'itself', change: entityOf(scene, 'Chain', ['@ManyToOne(() => Chain) parent!: unknown;']) },
    ];
  },
};

function furtherOwn(scene: Scene): Injection[] {
  const { offender } = scene;
  const own = offender.entity.name;
  return [
    {
      name: 'an own entity, by its name',
      change: entityOf(scene, 'OwnByName', [`@ManyToOne('${own}') other!: unknown;`]),
    },
    {
      name: 'many own ones, with a table of pairs in the own schema',
      change: entityOf(scene, 'OwnPairs', [
        `@ManyToMany(() => OwnPairs)`,
        `@JoinTable({ schema: '${offender.name}', name: 'own_pairs_of_pairs' })`,
        'others!: unknown[];',
      ]),
    },
    {
      name: 'an own class of another’s name',
      change: entityOf(
        scene,
        'OwnNamed',
        [`@OneToOne(() => ${scene.victim.entity.name}s) @JoinColumn({ name: 'other' }) other!: unknown;`],
        [
          `@Entity({ schema: '${offender.name}', name: '${scene.victim.entity.name.toLowerCase()}_copies' })`,
          `class ${scene.victim.entity.name}s {`,
          `  @PrimaryColumn('uuid') id!: string;`,
          '}',
        ],
      ),
    },
    {
      name: 'values of columns that are called like a relation',
      change: entityOf(scene, 'OwnWords', [
        `@Column({ type: 'text', default: '${scene.victim.entity.name}' }) manyToOne!: string;`,
      ]),
    },
  ];
}
