import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

export const deniedMutants: Corpus = {
  rule: 'catalog/denied',
  bad: ({ victim: { entity }, offender }) =>
    inMigrations(offender, 200, {
      'a change of rows': [`delete from ${entity.table} where false ✗`],
      'a comment on a table': [`comment on table ${entity.table} is 'ours' ✗`],
      'rows that are copied': [
        `create table ${offender.name}.d_copy (id uuid primary key)`,
        `insert into ${offender.name}.d_copy select id from ${entity.table} ✗`,
      ],
    }),
  legal: ({ offender }) => {
    const own = `${offender.name}.d_own`;
    return inMigrations(offender, 220, {
      'the same on an own table': [
        `create table ${own} (id uuid primary key)`,
        `insert into ${own} select gen_random_uuid() where false`,
        `delete from ${own} where false`,
        `comment on table ${own} is 'ours'`,
      ],
      'what a session may set for itself': [`set local lock_timeout = '1s'`, 'select 1'],
      'an own function that is called, and an own table that is emptied': [
        `create table ${own}_filled (id uuid primary key)`,
        `create function ${own}_fill() returns bigint language sql begin atomic select count(*) from ${own}_filled; end`,
        `select ${own}_fill()`,
        `truncate ${own}_filled`,
      ],
    });
  },
};
