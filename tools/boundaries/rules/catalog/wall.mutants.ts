import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

const columns = '(id uuid primary key, organization_id uuid not null)';

export const wallMutants: Corpus = {
  rule: 'catalog/wall',
  bad: ({ offender: { name }, offender }) =>
    inMigrations(offender, 600, {
      'a table of tenants without a wall': [`create table ${name}.w_open ${columns} ✗`],
      'a wall that is switched off': [
        `create table ${name}.w_off ${columns}`,
        `create policy wall on ${name}.w_off using (organization_id = current_setting('app.organization_id')::uuid) ✗`,
      ],
      'a wall that lets all through': [
        `create table ${name}.w_true ${columns}`,
        `alter table ${name}.w_true enable row level security`,
        `create policy wall on ${name}.w_true using (true) ✗`,
      ],
      'a wall around what is nobody’s': [
        `create table ${name}.w_system (id uuid primary key)`,
        `alter table ${name}.w_system enable row level security ✗`,
      ],
    }),
  legal: ({ offender: { name }, offender }) =>
    inMigrations(offender, 620, {
      'a table of nobody’s rows': [`create table ${name}.w_plain (id uuid primary key, note text)`],
      'a column that is called nearly so': [
        `create table ${name}.w_near (id uuid primary key, organization_name text)`,
      ],
      'a wall that stood around nobody’s rows, and went': [
        `create table ${name}.w_gone (id uuid primary key)`,
        `alter table ${name}.w_gone enable row level security`,
        `alter table ${name}.w_gone disable row level security`,
      ],
      'a view of nobody’s rows': [
        `create table ${name}.w_seen (id uuid primary key)`,
        `create view ${name}.w_view with (security_invoker = true) as select id as organization_id from ${name}.w_seen`,
      ],
    }),
};
