import type { Corpus } from '../../prove/corpus.ts';
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
  ],
};
