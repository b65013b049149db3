import type { Corpus } from '../../prove/corpus.ts';
import { inMigrations, singularOf } from './migrations.ts';

export const softReferenceMutants: Corpus = {
  rule: 'catalog/soft-reference',
  bad: ({ victim, offender }) => {
    const column = `${singularOf(offender)}_id`;
    return inMigrations(victim, 900, {
      'ids of a module that it does not know': [
        `create table ${victim.name}.f_one (id uuid primary key, ${column} uuid not null) ✗`,
      ],
      'the same as a text': [`create table ${victim.name}.f_two (id uuid primary key, ${column} text) ✗`],
    });
  },
  legal: ({ victim, offender }) =>
    inMigrations(offender, 920, {
      'ids of a module to which an arrow leads': [
        `create table ${offender.name}.f_known (id uuid primary key, ${singularOf(victim)}_id uuid not null)`,
      ],
      'ids of its own': [
        `create table ${offender.name}.f_own (id uuid primary key, ${singularOf(offender)}_id uuid not null)`,
      ],
    }),
};
