import type { Corpus } from '../../prove/corpus.ts';
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
  legal: ({ victim: { entity }, offender }) => {
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
    });
  },
};
