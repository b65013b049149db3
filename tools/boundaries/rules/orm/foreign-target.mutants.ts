import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';

const manager = `import type { DataSource, EntityManager } from 'typeorm';`;

/** A repository file of the offender in which one expression is marked. */
const asking = ({ file }: Scene, name: string, expression: string, before = ''): Injection['change'] => ({
  [file(`${name}.repository.ts`)]: `${manager}
${before}export const ask = (manager: EntityManager, source: DataSource, id: string) =>
  [source, id, ${expression}]; // ✗`,
});

const harmless = (scene: Scene, name: string, expression: string, before = ''): Injection['change'] =>
  Object.fromEntries(
    Object.entries(asking(scene, name, expression, before)).map(([file, text]) => [
      file,
      String(text).replace(' // ✗', ''),
    ]),
  );

export const foreignTargetMutants: Corpus = {
  rule: 'orm/foreign-target',
  bad: (scene) => {
    const { table } = scene.victim.entity;
    const [schema = '', name = ''] = table.split('.');
    const row = 'class Row {\n  id!: string;\n}\n';
    const expressions: readonly (readonly [what: string, expression: string, before?: string])[] = [
      ['a repository by its table', `manager.getRepository('${table}')`],
      [
        'a text that is put together',
        `source.getTreeRepository([schema, '${name}'].join('.'))`,
        `const schema = '${schema}';\n`,
      ],
      ['a query builder', `manager['createQueryBuilder']('${table}', 'u')`],
      ['rows', `manager.findBy<{ id: string }>('${table}', { id })`],
      ['a write', `manager.insert('${table}', { id })`],
      ['a description in the place of a class', `manager.find({ type: Row, name: '${table}' })`, row],
      ['a join', `manager.createQueryBuilder().from(Row, 'i').leftJoin('${table}', 'u', 'u.id = i.id')`, row],
      ['a repository that is made', `new orm.Repository('${table}', manager)`, `import * as orm from 'typeorm';\n`],
      ['what a class is called', `source.getMetadata('${table}').target`],
      ['a subquery', `source.createQueryBuilder().select('u.id').from('${table}', 'u')`],
    ];
    return expressions.map(([what, expression, before], at) => {
      return { name: what, change: asking(scene, `target-${at}`, expression, before) };
    });
  },
  legal: (scene) => {
    const { offender, victim, file, specifier } = scene;
    const own = file('own-target.repository.ts');
    const [schema = ''] = victim.entity.table.split('.');
    return [
      {
        name: 'an own class, and an own table',
        change: {
          [own]: `${manager}
import { ${offender.entity.name} as Own } from '${specifier(own, offender.entity.file)}';
export const ask = (manager: EntityManager, source: DataSource) =>
  [manager.getRepository(Own), source.getRepository('${offender.entity.table}'), manager.find(Own)];`,
        },
      },
      {
        name: 'a path of an alias that is called like another’s schema',
        change: harmless(
          scene,
          'own-join',
          `manager.createQueryBuilder().from(Row, '${schema}').leftJoin('${schema}.rows', 'u')`,
          'class Row {\n  id!: string;\n  rows!: Row[];\n}\n',
        ),
      },
      ...ownTargets(scene),
      {
        name: 'methods of the same name of something else',
        change: {
          [file('own-find.ts')]: `export const ask = (all: string[], some: Map<string, string>) =>
  [all.find((it) => it === '${victim.entity.table}'), some.delete('${victim.entity.table}')];`,
        },
      },
    ];
  },
};

function ownTargets(scene: Scene): { name: string; change: Injection['change'] }[] {
  const { table } = scene.offender.entity;
  const [schema = '', name = ''] = table.split('.');
  const [, theirs = ''] = scene.victim.entity.table.split('.');
  const row = 'class Row {\n  id!: string;\n  rows!: Row[];\n}\n';
  const expressions: readonly (readonly [what: string, expression: string, before?: string])[] = [
    [
      'an own table, put together',
      `source.getRepository([schema, '${name}'].join('.'))`,
      `const schema = '${schema}';\n`,
    ],
    ['an alias that is called like another’s table', `manager.createQueryBuilder(Row, '${theirs}')`, row],
    [
      'a subquery of own rows',
      `manager.createQueryBuilder().from((it) => it.from(Row, 'row').select('row.id', 'id'), '${theirs}')`,
      row,
    ],
    [
      'a join of an own table',
      `manager.createQueryBuilder().from(Row, 'i').leftJoin('${table}', '${theirs}', '${theirs}.id = i.id')`,
      row,
    ],
    [
      'a join of an own class',
      `manager.createQueryBuilder(Row, 'i').innerJoinAndSelect(Row, '${theirs}', '${theirs}.id = i.id')`,
      row,
    ],
    [
      'a repository that is made of an own class',
      `new orm.Repository(Row, manager)`,
      `import * as orm from 'typeorm';\n${row}`,
    ],
    ['a relation of own rows', `manager.createQueryBuilder().relation(Row, 'rows').of(id).loadMany()`, row],
    ['what an own class is called', `[source.getMetadata(Row).tableName, manager.find(Row, { where: { id } })]`, row],
  ];
  return expressions.map(([what, expression, before], at) => {
    return { name: what, change: harmless(scene, `own-target-${at}`, expression, before) };
  });
}
