import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { migrating, tableOf, trial, unmarked } from './scenes.ts';

export const foreignDefinitionMutants: Corpus = {
  rule: 'sql/foreign-definition',
  bad: (scene) => {
    const { table } = scene.victim.entity;
    const { schema } = tableOf(scene.victim.entity);
    return [
      trial('a column more', migrating(scene, '1900000000004-change', `alter table ${table} add column plan text`)),
      trial('an index', migrating(scene, '1900000000005-change', `create index of_other on ${table} (id)`)),
      trial(
        'a table that goes',
        migrating(scene, '1900000000006-change', `drop table if exists ${scene.offender.name}.none, ${table} cascade`),
      ),
      trial('a comment', migrating(scene, '1900000000007-change', `comment on column ${table}.id is 'ours'`)),
      trial(
        'a schema of another',
        migrating(scene, '1900000000008-change', `create type ${schema}.state as enum ('a')`),
      ),
      trial('in the words of TypeORM', {
        [scene.file('migrations/1900000000031-change.ts')]: `import type { QueryRunner } from 'typeorm';
export const down = (runner: QueryRunner) => runner.dropTable('${table}', true); // ✗`,
      }),
    ];
  },
  legal: (scene) => [
    trial(
      'own changes',
      unmarked(
        migrating(
          scene,
          '1900000000009-change',
          `alter table ${scene.offender.entity.table} add column plan text; create index own_plan on ${scene.offender.entity.table} (plan)`,
        ),
      ),
    ),
    trial(
      'an own index by another’s name',
      unmarked(
        migrating(
          scene,
          '1900000000010-change',
          `create index ${tableOf(scene.victim.entity).name} on ${scene.offender.entity.table} (id)`,
        ),
      ),
    ),
    ...furtherOwn(scene),
  ],
};

/** More of its own, each as [what, migration, statement]. */
function furtherOwn(scene: Scene): Injection[] {
  const { victim, offender } = scene;
  const [theirs, own] = [tableOf(victim.entity), offender.entity.table];
  const statements: readonly (readonly [string, string, string])[] = [
    [
      'an own table that is called like another’s',
      '1900000000040-own',
      `create table ${offender.name}.${theirs.name} (id uuid primary key); drop table ${offender.name}.${theirs.name}`,
    ],
    [
      'own types, in quotes and capitals',
      '1900000000041-own',
      `CREATE TYPE "${offender.name}"."state" AS ENUM ('${victim.name}.a'); ALTER TYPE "${offender.name}"."state" ADD VALUE 'b'`,
    ],
    [
      'a column that is called like another’s schema',
      '1900000000042-own',
      `alter table ${own} add column ${victim.name} text; comment on column ${own}.${victim.name} is 'as ${victim.entity.table} has it'`,
    ],
    [
      'an own table that is renamed, and one that was never there',
      '1900000000043-own',
      `alter table if exists ${offender.name}.gone rename to ${theirs.name}; drop index if exists ${offender.name}.${theirs.name}_index`,
    ],
  ];
  return statements.map(([what, name, sql]) => trial(what, unmarked(migrating(scene, name, sql))));
}
