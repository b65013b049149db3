import type { Corpus } from '../../prove/corpus.ts';
import { migrating, trial, unmarked } from './scenes.ts';

export const foreignKeyMutants: Corpus = {
  rule: 'sql/foreign-key',
  bad: (scene) => [
    trial(
      'a column',
      migrating(
        scene,
        '1900000000001-key',
        `create table ${scene.offender.name}.bills (user_id uuid references ${scene.victim.entity.table} (id))`,
      ),
    ),
    trial(
      'a constraint of an own table',
      migrating(
        scene,
        '1900000000002-key',
        `alter table ${scene.offender.entity.table} add constraint of_other foreign key (id) references ${scene.victim.entity.table}`,
      ),
    ),
    trial('in the words of TypeORM', {
      [scene.file('migrations/1900000000030-key.ts')]: `import { TableForeignKey } from 'typeorm';
import type { QueryRunner } from 'typeorm';
export const up = (runner: QueryRunner) =>
  runner.createForeignKey('${scene.offender.entity.table}', new TableForeignKey({ columnNames: ['id'],
    referencedTableName: '${scene.victim.entity.table}', referencedColumnNames: ['id'] })); // ✗`,
    }),
  ],
  legal: (scene) => [
    trial(
      'a key to an own table',
      unmarked(
        migrating(
          scene,
          '1900000000003-key',
          `create table ${scene.offender.name}.bills (other uuid references ${scene.offender.entity.table} (id))`,
        ),
      ),
    ),
    trial(
      'a key of its own to itself, which waits',
      unmarked(
        migrating(
          scene,
          '1900000000048-key',
          `create table ${scene.offender.name}.chains (id uuid primary key, before uuid references ${scene.offender.name}.chains (id) deferrable initially deferred)`,
        ),
      ),
    ),
    trial(
      'the id of another, without a key',
      unmarked(
        migrating(
          scene,
          '1900000000049-key',
          `create table ${scene.offender.name}.copies (id uuid primary key, user_id uuid not null, constraint ${scene.victim.name}_references check (user_id is not null))`,
        ),
      ),
    ),
  ],
};
