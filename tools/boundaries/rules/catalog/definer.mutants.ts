import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

const atomic = 'begin atomic select 1; end';

export const definerMutants: Corpus = {
  rule: 'catalog/definer',
  bad: ({ offender: { name }, offender }) =>
    inMigrations(offender, 400, {
      'a function': [`create function ${name}.s_one() returns int language sql security definer ${atomic} ✗`],
      'a function that becomes one': [
        `create function ${name}.s_later() returns int language sql ${atomic}`,
        `alter function ${name}.s_later() security definer ✗`,
      ],
      'a procedure': [
        `create procedure ${name}.s_two() language plpgsql security definer as $$ begin perform 1; end $$ ✗`,
      ],
    }),
  legal: ({ offender: { name }, offender }) =>
    inMigrations(offender, 420, {
      'a function with the rights of its caller': [
        `create function ${name}.s_plain() returns int language sql security invoker ${atomic}`,
      ],
      'a name that says it': [`create table ${name}.security_definer (id uuid primary key, definer text)`],
      'one that no longer is': [
        `create function ${name}.s_mended() returns int language sql security definer ${atomic}`,
        `alter function ${name}.s_mended() security invoker`,
      ],
    }),
};
