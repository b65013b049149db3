import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { migrationOf } from './migrations.ts';

const ids = ['0197a000-0000-7000-8000-000000000001', '0197a000-0000-7000-8000-000000000002'] as const;

/** The victim seeds an id, and the offender another one, or the same. */
function seeds({ victim, offender }: Scene, number: number, theirs: string, insertion: string): Injection['change'] {
  const table = `s_rows_${number}`;
  return {
    ...migrationOf(victim, number, [
      `create table ${victim.name}.${table} (id uuid primary key)`,
      `insert into ${victim.name}.${table} values ('${theirs}')`,
    ]),
    ...migrationOf(offender, number, [
      `create table ${offender.name}.${table} (id uuid primary key, ref uuid)`,
      insertion.replaceAll('TABLE', `${offender.name}.${table}`),
    ]),
  };
}

export const seedMutants: Corpus = {
  rule: 'catalog/seed',
  bad: (scene) => [
    {
      name: 'an id that both write',
      change: seeds(scene, 800, ids[0], `insert into TABLE values (gen_random_uuid(), '${ids[0]}') ✗`),
    },
    {
      name: 'an id that is handed over',
      change: seeds(
        scene,
        801,
        ids[1],
        `runner.query('insert into TABLE values (gen_random_uuid(), $1)', ['${ids[1]}']) ✗`,
      ),
    },
  ],
  legal: (scene) => [
    {
      name: 'an id of its own',
      change: seeds(
        scene,
        820,
        '0197a000-0000-7000-8000-000000000003',
        `insert into TABLE values ('0197a000-0000-7000-8000-000000000004', null)`,
      ),
    },
    {
      name: 'the id of nobody',
      change: seeds(
        scene,
        821,
        '00000000-0000-0000-0000-000000000000',
        `insert into TABLE values (gen_random_uuid(), '00000000-0000-0000-0000-000000000000')`,
      ),
    },
  ],
};
