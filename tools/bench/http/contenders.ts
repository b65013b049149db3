import type { Contender } from '../stage/stage.ts';

export type Letter = 'a' | 'b' | 'c' | 'd';

/** What is compared. The letters are those of the page. */
export const contenders: Readonly<Record<Letter, Contender & { readonly about: string }>> = {
  a: {
    name: 'same-sql',
    program: 'tools/bench/http/servers/same-sql.ts',
    about:
      'Fastify and pg, bare, sending the statements that Bulkhead sends, in the same round trips, as the same logins',
  },
  b: {
    name: 'least-sql',
    program: 'tools/bench/http/servers/least-sql.ts',
    about: 'Fastify and pg, bare: one look-up of the session, then one statement that answers; no walls, no limits',
  },
  c: {
    name: 'plain-nest',
    program: 'tools/bench/http/servers/plain-nest.ts',
    about:
      'NestJS, Express and TypeORM in the usual style, with the same duties: session, membership and permission in a guard, ' +
      'limits as one upsert, validation, events in the transaction, a log line and a histogram a request',
  },
  d: {
    name: 'bulkhead',
    program: 'apps/api/main.ts',
    about: 'Bulkhead as production runs it, with everything on',
  },
};

export const letters = Object.keys(contenders) as Letter[];
