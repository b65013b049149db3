import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations } from './migrations.ts';

export const rightsMutants: Corpus = {
  rule: 'catalog/rights',
  bad: ({ victim, offender: { name }, offender }) =>
    inMigrations(offender, 700, {
      'rows that everybody may read': [
        `create table ${name}.r_rows (id uuid primary key)`,
        `grant select on ${name}.r_rows to public ✗`,
      ],
      'a column that everybody may change': [
        `create table ${name}.r_column (id uuid primary key, note text)`,
        `grant update (note) on ${name}.r_column to public ✗`,
      ],
      'a schema that everybody may enter': [`grant usage on schema ${name} to public ✗`],
      'a sequence that everybody may count on': [
        `create sequence ${name}.r_number`,
        `grant usage on sequence ${name}.r_number to public ✗`,
      ],
      'a table in the schema of another': [`create table ${victim.name}.r_guest (id uuid primary key) ✗`],
    }),
  legal: ({ offender: { name }, offender }) =>
    inMigrations(offender, 720, {
      'a table that says nothing of rights': [
        `create table ${name}.r_plain (id uuid primary key, number bigint generated always as identity)`,
      ],
      'words that only sound like rights': [
        `create table ${name}.r_words (id uuid primary key, public boolean not null, granted_to text)`,
        `comment on table ${name}.r_words is 'grant select to public'`,
      ],
    }),
};
