import type { Corpus } from '../../prove/corpus.ts';
import { harmless, sending, tableOf, trial } from './scenes.ts';

export const foreignWriteMutants: Corpus = {
  rule: 'sql/foreign-write',
  bad: (scene) => {
    const { victim, file } = scene;
    const { table } = victim.entity;
    return [
      trial('an update', sending(scene, 'writes.repository.ts', `update ${table} set name = $1`)),
      trial(
        'a deletion inside of WITH',
        sending(
          scene,
          'writes-with.repository.ts',
          `with gone as (delete from only ${table} where id = $1 returning id) select count(*) from gone`,
        ),
      ),
      trial('a lock', sending(scene, 'writes-lock.repository.ts', `lock table ${table} in share mode`)),
      trial(
        'another’s sequence',
        sending(scene, 'writes-next.repository.ts', `\`select nextval('${table}_id_seq'::regclass), $1\``),
      ),
      trial('a fixture in a spec', {
        [file('writes.spec.ts')]:
          `type Source = { readonly query: (text: string, values?: unknown[]) => Promise<unknown> };
export const fill = (source: Source) =>
  source.query('insert into ${table} (id) values (gen_random_uuid()) on conflict do nothing'); // ✗`,
      }),
    ];
  },
  legal: (scene) => [
    trial(
      'own rows',
      harmless(scene, 'own-writes.repository.ts', `insert into ${scene.offender.entity.table} (id) values ($1)`),
    ),
    trial(
      'own rows, under an alias of another’s name',
      harmless(
        scene,
        'own-update.repository.ts',
        `update ${scene.offender.entity.table} as ${tableOf(scene.victim.entity).name} set id = $1`,
      ),
    ),
    trial(
      'own rows that are merged, from WITH that is called like another’s table',
      harmless(
        scene,
        'own-merge.repository.ts',
        `with ${tableOf(scene.victim.entity).name} as (select $1::uuid as id) merge into ${scene.offender.entity.table} as t using ${tableOf(scene.victim.entity).name} as s on t.id = s.id when matched then delete`,
      ),
    ),
    trial(
      'a value, a label and a column that are called like another’s table',
      harmless(
        scene,
        'own-returning.repository.ts',
        `\`update ${scene.offender.entity.table} set id = id where id = $1 returning id as "${scene.victim.entity.table}"\``,
      ),
    ),
    trial('a map and a list from which something is deleted', {
      [scene.file('own-delete.ts')]:
        `export const drop = (all: Map<string, number>, list: { insert(text: string): void }) =>
  [all.delete('${scene.victim.entity.table}'), list.insert('insert into ${scene.victim.entity.table}')];`,
    }),
  ],
};
