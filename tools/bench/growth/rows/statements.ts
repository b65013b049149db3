import { query } from '../../../runner/postgres/query.ts';
import { Refusal } from '../../../runner/refusal.ts';

/** What PostgreSQL did for one request, by pg_stat_statements. */
export interface DatabaseWork {
  /** Of all statements of one request, in microseconds. */
  readonly microseconds: number;
  /** Blocks of 8 KiB that they touched. */
  readonly blocks: number;
  /** The one that took longest, beside the limiter's, which is the same for all. */
  readonly dearest: { readonly text: string; readonly microseconds: number; readonly blocks: number };
}

const LONGEST_TEXT = 200;

interface Row {
  readonly text: string;
  readonly calls: number;
  readonly microseconds: number;
  readonly blocks: number;
}

export const forgetStatements = (url: string): Promise<unknown> =>
  query(url, 'select public.pg_stat_statements_reset()');

/** @throws Refusal when no statement was run as often as the requests were: another database was asked */
export async function databaseWork(url: string, requests: number): Promise<DatabaseWork> {
  const rows = await query<Row>(url, statements);
  return workOf(rows, requests);
}

export function workOf(rows: readonly Row[], requests: number): DatabaseWork {
  // What a server asks for itself now and then is no part of a request.
  const asked = rows.filter(({ calls }) => calls >= requests * 0.9);
  const own = asked.filter(({ text }) => !text.includes('limits.counters'));
  const dearest = own.sort((one, other) => other.microseconds - one.microseconds)[0];
  if (!dearest) throw new Refusal('PostgreSQL saw no statement of these requests', 'npm run bench -- growth');
  const each = ({ microseconds, blocks }: Pick<Row, 'microseconds' | 'blocks'>) => ({
    microseconds: microseconds / requests,
    blocks: blocks / requests,
  });
  const sum = (of: 'microseconds' | 'blocks') => asked.reduce((total, row) => total + row[of], 0);
  return {
    ...each({ microseconds: sum('microseconds'), blocks: sum('blocks') }),
    dearest: { text: dearest.text.replaceAll(/\s+/g, ' ').slice(0, LONGEST_TEXT), ...each(dearest) },
  };
}

const statements = `
  select query as text, calls::float8 as calls, total_exec_time * 1000 as microseconds,
    (shared_blks_hit + shared_blks_read)::float8 as blocks
  from public.pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())`;
