import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Secret } from '../config/index.js';
import { adminConnection } from '../database/index.js';
import { ownDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { batch, held, lease, more, single } from './claims.js';
import './test/world.js';

const DONE = 20_000;
const WAITING = 5_000;
const inbox = 'sink.event_inbox';

let database: TestDatabase;
let client: Client;

beforeAll(async () => {
  database = await ownDatabase();
  client = new Client(adminConnection(new Secret(database.variables.DATABASE_URL)));
  await client.connect();
  await fill();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** A queue that was empty when the server last counted, as a healthy one always is, and then filled up. */
async function fill(): Promise<void> {
  await client.query(`alter table ${inbox} set (autovacuum_enabled = off)`);
  const add = (from: number, rows: number) =>
    client.query(
      `insert into ${inbox} (handler, event_id, publisher, sequence, aggregate_type, aggregate_id, event)
       select 'sink.note', gen_random_uuid(), 'source', n, 'source.thing', 'thing ' || n % $2, '{}'
       from generate_series($1::int, $1::int + $2::int - 1) as n`,
      [from, rows],
    );
  await add(1, DONE);
  await client.query(`update ${inbox} set status = 'done', finished_at = now()`);
  await client.query(`vacuum analyze ${inbox}`);
  await add(DONE + 1, WAITING);
}

interface Plan {
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number };
}

/** Pages that the server looks at to answer this: what a plan costs, whatever else the machine does. */
async function pagesOf(text: string, parameters: unknown[]): Promise<number> {
  await client.query('begin');
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': Plan[] }>(
      `explain (analyze, buffers, format json) ${text}`,
      parameters,
    );
    const { Plan: plan } = rows[0]!['QUERY PLAN'][0]!;
    return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
  } finally {
    await client.query('rollback');
  }
}

/** Pages that one row may cost, and pages that everything may cost that is not a row. */
const [A_ROW, BESIDE] = [50, 200];

describe('with thousands waiting that the planner does not know of', () => {
  it.each([1, 50])('a claim of %i looks at a few pages for each row that it takes', async (most) => {
    const take = [['sink.send', 'sink.note'], most];
    // It reads 200 rows in order to find out whose they are.
    const enough = BESIDE + 200 + A_ROW * most;
    expect(await pagesOf(batch(inbox, 'near'), take)).toBeLessThan(enough);
    expect(await pagesOf(lease(inbox, 'near', 5), take)).toBeLessThan(enough);
    expect(await pagesOf(more(inbox), [take[0]])).toBeLessThan(BESIDE + 200);
  });

  it('takes those first that were published first, where all are due since the same moment', async () => {
    const first = Array.from({ length: 50 }, (_, place) => DONE + 1 + place);
    const claim = async (text: string) => {
      const { rows } = await client.query<{ sequence: string }>(text, [['sink.note'], first.length]);
      return rows.map(({ sequence }) => Number(sequence));
    };
    await client.query('begin');
    expect(await claim(batch(inbox, 'near'))).toEqual(first);
    await client.query('rollback');
    const unordered = batch(inbox, 'near').replace('order by since, first', 'order by since');
    expect(unordered).not.toBe(batch(inbox, 'near'));
    await client.query('begin');
    expect(await claim(unordered)).not.toEqual(first);
    await client.query('rollback');
  });

  it('so does whoever holds one of them', async () => {
    const { rows } = await client.query<{ event_id: string }>(
      `select event_id from ${inbox} where status = 'pending' order by sequence limit 1`,
    );
    const one = ['sink.note', rows[0]?.event_id];
    expect(await pagesOf(single(inbox), one)).toBeLessThan(A_ROW);
    expect(await pagesOf(`update ${inbox} set attempts = attempts + 1 where ${held}`, [...one, 0])).toBeLessThan(A_ROW);
  });

  it('a claim in the words of the wrong index looks at all of them for each: the tests above can fail', async () => {
    const confused = lease(inbox, 'near', 5).replace("f.status = 'pending'", 'f.finished_at is null');
    expect(confused).not.toBe(lease(inbox, 'near', 5));
    expect(await pagesOf(confused, [['sink.note'], 50])).toBeGreaterThan(BESIDE + 200 + A_ROW * 50);
  });
});

describe('behind thousands that wait for one of their aggregate that has failed', () => {
  const [take, most] = [['sink.note'], 10];

  beforeAll(async () => {
    await client.query(`update ${inbox} set aggregate_id = 'hot' where status = 'pending'`);
    await client.query(
      `update ${inbox} set available_at = now() + interval '1 hour' where sequence =
         (select min(sequence) from ${inbox} where status = 'pending')`,
    );
    await client.query(
      `insert into ${inbox} (handler, event_id, publisher, sequence, aggregate_type, aggregate_id, event, available_at)
       values ('sink.note', gen_random_uuid(), 'source', 1000000, 'source.thing', 'other', '{}', clock_timestamp())`,
    );
  });

  it('a first look finds nothing and says so, and the second one finds what is free', async () => {
    const claim = async (text: string, parameters: unknown[]) => (await client.query(text, parameters)).rows;
    await client.query('begin');
    expect(await claim(batch(inbox, 'near'), [take, most])).toEqual([]);
    expect(await claim(more(inbox), [take])).toHaveLength(1);
    expect(await claim(batch(inbox, 'far'), [take, most])).toMatchObject([{ aggregate_id: 'other' }]);
    await client.query('rollback');
  });

  it('the second one reads them once, and asks once for all of them who is first', async () => {
    const { rows } = await client.query<{ pages: number }>(
      `select (pg_relation_size('${inbox}') + pg_indexes_size('${inbox}')) / 8192 as pages`,
    );
    expect(await pagesOf(batch(inbox, 'far'), [take, most])).toBeLessThan(Number(rows[0]?.pages) + WAITING + BESIDE);
  });
});
