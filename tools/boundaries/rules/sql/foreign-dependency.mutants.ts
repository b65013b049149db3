import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { migrating, tableOf, trial, unmarked } from './scenes.ts';

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
    ...furtherOwn(scene),
  ],
};

/** More of its own, each as [what, migration, statement]. */
function furtherOwn(scene: Scene): Injection[] {
  const { victim, offender } = scene;
  const [theirs, own] = [tableOf(victim.entity), offender.entity.table];
  const statements: readonly (readonly [string, string, string])[] = [
    [
      'an own view by WITH that is called like another’s table',
      '1900000000044-kept',
      `create view ${offender.name}.by_with with (security_invoker = true) as with ${theirs.name} as (select id from ${own}) select ${theirs.name}.id from ${theirs.name}`,
    ],
    [
      'an own trigger, whose function speaks of another in a comment',
      '1900000000045-kept',
      `create function ${offender.name}.touch() returns trigger language plpgsql as $$ begin -- not ${victim.entity.table}\n new.id := old.id; return new; end $$; create trigger touch before update on ${own} for each row execute function ${offender.name}.touch()`,
    ],
    [
      'an own policy, by what the session says',
      '1900000000046-kept',
      `create policy mine on ${own} using (id = current_setting('app.${victim.name}', true)::uuid)`,
    ],
    [
      'a function that loops over own rows under another’s name',
      '1900000000047-kept',
      `create function ${offender.name}.each() returns void language plpgsql as $$ declare ${theirs.name} record; begin for ${theirs.name} in select id from ${own} loop perform ${theirs.name}.id; end loop; end $$`,
    ],
  ];
  return statements.map(([what, name, sql]) => trial(what, unmarked(migrating(scene, name, sql))));
}
