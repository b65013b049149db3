import type { Corpus, Injection } from '../../prove/corpus.ts';
import type { Scene } from '../../prove/scene.ts';
import { inMigrations } from './migrations.ts';

export const crossingMutants: Corpus = {
  rule: 'catalog/crossing',
  bad: ({ victim: { entity }, offender }) => {
    const [own, theirs] = [offender.name, entity.table];
    const columns = `columnNames: ['ref'], referencedColumnNames: ['id']`;
    return inMigrations(offender, 100, {
      'a foreign key': [`create table ${own}.c_key (id uuid primary key, ref uuid references ${theirs} (id)) ✗`],
      'a view that the caller reads': [
        `create view ${own}.c_view with (security_invoker = true) as select count(*) as n from ${theirs} ✗`,
      ],
      'a materialised view': [`create materialized view ${own}.c_copy as select count(*) as n from ${theirs} ✗`],
      'a function that PostgreSQL understands': [
        `create function ${own}.c_count() returns bigint language sql begin atomic select count(*) from ${theirs}; end ✗`,
      ],
      'a child of a table': [`create table ${own}.c_child () inherits (${theirs}) ✗`],
      'a column of a row type': [`create table ${own}.c_row (id uuid primary key, was ${theirs}) ✗`],
      'a foreign key that TypeORM writes': [
        `create table ${own}.c_api (id uuid primary key, ref uuid)`,
        `runner.query(\`alter table ${own}.c_api add foreign key (ref) references ${theirs} (id)\`) ✗`,
      ],
      'a constraint without a name, added by code': [
        `create table ${own}.c_code (id uuid primary key, ref uuid)`,
        `runner.createForeignKey('${own}.c_code', new (await import('typeorm')).TableForeignKey({ ${columns}, referencedTableName: '${theirs}' })) ✗`,
      ],
    });
  },
  legal: (scene) => {
    const { offender, victim } = scene;
    const { entity } = victim;
    const own = offender.name;
    const alike = entity.table.split('.').at(-1) ?? '';
    return inMigrations(offender, 120, {
      'own tables, a view and a function over them': [
        `create table ${own}.c_plain (id uuid primary key, parent uuid references ${own}.c_plain (id))`,
        `create view ${own}.c_plain_view with (security_invoker = true) as select id from ${own}.c_plain`,
        `create function ${own}.c_plain_count() returns bigint language sql begin atomic select count(*) from ${own}.c_plain; end`,
      ],
      'a CTE and an alias that are called like a table of another': [
        `create view ${own}.c_cte with (security_invoker = true) as with ${alike} as (select 1 as n) select ${alike}.n from ${alike}`,
      ],
      'a comment that speaks of it': [
        `create table ${own}.c_told (id uuid primary key)`,
        `comment on table ${own}.c_told is 'Not a copy of ${entity.table}'`,
      ],
      'a child, a column of a row type and a key, all of an own table': [
        `create table ${own}.c_base (id uuid not null)`,
        `create table ${own}.c_kin (was ${own}.c_base, primary key (id)) inherits (${own}.c_base)`,
        `create table ${own}.c_kin_key (id uuid primary key references ${own}.c_kin (id))`,
      ],
      'an own table of the same name': [
        `create table ${own}.${alike} (id uuid primary key)`,
        `create view ${own}.c_same with (security_invoker = true) as select id from ${own}.${alike}`,
        `drop view ${own}.c_same`,
        `drop table ${own}.${alike}`,
      ],
    }).concat(partsOfItsOwn(scene));
  },
};

function partsOfItsOwn({ victim: { entity }, offender }: Scene): Injection[] {
  const own = offender.name;
  const alike = entity.table.split('.').at(-1) ?? '';
  return inMigrations(offender, 140, {
    'types, domains and defaults of its own': [
      `create type ${own}.c_state as enum ('${alike}')`,
      `create domain ${own}.c_name as text check (value <> '${entity.table}')`,
      `create table ${own}.c_typed (id uuid primary key, state ${own}.c_state default '${alike}', name ${own}.c_name)`,
    ],
    'a sequence of its own, in parts of a table': [
      `create sequence ${own}.c_numbers`,
      `create table ${own}.c_parts (id bigint default nextval('${own}.c_numbers'), at date, primary key (id, at)) partition by range (at)`,
      `create table ${own}.c_part partition of ${own}.c_parts for values from ('2026-01-01') to ('2027-01-01')`,
    ],
    'a trigger of its own': [
      `create table ${own}.c_fired (id uuid primary key)`,
      `create function ${own}.c_fire() returns trigger language plpgsql as $$ begin return new; end $$`,
      `create trigger c_fire before insert on ${own}.c_fired for each row execute function ${own}.c_fire()`,
    ],
  });
}
