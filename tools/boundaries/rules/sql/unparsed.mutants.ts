import type { Corpus } from '../../prove/corpus.ts';
import { harmless, migrating, sending, trial, unmarked } from './scenes.ts';

export const unparsedMutants: Corpus = {
  rule: 'sql/unparsed',
  bad: (scene) => [
    trial('a slip', sending(scene, 'slip.repository.ts', `select * form ${scene.offender.entity.table} where id = $1`)),
    trial(
      'a slip in a function’s body',
      migrating(
        scene,
        '1900000000021-slip',
        `create function ${scene.offender.name}.slip() returns void language plpgsql as $$ begin selct 1; end $$`,
      ),
    ),
  ],
  legal: (scene) => [
    trial(
      'several statements in one text',
      unmarked(
        migrating(
          scene,
          '1900000000022-slip',
          `alter table ${scene.offender.entity.table} enable row level security; create policy own on ${scene.offender.entity.table} using (true);`,
        ),
      ),
    ),
    trial(
      'what is new in the grammar',
      harmless(
        scene,
        'own-new.repository.ts',
        `\`select json_value($1::jsonb, '$.a' returning int) as a, merge_action from (select 1 as merge_action) as "form"\``,
      ),
    ),
  ],
};
