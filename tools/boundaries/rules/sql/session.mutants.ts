import type { Corpus } from '../../prove/corpus.ts';
import { harmless, migrating, sending, trial } from './scenes.ts';

export const sessionMutants: Corpus = {
  rule: 'sql/session',
  bad: (scene) => [
    trial('the search path', sending(scene, 'path.repository.ts', `set local search_path = ${scene.victim.name}`)),
    trial(
      'the search path, by a function',
      sending(scene, 'path-set.repository.ts', `\`select set_config('search_path', $1, true)\``),
    ),
    trial('the role of another', sending(scene, 'role.repository.ts', `set role ${scene.victim.name}_owner`)),
    trial(
      'rights for another',
      migrating(
        scene,
        '1900000000023-grant',
        `grant select on ${scene.offender.entity.table} to bulkhead_${scene.victim.name}`,
      ),
    ),
    trial(
      'another database',
      sending(
        scene,
        'remote.repository.ts',
        `\`select * from dblink('dbname=other', 'select 1') as t (n int) where n = $1::int\``,
      ),
    ),
  ],
  legal: (scene) => [
    trial('a time-out', harmless(scene, 'setting.repository.ts', `\`set local statement_timeout = '1s'\``)),
    trial(
      'a column that is called like a setting',
      harmless(
        scene,
        'column.repository.ts',
        `select role.id as search_path from ${scene.offender.entity.table} as role where role.id = $1`,
      ),
    ),
    trial(
      'a setting of its own, for one transaction',
      harmless(scene, 'setting-own.repository.ts', `\`select set_config('app.scope', $1, true)\``),
    ),
    trial(
      'what the session is',
      harmless(scene, 'setting-asked.repository.ts', `\`select current_setting('search_path'), current_user, $1\``),
    ),
    trial(
      'words of that kind in a value and a column',
      harmless(
        scene,
        'setting-words.repository.ts',
        `\`select 'set role' as role, 'set search_path' as "set" from ${scene.offender.entity.table} where id = $1\``,
      ),
    ),
  ],
};
