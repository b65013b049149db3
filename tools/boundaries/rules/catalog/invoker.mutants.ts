import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

export const invokerMutants: Corpus = {
  rule: 'catalog/invoker',
  bad: ({ offender: { name, entity }, offender }) =>
    inMigrations(offender, 500, {
      'a view that says nothing': [`create view ${name}.v_plain as select count(*) as n from ${entity.table} ✗`],
      'a view that says no': [
        `create view ${name}.v_no with (security_invoker = false) as select count(*) as n from ${entity.table} ✗`,
      ],
      'a view that is changed afterwards': [
        `create view ${name}.v_later with (security_invoker = true) as select count(*) as n from ${entity.table}`,
        `alter view ${name}.v_later reset (security_invoker) ✗`,
      ],
    }),
  legal: ({ offender: { name, entity }, offender }) =>
    inMigrations(offender, 520, {
      'a view with the rights of its reader': [
        `create view ${name}.v_right with (security_invoker = true) as select count(*) as n from ${entity.table}`,
      ],
      'the same, in other words': [
        `create view ${name}.v_on with (security_barrier, security_invoker = on) as select count(*) as n from ${entity.table}`,
      ],
      'one that is mended afterwards': [
        `create view ${name}.v_mended as select count(*) as n from ${entity.table}`,
        `alter view ${name}.v_mended set (security_invoker = true)`,
      ],
    }),
};
