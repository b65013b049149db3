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
      'rights that are taken from everybody': [
        `create table ${name}.r_taken (id uuid primary key)`,
        `revoke all on ${name}.r_taken from public`,
      ],
      'rights that its own login has already, said again': [
        `create table ${name}.r_again (id uuid primary key)`,
        `revoke truncate, references on ${name}.r_again from public cascade`,
      ],
      'a column and a sequence of its own, with a comment': [
        `create sequence ${name}.r_own_number owned by none`,
        `comment on sequence ${name}.r_own_number is 'public'`,
      ],
    }),
};
