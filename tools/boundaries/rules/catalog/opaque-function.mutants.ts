import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

export const opaqueFunctionMutants: Corpus = {
  rule: 'catalog/opaque-function',
  bad: ({ offender: { name }, offender }) =>
    inMigrations(offender, 300, {
      'a body between dollars': [`create function ${name}.o_text() returns int language sql as $$ select 1 $$ ✗`],
      'a body between quotes': [`create function ${name}.o_quoted() returns int language sql as 'select 1' ✗`],
      'a procedure': [`create procedure ${name}.o_procedure() language sql as $$ select 1 $$ ✗`],
    }),
  legal: ({ victim, offender: { name, entity }, offender }) =>
    inMigrations(offender, 320, {
      'a body that PostgreSQL understands': [
        `create function ${name}.o_atomic() returns int language sql begin atomic select 1; end`,
      ],
      'a short body that is one expression': [`create function ${name}.o_return() returns int language sql return 1`],
      'PL/pgSQL in which an alias is called like a schema': [
        `create function ${name}.o_alias() returns bigint language plpgsql as $$ begin return (select count(${victim.name}.id) from ${entity.table} as ${victim.name}); end $$`,
      ],
      'PL/pgSQL that stays at home': [
        `create function ${name}.o_touch() returns trigger language plpgsql as $$ begin /* unlike ${victim.entity.table} */ new.id := old.id; return new; end $$`,
      ],
    }),
};
