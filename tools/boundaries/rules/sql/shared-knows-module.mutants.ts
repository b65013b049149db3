import type { Corpus } from '../../prove/corpus.ts';
import { tableOf, trial } from './scenes.ts';

export const sharedKnowsModuleMutants: Corpus = {
  rule: 'sql/shared-knows-module',
  bad: (scene) => {
    const { victim, shared } = scene;
    const at = (name: string): string => shared('database').replace(/[^/]+$/, name);
    return [
      trial('a statement', {
        [at('peeks.ts')]: `import type { DataSource } from 'typeorm';
export const peek = (source: DataSource) => source.query('select 1 from ${victim.entity.table}'); // ✗`,
      }),
      trial('a text that leaves the schema out at first', {
        [at('peeks-later.ts')]: `import type { EntityManager } from 'typeorm';
const of = (schema: string) => \`select count(*) from \${schema}.${tableOf(victim.entity).name}\`;
export const peek = (manager: EntityManager) => manager.query(of('${victim.name}')); // ✗`,
      }),
    ];
  },
  legal: ({ shared, victim }) => [
    trial('what the server knows', {
      [shared('database').replace(/[^/]+$/, 'server-knows.ts')]: `import type { DataSource } from 'typeorm';
/** Nothing of ${victim.entity.table}. */
export const ready = (source: DataSource) => source.query('select 1 from pg_catalog.pg_class');`,
    }),
    trial('a statement for whichever schema a module names', {
      [shared('database').replace(/[^/]+$/, 'server-asks.ts')]: `import type { DataSource } from 'typeorm';
/** How many connections somebody has. */
export const used = (source: DataSource, login: string) =>
  source.query('select count(*) from pg_catalog.pg_stat_activity where usename = $1', [login]);`,
    }),
  ],
};
