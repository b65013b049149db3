import type { Corpus } from '../../prove/corpus.ts';
import { harmless, sending, trial } from './scenes.ts';

export const unownedSchemaMutants: Corpus = {
  rule: 'sql/unowned-schema',
  bad: (scene) => [
    trial('the public schema', sending(scene, 'public.repository.ts', `insert into public.settings values ($1)`)),
    trial(
      'a schema of somebody’s',
      sending(scene, 'common.repository.ts', `select * from common.settings where key = $1`),
    ),
  ],
  legal: (scene) => [
    trial(
      'the server’s own',
      harmless(
        scene,
        'server.repository.ts',
        `select table_name from information_schema.tables where table_schema = $1`,
      ),
    ),
    trial(
      'a property that looks like a schema',
      harmless(
        scene,
        'property.repository.ts',
        `select public.id from ${scene.offender.entity.table} as public where public.id = $1`,
      ),
    ),
  ],
};
