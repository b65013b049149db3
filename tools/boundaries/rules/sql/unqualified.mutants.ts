import type { Corpus } from '../../prove/corpus.ts';
import { harmless, sending, tableOf, trial } from './scenes.ts';

export const unqualifiedMutants: Corpus = {
  rule: 'sql/unqualified',
  bad: (scene) => [
    trial(
      'another’s table',
      sending(scene, 'bare.repository.ts', `select * from ${tableOf(scene.victim.entity).name} where id = $1`),
    ),
    trial(
      'an own table',
      sending(scene, 'bare-own.repository.ts', `delete from ${tableOf(scene.offender.entity).name} where id = $1`),
    ),
    trial(
      'a table inside of WITH of its own name',
      sending(scene, 'bare-with.repository.ts', `with ours as (select * from ours where id = $1) select * from ours`),
    ),
  ],
  legal: (scene) => [
    trial(
      'functions, values and rows of functions',
      harmless(
        scene,
        'named.repository.ts',
        `select id, now(), lower(name) from ${scene.offender.entity.table} cross join unnest($1::text[]) as given (name)`.replace(
          'id, now(), lower(name)',
          'now(), lower(given.name)',
        ),
      ),
    ),
    trial(
      'names of WITH RECURSIVE',
      harmless(
        scene,
        'named-with.repository.ts',
        `with recursive n as (select 1 as i union all select i + 1 from n where i < $1::int) select * from n for update of n`.replace(
          ' for update of n',
          '',
        ),
      ),
    ),
    trial(
      'names of the server, of a JSON table and of VALUES',
      harmless(
        scene,
        'named-values.repository.ts',
        `\`select v.a, t.b, c.relname from (values ($1)) as v (a), json_table('[1]'::jsonb, '$[*]' columns (b int path '$')) as t, pg_catalog.pg_class as c\``,
      ),
    ),
  ],
};
