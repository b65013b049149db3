import type { Corpus } from '../../prove/corpus.ts';
import { migrating, trial, unmarked } from './scenes.ts';

export const foreignDependencyMutants: Corpus = {
  rule: 'sql/foreign-dependency',
  bad: (scene) => {
    const { table } = scene.victim.entity;
    const { table: own } = scene.offender.entity;
    const { name } = scene.offender;
    const told = `${scene.victim.name}.tell()`;
    const body = `begin if exists (select 1 from ${table}) then return new; end if; return null; end`;
    const statements: readonly (readonly [string, string])[] = [
      ['a view', `create view ${name}.seen with (security_invoker = true) as select id from ${table}`],
      [
        'a materialised view',
        `create materialized view ${name}.kept as with a as (select id from ${table}) select * from a`,
      ],
      ['a function of PL/pgSQL', `create function ${name}.copy() returns trigger language plpgsql as $$ ${body} $$`],
      [
        'a function of SQL',
        `create function ${name}.total() returns bigint language sql as 'select count(*) from ${table}'`,
      ],
      ['a policy', `create policy seen on ${own} using (id in (select id from ${table}))`],
      ['another’s function', `create trigger told after insert on ${own} for each row execute function ${told}`],
    ];
    return statements.map(([what, sql], at) => trial(what, migrating(scene, `190000000001${at + 1}-kept`, sql)));
  },
  legal: (scene) => [
    trial(
      'an own view',
      unmarked(
        migrating(
          scene,
          '1900000000017-view',
          `create view ${scene.offender.name}.own_view with (security_invoker = true) as select id from ${scene.offender.entity.table}`,
        ),
      ),
    ),
    trial(
      'an own function',
      unmarked(
        migrating(
          scene,
          '1900000000018-view',
          `create function ${scene.offender.name}.own_total(wanted int) returns bigint language plpgsql as $$ declare found_ones bigint; begin select count(*) into found_ones from ${scene.offender.entity.table}; return found_ones * wanted; end $$`,
        ),
      ),
    ),
  ],
};
